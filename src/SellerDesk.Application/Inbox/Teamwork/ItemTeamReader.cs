using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Application.Inbox.Teamwork;

/// <summary>Reads what people have around one item, in the reading of the item itself.</summary>
public sealed class ItemTeamReader(TagBook book)
{
    private const int MostNotes = 200;

    internal async Task<ItemTeam> LoadAsync(SellerDeskDb db, WorkItem item, Expression<Func<WorkItem, InboxRow>> row, CancellationToken cancel)
    {
        var notes = await db.ItemNotes.AsNoTracking().Where(n => n.ShopId == item.ShopId && n.WorkItemId == item.Id).OrderBy(n => n.CreatedAt).ThenBy(n => n.Id)
            .Select(n => new NoteDetails(n.Id, n.AuthorId, n.Text, n.CreatedAt, n.EditedAt)).Take(MostNotes).ToListAsync(cancel);
        var merged = await db.WorkItems.AsNoTracking().Where(i => i.ShopId == item.ShopId && i.MergedInto == item.Id).OrderBy(i => i.CreatedAt).ThenBy(i => i.Id).Select(row).ToListAsync(cancel);
        var main = item.MergedInto is { } into ? await db.WorkItems.AsNoTracking().Where(i => i.ShopId == item.ShopId && i.Id == into).Select(row).FirstOrDefaultAsync(cancel) : null;
        var last = await db.ItemEvents.Where(e => e.ShopId == item.ShopId && e.WorkItemId == item.Id).MaxAsync(e => (long?)e.Id, cancel) ?? 0;
        var known = await book.LoadAsync(cancel);
        return new ItemTeam(
            notes, [.. item.Tags.Select(name => known.FirstOrDefault(tag => tag.Name == name) ?? new TagFace(name, "grey"))], merged, main,
            item.SnoozedUntil, item.SnoozeWake, await HasOrderAsync(db, item, cancel), last);
    }

    private static async Task<bool> HasOrderAsync(SellerDeskDb db, WorkItem item, CancellationToken cancel)
    {
        var (review, chat) = (ReviewId.From(item.Id.Value), ChatId.From(item.Id.Value));
        var (complaint, answer) = (ComplaintId.From(item.Id.Value), SurveyAnswerId.From(item.Id.Value));
        return item.Kind switch
        {
            WorkItemKind.Review => await db.Reviews.AnyAsync(r => r.Id == review && r.ShopId == item.ShopId && r.OrderNumber != null, cancel),
            WorkItemKind.Chat => await db.Chats.AnyAsync(c => c.Id == chat && c.ShopId == item.ShopId && c.OrderNumber != null, cancel),
            WorkItemKind.Complaint => await db.Complaints.AnyAsync(c => c.Id == complaint && c.ShopId == item.ShopId && c.OrderNumber != null, cancel),
            WorkItemKind.LateOrder => true,
            WorkItemKind.Survey => await db.SurveyAnswers.AnyAsync(a => a.Id == answer && a.ShopId == item.ShopId && a.OrderNumber != null, cancel),
            _ => false,
        };
    }
}
