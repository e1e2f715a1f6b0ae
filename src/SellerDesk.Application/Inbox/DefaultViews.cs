using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Inbox;

/// <summary>The views that everybody finds at the first start. Once there are any shared views, whatever people made of them stays.</summary>
public sealed class DefaultViews(WholeDb database)
{
    /// <summary>Names are the keys of texts while nobody renamed them: the page shows them in the reader's language.</summary>
    public static IReadOnlyList<(string Name, InboxFilter Filter)> All { get; } =
    [
        ("urgent", new InboxFilter { Due = InboxDue.Today }),
        ("mine", new InboxFilter { Assignee = InboxAssignee.Mine }),
        ("unassigned", new InboxFilter { Assignee = InboxAssignee.Nobody }),
        ("negative", new InboxFilter { Ratings = [1, 2] }),
        ("praise", new InboxFilter { Ratings = [4, 5], HasText = false }),
        ("snoozed", new InboxFilter { State = InboxState.Snoozed }),
        ("rejected", new InboxFilter { Reply = ReplyState.Rejected }),
    ];

    public async Task EnsureAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(hashtextextended('saved_views', 0))", cancel);
        if (!await db.SavedViews.AnyAsync(v => v.OwnerId == null && v.Section == ViewSection.Inbox, cancel))
        {
            db.AddRange(All.Select((view, place) => SavedView.Of(ViewSection.Inbox, view.Name, InboxQuery.Write(view.Filter), null, place + 1)));
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }
}
