using SellerDesk.Application.Messages;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Channels;

/// <summary>Sends a real message by a channel as it is set up, on or off, and keeps what the channel said.</summary>
public sealed class TryChannel(IEnumerable<IMessageSender> senders, ChannelBook book, BadAddressBook bad)
{
    /// <exception cref="RuleException"><c>channel.noAddress</c>; the role is too low.</exception>
    public async Task<SendVerdict> ExecuteAsync(Actor actor, MessageChannel channel, string address, TryWords words, CancellationToken cancel)
    {
        actor.RequireRole(Role.Owner);
        if (string.IsNullOrWhiteSpace(address))
        {
            throw new RuleException("channel.noAddress");
        }

        // Whoever tries an address says that it is good.
        await bad.ForgiveAsync(channel, address, cancel);
        var parcel = new MessageParcel(Guid.CreateVersion7(), address.Trim(), words.Subject, words.Text, words.Unsubscribe, words.Shop);
        var verdict = await senders.First(sender => sender.Channel == channel).SendAsync(parcel, cancel);
        await book.CheckedAsync(channel, verdict.Outcome == SendOutcome.Sent, verdict.Outcome == SendOutcome.Sent ? verdict.Number : verdict.Detail, cancel);
        return verdict;
    }
}

/// <summary>What the message says that tries a channel.</summary>
public sealed record TryWords(string Subject, string Text, Uri? Unsubscribe = null, Domain.Shops.ShopId? Shop = null);
