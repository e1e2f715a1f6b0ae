using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Inbox;

/// <summary>Keeps a filter under a name. The same name of the same person again replaces the filter.</summary>
public sealed class SaveView(WholeDb database, SavedViewBook book)
{
    public Task<SavedViewId> ExecuteAsync(Actor actor, string name, InboxFilter filter, bool shared, CancellationToken cancel) =>
        ExecuteAsync(actor, ViewSection.Inbox, name, InboxQuery.Write(filter), shared, cancel);

    /// <param name="query">The filter as it stands in the address of the section's list.</param>
    public async Task<SavedViewId> ExecuteAsync(Actor actor, ViewSection section, string name, string query, bool shared, CancellationToken cancel)
    {
        var owner = OwnView.OwnerOf(actor, shared);
        await using var db = database.Open();
        var named = name.Trim();
        await db.SavedViews.Where(v => v.OwnerId == owner && v.Section == section && v.Name == named).ExecuteDeleteAsync(cancel);
        var last = await db.SavedViews.Where(v => v.OwnerId == owner && v.Section == section).MaxAsync(v => (int?)v.Position, cancel) ?? 0;
        var view = SavedView.Of(section, name, query, owner, last + 1);
        db.Add(view);
        await db.SaveChangesAsync(cancel);
        book.Forget();
        return view.Id;
    }
}
