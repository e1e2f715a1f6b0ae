using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Channels;

/// <summary>
/// Into the marketplace's chat about an order, whose number is the address: written as any other reply, so that the guard reads it and the delivering job
/// carries it. Sent means that the reply is on its way; its number leads to the reply, whose state tells the rest.
/// </summary>
public sealed class ChatSender(WholeDb database, ChannelBook book, StartChat start, DeskSender sender) : IMessageSender
{
    public MessageChannel Channel => MessageChannel.MarketplaceChat;

    /// <summary>The reply that carries a parcel is looked for before another one is written.</summary>
    public bool KnowsRepeats => true;

    public async Task<bool> IsReadyAsync(CancellationToken cancel) => (await book.LoadAsync(Channel, cancel)).On;

    public async Task<SendVerdict> SendAsync(MessageParcel parcel, CancellationToken cancel)
    {
        if (parcel.ShopId is not { } shop || parcel.Address.Length == 0)
        {
            return ChannelSaid.Refused(ChannelSaid.Address);
        }

        if (await WrittenAsync(shop, parcel.Id, cancel) is { } before)
        {
            return new SendVerdict(SendOutcome.Sent, before.Value.ToString());
        }

        try
        {
            var item = await start.ExecuteAsync(Actor.Desk, shop, parcel.Address, cancel);
            var reply = await sender.SendAsync(item, parcel.Text, new ReplySource(ReplyOrigin.Message, parcel.Id), cancel);
            return new SendVerdict(SendOutcome.Sent, reply.Value.ToString());
        }
        catch (RuleException refused)
        {
            // Another message to the same buyer is on its way: chats take one after the other.
            return refused.Code.StartsWith("workItem.alreadyAnswering", StringComparison.Ordinal) ? ChannelSaid.Later(ChannelSaid.Busy, refused.Code, TimeSpan.FromSeconds(30))
                : WhyNot(refused);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Another node wrote the same message at the same moment.
            return await WrittenAsync(shop, parcel.Id, cancel) is { } other ? new SendVerdict(SendOutcome.Sent, other.Value.ToString()) : ChannelSaid.Later(ChannelSaid.Busy);
        }
        catch (MarketplaceException failed)
        {
            return failed.Failure is MarketplaceFailure.Refused or MarketplaceFailure.NotFound or MarketplaceFailure.NoScope or MarketplaceFailure.NeedsSubscription
                ? ChannelSaid.Refused(ChannelSaid.CannotWrite, failed.Detail) : ChannelSaid.Later(ChannelSaid.Busy, failed.Failure.ToString(), TimeSpan.FromMinutes(1));
        }
    }

    private static SendVerdict WhyNot(RuleException refused) => refused switch
    {
        ReplyBlockedException => ChannelSaid.Refused(ChannelSaid.Rules, refused.Code),
        { Code: "chat.cannotStart" } => ChannelSaid.Refused(ChannelSaid.CannotStart),
        { Code: "chat.over" or "chat.windowOver" } => ChannelSaid.Refused(ChannelSaid.ChatOver),
        _ => ChannelSaid.Refused(ChannelSaid.CannotWrite, refused.Code),
    };

    private async Task<OutgoingReplyId?> WrittenAsync(ShopId shop, Guid message, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.OutgoingReplies.Where(r => r.ShopId == shop && r.OriginId == message && r.Origin == ReplyOrigin.Message).Select(r => (OutgoingReplyId?)r.Id).FirstOrDefaultAsync(cancel);
    }
}
