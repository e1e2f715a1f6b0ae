using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Replies;

/// <summary>
/// A message that was sent into a chat is proved by the chat: ours is the one with our words that was not there before the call and that no other
/// reply of ours has become.
/// </summary>
public sealed partial class ReplyLookUp
{
    /// <summary>Clocks of the marketplace and of the desk may differ by so much.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    private async Task LookIntoChatAsync(OpenReply open, DateTimeOffset now, CancellationToken cancel)
    {
        var reply = open.Reply;
        var sender = access.Connector(open.Shop).ChatMessages ?? throw new MarketplaceException(MarketplaceFailure.Refused, "not offered");
        var shown = await sender.ReadAsync(access.Read(open.Shop), reply.TargetNumber, reply.CalledAt!.Value - ClockDifference, cancel);
        if (shown is null)
        {
            reply.GiveUp(TargetGone, null);
            await open.ComeBackAsync(ReplyState.Failed, now, cancel);
            return;
        }

        var ours = await OurNewOnesAsync(open, shown, cancel);
        var words = ours.Find(message => reply.MessageNumber == message.Number) ?? ours.Find(message => IsIt(message, reply));
        NoteFiles(reply, ours);
        if (words is null)
        {
            await NotThereAsync(open, now, cancel);
            return;
        }

        reply.BecameMessage(words.Number);
        open.Published(now);
        open.ReadBack = ours;
    }

    /// <summary>Messages of the shop that were not there before the call and that no other reply has become.</summary>
    private static async Task<List<IncomingMessage>> OurNewOnesAsync(OpenReply open, IReadOnlyList<IncomingMessage> shown, CancellationToken cancel)
    {
        var ours = shown.Where(message => message.Sender == ChatSender.Seller).ToList();
        var numbers = ours.ConvertAll(message => MarketplaceRef.Of(message.Number));
        var (chat, calledAt) = (ChatId.From(open.Item.Id.Value), open.Reply.CalledAt);
        var known = await open.Db.ChatMessages.Where(m => m.ChatId == chat && m.ShopId == open.Item.ShopId && m.ReceivedAt < calledAt && numbers.Contains(m.Ref)).Select(m => m.Ref).ToListAsync(cancel);
        var others = await open.Db.OutgoingReplies.Where(r => r.WorkItemId == open.Item.Id && r.ShopId == open.Item.ShopId && r.Id != open.Reply.Id && r.MessageNumber != null)
            .OrderByDescending(r => r.CreatedAt).Take(50).Select(r => r.MessageNumber!).ToListAsync(cancel);
        return ours.FindAll(message => !known.Contains(MarketplaceRef.Of(message.Number)) && !others.Contains(message.Number));
    }

    /// <summary>By its words; one without words by bringing a file.</summary>
    private static bool IsIt(IncomingMessage message, OutgoingReply reply) => reply.Text.Length > 0 ? SameText(message.Text, reply.Text) : message.Files.Count > 0;

    /// <summary>A file that the chat shows is not sent again, should the words have to be.</summary>
    private static void NoteFiles(OutgoingReply reply, List<IncomingMessage> ours)
    {
        var carried = CarriedFile.Read(reply.Files);
        if (carried.Count > 0)
        {
            var arrived = ours.SelectMany(message => message.Files).Count();
            reply.Carry(CarriedFile.Write(carried.Select((file, place) => file with { Arrived = file.Arrived || place < arrived })));
        }
    }
}
