using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Inbox.Context;

/// <param name="Sum">Of its lines, without delivery.</param>
/// <param name="Chat">The conversation about it, where there is one.</param>
public sealed record ItemOrderFace(
    string Number, OrderStage Stage, string Status, DateTimeOffset? OrderedAt, DateTimeOffset? HandedOverAt, DateTimeOffset? DeliveredAt, DateTimeOffset? CancelledAt,
    DateTimeOffset? PromisedAt, DateTimeOffset? ShipBy, string? Place, string? BuyerMask, bool BuyerKnown, decimal? Sum, string? Currency, int Quantity, ReturnFace? Return, WorkItemId? Chat);

public sealed record ReturnFace(string Number, ReturnStage Stage, DateTimeOffset? OpenedAt);

/// <summary>The order that an item is about, by the number that came with it, and how far it has come.</summary>
public sealed class ItemOrder(ScopedDb database)
{
    /// <summary>Null: the desk does not have this order (yet).</summary>
    public async Task<ItemOrderFace?> LoadAsync(ShopId shop, string number, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var reference = MarketplaceRef.Of(number);
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).FirstOrDefaultAsync(o => o.ShopId == shop && o.Ref == reference, cancel);
        if (order is null)
        {
            return null;
        }

        var back = await db.Returns.AsNoTracking().Where(r => r.ShopId == shop && r.OrderNumber == number).OrderByDescending(r => r.OpenedAt)
            .Select(r => new ReturnFace(r.Ref.Number, r.Stage, r.OpenedAt)).FirstOrDefaultAsync(cancel);
        var chat = await db.Chats.AsNoTracking().Where(c => c.ShopId == shop && c.OrderNumber == number && c.Kind == ChatKind.Buyer).OrderByDescending(c => c.LastMessageAt)
            .Select(c => (ChatId?)c.Id).FirstOrDefaultAsync(cancel);
        var place = string.Join(", ", new[] { order.BuyerRegion, order.BuyerCity }.OfType<string>().Distinct());
        return new ItemOrderFace(
            number, order.Stage, order.Status, order.OrderedAt, order.HandedOverAt, order.DeliveredAt, order.CancelledAt, order.PromisedAt, order.ShipBy, place.Length == 0 ? null : place,
            order.BuyerMask, order.BuyerNumber is not null, order.Lines.Count == 0 ? null : order.Lines.Sum(line => line.UnitPrice * line.Quantity), order.Lines.FirstOrDefault()?.Currency,
            order.Lines.Sum(line => line.Quantity), back, chat is { } id ? WorkItemId.From(id.Value) : null);
    }
}
