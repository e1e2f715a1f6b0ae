using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Replies;

/// <summary>
/// Reads back what the marketplace shows for a reply whose call was made: the only proof there is. An unknown outcome is sent again only after
/// a look-up has shown that nothing arrived.
/// </summary>
public sealed partial class ReplyLookUp(WholeDb database, ShopAccessReader access, DeliverySettings settings, TimeProvider time)
{
    /// <summary>Error codes beside those of <see cref="MarketplaceFailure"/>.</summary>
    public const string TargetGone = "TargetGone";
    public const string AnsweredElsewhere = "AnsweredElsewhere";
    public const string NeverSeen = "NeverSeen";
    public const string Moderation = "Moderation";
    public const string ChatShut = "ChatShut";

    public async Task LookUpAsync(OutgoingReplyId id, CancellationToken cancel)
    {
        await using var open = await OpenReply.LoadAsync(database, id, cancel);
        var reply = open.Reply;
        var now = time.GetUtcNow();
        if (reply.State == OutgoingState.Sending)
        {
            // Nobody ended this call: its node died, or is held up beyond any answer.
            await EndAttemptAsync(open, now, cancel);
            reply.OutcomeUnknown(now);
            open.Item.FollowReply(ReplyState.Unknown);
        }

        try
        {
            await (reply.Decision is not null ? LookAtDecisionAsync(open, now, cancel) : reply.Kind == WorkItemKind.Chat ? LookIntoChatAsync(open, now, cancel) : LookAtAnswerAsync(open, now, cancel));
        }
        catch (MarketplaceException failed)
        {
            // Not knowing is no reason to send: ask again later, as often as it takes.
            reply.LookUpFailed(failed.Failure.ToString(), failed.Detail, failed.RetryAt ?? now + settings.Pause(3));
        }

        await open.SaveAsync(now, cancel);
    }

    private async Task LookAtAnswerAsync(OpenReply open, DateTimeOffset now, CancellationToken cancel)
    {
        var sender = access.Connector(open.Shop).Replies ?? throw new MarketplaceException(MarketplaceFailure.Refused, "not offered");
        var seen = await sender.LookUpAsync(access.Read(open.Shop), open.Reply.Kind, open.Reply.TargetNumber, cancel);
        await ConcludeAsync(open, seen, now, cancel);
    }

    private async Task ConcludeAsync(OpenReply open, AnswerLookUp seen, DateTimeOffset now, CancellationToken cancel)
    {
        var reply = open.Reply;
        if (!seen.Found)
        {
            reply.GiveUp(TargetGone, null);
            await open.ComeBackAsync(ReplyState.Failed, now, cancel);
        }
        else if (seen.Answer is { } answer && SameText(answer.Text, reply.Text))
        {
            await ArrivedAsync(open, answer, now, cancel);
        }
        else if (seen.Answer is { State: not AnswerState.Rejected } other && !reply.IsEdit)
        {
            // Somebody answered in the marketplace's own cabinet meanwhile: theirs stands, ours is kept as a draft.
            reply.GiveUp(AnsweredElsewhere, null);
            await open.ComeBackAsync(ReplyState.Failed, now, cancel);
            open.Item.Answered(now);
            await AnswerRows.SaveAsync(open, other, cancel);
        }
        else
        {
            await NotThereAsync(open, now, cancel);
        }
    }

    private async Task ArrivedAsync(OpenReply open, IncomingAnswer answer, DateTimeOffset now, CancellationToken cancel)
    {
        switch (answer.State)
        {
            case AnswerState.InModeration:
                open.Reply.SeenInModeration(now + settings.Pause(open.Reply.LookUps));
                open.Item.FollowReply(ReplyState.InModeration);
                break;
            case AnswerState.Rejected:
                open.Reply.Reject(Moderation, answer.StateRaw);
                await open.ComeBackAsync(ReplyState.Rejected, now, cancel);
                break;
            default:
                open.Published(now);
                break;
        }

        await AnswerRows.SaveAsync(open, answer, cancel);
    }

    private async Task NotThereAsync(OpenReply open, DateTimeOffset now, CancellationToken cancel)
    {
        var reply = open.Reply;
        if (reply.State == OutgoingState.Unknown)
        {
            reply.TryAgain(MarketplaceFailure.NoAnswer.ToString(), null, now);
            open.Item.FollowReply(ReplyState.Queued);
            if (reply.State == OutgoingState.Dead)
            {
                await open.ComeBackAsync(ReplyState.Failed, now, cancel);
            }
        }
        else if (reply.LookUps + 1 >= settings.LookUpsInVain)
        {
            reply.GiveUp(NeverSeen, null);
            await open.ComeBackAsync(ReplyState.Failed, now, cancel);
        }
        else
        {
            reply.LookedUpInVain(now + settings.Pause(reply.LookUps + 1));
        }
    }

    private static async Task EndAttemptAsync(OpenReply open, DateTimeOffset now, CancellationToken cancel)
    {
        var attempt = await open.Db.DeliveryAttempts.Where(a => a.ReplyId == open.Reply.Id && a.ShopId == open.Reply.ShopId && a.EndedAt == null).FirstOrDefaultAsync(cancel);
        attempt?.End(MarketplaceFailure.NoAnswer.ToString(), null, now);
    }

    /// <summary>Marketplaces trim and re-wrap: white space does not count, everything else does.</summary>
    internal static bool SameText(string theirs, string ours) => Squeezed(theirs).Equals(Squeezed(ours), StringComparison.Ordinal);

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
