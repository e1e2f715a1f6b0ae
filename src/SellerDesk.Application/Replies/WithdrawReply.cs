using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies.Decisions;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies;

/// <summary>Undo: takes back a reply that has not left yet. Its text becomes the author's draft again, so nothing typed is lost.</summary>
public sealed class WithdrawReply(ScopedDb database, TimeProvider time)
{
    /// <exception cref="RuleException"><c>reply.alreadyLeft</c> when the call has been made or is about to be.</exception>
    public async Task ExecuteAsync(Actor actor, OutgoingReplyId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        try
        {
            await Contended.RunAsync(() => TryAsync(actor, id, cancel));
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleException("reply.alreadyLeft");
        }
    }

    private async Task TryAsync(Actor actor, OutgoingReplyId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var reply = await db.OutgoingReplies.FirstOrDefaultAsync(r => r.Id == id, cancel) ?? throw new RuleException("reply.unknown");
        actor.RequireShop(reply.ShopId);
        var item = await db.WorkItems.FirstAsync(i => i.Id == reply.WorkItemId && i.ShopId == reply.ShopId, cancel);
        var now = time.GetUtcNow();
        reply.Withdraw();
        item.ReplyWithdrawn(reply.IsEdit, now);
        ItemEvents.Add(db, item, ItemEventKind.ReplyWithdrawn, actor.PersonId, now, ("reply", id.Value.ToString()));
        if ((actor.PersonId ?? reply.AuthorId) is { } person)
        {
            await DraftRows.KeepAsync(db, item, person, reply.Text, now, cancel);
        }

        await (reply.Decision is null ? EndedReply.SaveAsync(db, reply, item, [], now, cancel) : CaseDecisions.SaveAsync(db, reply, item, null, now, cancel));
    }
}
