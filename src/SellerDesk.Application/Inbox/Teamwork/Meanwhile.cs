using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Inbox.Teamwork;

/// <summary>Refuses an answer whose writer has not seen what somebody else did to the item since it was opened.</summary>
internal static class Meanwhile
{
    private static readonly ItemEventKind[] Matters =
        [ItemEventKind.ReplyWritten, ItemEventKind.ReplyPublished, ItemEventKind.Closed, ItemEventKind.Merged, ItemEventKind.BuyerWrote, ItemEventKind.Snoozed];

    /// <param name="seen">The newest line of the history that the writer has seen; null: not asked (programs, bulk).</param>
    /// <exception cref="RuleException"><c>reply.meanwhile.…</c> says who did what.</exception>
    public static async Task RequireNothingAsync(SellerDeskDb db, WorkItem item, Actor actor, long? seen, CancellationToken cancel)
    {
        if (seen is not { } last)
        {
            return;
        }

        var me = actor.PersonId?.Value;
        var missed = await db.ItemEvents.AsNoTracking()
            .Where(e => e.ShopId == item.ShopId && e.WorkItemId == item.Id && e.Id > last && Matters.Contains(e.Kind) && (e.PersonId == null || e.PersonId != me))
            .OrderByDescending(e => e.Id).Select(e => new { e.Kind, e.PersonId }).FirstOrDefaultAsync(cancel);
        if (missed is null)
        {
            return;
        }

        var who = missed.PersonId is { } person ? await db.Users.Where(p => p.Id == person).Select(p => p.Name).FirstOrDefaultAsync(cancel) : null;
        throw new RuleException(missed.Kind switch
        {
            ItemEventKind.BuyerWrote => "reply.meanwhile.buyer",
            ItemEventKind.Closed or ItemEventKind.Merged => "reply.meanwhile.closed",
            ItemEventKind.Snoozed => "reply.meanwhile.snoozed",
            _ => "reply.meanwhile.answered",
        }, who ?? "SellerDesk");
    }
}
