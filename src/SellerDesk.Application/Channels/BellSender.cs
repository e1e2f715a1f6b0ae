using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Notifications;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Channels;

/// <summary>To the bell of people at the desk: of one, whose id is the address, or of everybody who sees the shop (<c>*</c>).</summary>
public sealed class BellSender(WholeDb database, ChannelBook book, TimeProvider time) : IMessageSender
{
    public const string Everybody = "*";

    public MessageChannel Channel => MessageChannel.InApp;

    public async Task<bool> IsReadyAsync(CancellationToken cancel) => (await book.LoadAsync(Channel, cancel)).On;

    public async Task<SendVerdict> SendAsync(MessageParcel parcel, CancellationToken cancel)
    {
        await using var db = database.Open();
        PersonId? person = Guid.TryParse(parcel.Address, out var id) ? new PersonId(id) : null;
        if (person is null ? parcel.Address != Everybody : !await db.Users.AnyAsync(p => p.Id == id && !p.Disabled, cancel))
        {
            return ChannelSaid.Refused(ChannelSaid.Address);
        }

        // An alert hangs on a shop; one about none of them hangs on the first.
        var shop = parcel.ShopId ?? await db.Shops.OrderBy(s => s.CreatedAt).Select(s => (Domain.Shops.ShopId?)s.Id).FirstOrDefaultAsync(cancel);
        if (shop is null)
        {
            return ChannelSaid.Later(ChannelSaid.NotSetUp, retryAfter: ChannelSaid.TillMended);
        }

        await RaiseAlert.ExecuteAsync(db, new Alert
        {
            Id = AlertId.New(),
            PersonId = person,
            ShopId = shop.Value,
            Kind = AlertKind.Message,
            Severity = AlertSeverity.Notice,
            Subject = parcel.Id.ToString(),
            Arguments = new() { ["subject"] = parcel.Subject ?? "", ["text"] = parcel.Text },
            CreatedAt = time.GetUtcNow(),
        }, cancel);
        return new SendVerdict(SendOutcome.Sent, parcel.Id.ToString());
    }
}
