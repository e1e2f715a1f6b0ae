using SellerDesk.Application.Messages;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Channels;

/// <summary>Notes how each try of a channel went, and tries no address that is known to take nothing.</summary>
public sealed class MeteredSender(IMessageSender inner, BadAddressBook bad, ChannelMeter meter, TimeProvider time) : IMessageSender
{
    public MessageChannel Channel => inner.Channel;

    public bool KnowsRepeats => inner.KnowsRepeats;

    public Task<bool> IsReadyAsync(CancellationToken cancel) => inner.IsReadyAsync(cancel);

    public async Task<SendVerdict> SendAsync(MessageParcel parcel, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        var verdict = await bad.WhyAsync(Channel, parcel.Address, cancel) is { } why ? ChannelSaid.Refused(ChannelSaid.BadAddress, why) : await inner.SendAsync(parcel, cancel);
        meter.Note(Channel, parcel.Id, verdict, time.GetElapsedTime(began));
        return verdict;
    }
}
