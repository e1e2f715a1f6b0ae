using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies;

/// <summary>Takes an automatic answer back before it leaves; the item waits for a person again.</summary>
internal static class AutomaticStop
{
    /// <returns>False when its call has begun: then it is gone, whatever is pressed.</returns>
    public static async Task<bool> TryAsync(WholeDb database, OutgoingReplyId id, string why, PersonId? by, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            await Contended.RunAsync(async () =>
            {
                await using var open = await OpenReply.LoadAsync(database, id, cancel);
                await WithdrawAsync(open, why, by, now, cancel);
            });
            return true;
        }
        catch (Exception late) when (late is DbUpdateConcurrencyException or RuleException)
        {
            return false;
        }
    }

    public static async Task WithdrawAsync(OpenReply open, string why, PersonId? by, DateTimeOffset now, CancellationToken cancel)
    {
        open.Reply.Withdraw();
        open.Item.ReplyWithdrawn(open.Reply.IsEdit, now);
        ItemEvents.Add(open.Db, open.Item, ItemEventKind.ReplyWithdrawn, by, now, ("why", why), ("reply", open.Reply.Id.Value.ToString()));
        await open.SaveAsync(now, cancel);
    }
}
