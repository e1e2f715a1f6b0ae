using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Replies;

/// <summary>
/// Makes the call of one reply. The attempt is saved before the call and its outcome after it; killed in between, the row says "Sending" and
/// is looked up once the call must have ended, never simply sent again.
/// </summary>
public sealed class ReplyCaller(WholeDb database, ShopAccessReader access, DeliverySettings settings, TimeProvider time, ILogger<ReplyCaller> log)
{
    public async Task CallAsync(OutgoingReplyId id, CancellationToken cancel)
    {
        await using var open = await OpenReply.LoadAsync(database, id, cancel);
        var now = time.GetUtcNow();
        var reply = open.Reply;
        if (AutomaticLeave.IsAutomatic(reply.Origin) && await AutomaticLeave.WhyNotAsync(open.Db, open.Item, now, cancel) is { } why)
        {
            await AutomaticStop.WithdrawAsync(open, why, null, now, cancel);
            return;
        }

        reply.BeginCall(now, now + settings.CallTimeout + settings.Settling);
        open.Item.FollowReply(ReplyState.Sending);
        var attempt = DeliveryAttempt.Begin(reply, now);
        open.Db.Add(attempt);
        await open.Db.SaveChangesAsync(cancel);

        var failure = await TryCallAsync(open, cancel);

        // The desk may be stopping: what came of the call is saved all the same.
        await SaveOutcomeAsync(open, attempt, failure, CancellationToken.None);
    }

    private async Task<MarketplaceException?> TryCallAsync(OpenReply open, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(settings.CallTimeout);
        try
        {
            await SendAsync(open, patience.Token);
            return null;
        }
        catch (MarketplaceException failed)
        {
            return failed;
        }
        catch (OperationCanceledException)
        {
            return new MarketplaceException(MarketplaceFailure.NoAnswer, "timeout");
        }
    }

    private async Task SendAsync(OpenReply open, CancellationToken cancel)
    {
        var (connector, shop, reply) = (access.Connector(open.Shop), access.Read(open.Shop), open.Reply);
        if (reply.Decision is not null)
        {
            var decider = connector.Decisions ?? throw new MarketplaceException(MarketplaceFailure.Refused, "not offered");
            open.SeenReturn = await DecisionCaller.LookAsync(decider, shop, reply.TargetNumber, cancel);
            await DecisionCaller.CallAsync(decider, shop, reply, open.SeenReturn, cancel);
            open.SeenReturn = null;
            return;
        }

        if (reply.Kind == WorkItemKind.Chat)
        {
            var sender = connector.ChatMessages ?? throw new MarketplaceException(MarketplaceFailure.Refused, "not offered");
            var (facts, files) = await InsideAsync(open, cancel);
            reply.BecameMessage(await sender.SendAsync(shop, reply.TargetNumber, facts, new ChatCall(reply.Text, files), cancel));
            return;
        }

        var replies = connector.Replies ?? throw new MarketplaceException(MarketplaceFailure.Refused, "not offered");
        await replies.SendAsync(shop, new ReplyCall(reply.Kind, reply.TargetNumber, reply.Text, reply.IsEdit), cancel);
    }

    /// <summary>What a message must carry to be taken, and its files.</summary>
    private static async Task<(Dictionary<string, string> Facts, List<OutgoingFile> Files)> InsideAsync(OpenReply open, CancellationToken cancel)
    {
        var chat = ChatId.From(open.Item.Id.Value);
        var facts = await open.Db.Chats.AsNoTracking().Where(c => c.Id == chat && c.ShopId == open.Item.ShopId).Select(c => c.Facts).FirstAsync(cancel);
        return (facts, await ReplyFiles.ToSendAsync(open.Db, open.Reply, cancel));
    }

    private async Task SaveOutcomeAsync(OpenReply open, DeliveryAttempt attempt, MarketplaceException? failure, CancellationToken cancel)
    {
        DeskFlow.CountSend("reply", failure?.Failure.ToString() ?? "Accepted");
        var now = time.GetUtcNow();
        attempt.End(failure?.Failure.ToString() ?? "Submitted", failure?.Detail, now);
        if (failure is null)
        {
            open.Reply.Submitted(now + settings.FirstLookUp);
            open.Item.FollowReply(ReplyState.Submitted);
        }
        else
        {
            log.LogWarning("Reply {Reply} of shop {Shop}: {Failure} {Detail}", open.Reply.Id.Value, open.Shop.Id, failure.Failure, failure.Detail);
            await FailAsync(open, failure, now, cancel);
        }

        await open.SaveAsync(now, cancel);
    }

    private async Task FailAsync(OpenReply open, MarketplaceException failure, DateTimeOffset now, CancellationToken cancel)
    {
        var code = failure.Failure.ToString();
        switch (failure.Failure)
        {
            case MarketplaceFailure.NoAnswer:
            case MarketplaceFailure.Unreadable:
                open.Reply.OutcomeUnknown(open.Reply.CalledAt!.Value + settings.CallTimeout + settings.Settling);
                open.Item.FollowReply(ReplyState.Unknown);
                break;
            case MarketplaceFailure.RateLimited:
            case MarketplaceFailure.Unavailable when failure.RetryAt is not null:
                open.Reply.Postpone(code, failure.Detail, failure.RetryAt ?? now + settings.Pause(3));
                open.Item.FollowReply(ReplyState.Queued);
                break;
            case MarketplaceFailure.NoScope when open.Reply.Kind == WorkItemKind.Chat:
                // The key wrote into other chats: it is this one that takes no more, its window is over or the buyer shut it.
                open.Reply.Reject(ReplyLookUp.ChatShut, failure.Detail);
                await open.ComeBackAsync(ReplyState.Rejected, now, cancel);
                break;
            case MarketplaceFailure.Refused when failure.Detail == DecisionCaller.NoLongerAllowed:
                open.Reply.Reject(ReplyLookUp.DecisionShut, null);
                await open.ComeBackAsync(ReplyState.Rejected, now, cancel);
                break;
            case MarketplaceFailure.Refused:
            case MarketplaceFailure.NotFound:
            case MarketplaceFailure.NeedsSubscription:
                open.Reply.Reject(code, failure.Detail);
                await open.ComeBackAsync(ReplyState.Rejected, now, cancel);
                break;
            default:
                open.Reply.TryAgain(code, failure.Detail, failure.RetryAt ?? now + settings.Pause(open.Reply.Attempts + 2));
                open.Item.FollowReply(ReplyState.Queued);
                if (open.Reply.State == OutgoingState.Dead)
                {
                    await open.ComeBackAsync(ReplyState.Failed, now, cancel);
                }

                break;
        }
    }
}
