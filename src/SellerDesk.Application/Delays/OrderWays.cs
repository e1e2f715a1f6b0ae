using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Delays;

/// <summary>Why the buyer of an order cannot be written to from here.</summary>
public enum NoChat
{
    /// <summary>The marketplace has no chats for programs.</summary>
    NotOffered,

    /// <summary>Only the buyer may begin, and has not.</summary>
    BuyerBegins,

    /// <summary>The chat is over or its window has passed.</summary>
    Over,

    /// <summary>The shop's key or plan does not allow it.</summary>
    NotAllowed,
}

/// <summary>How a buyer can be reached, and what was offered already.</summary>
/// <param name="Chat">The chat about the order, where there is one.</param>
/// <param name="None">Why nothing can be written; null: it can.</param>
/// <param name="HasPhone">Name and phone are kept and may be looked at.</param>
public sealed record OrderReach(
    OrderId Order, ShopId Shop, string ShopName, Marketplace Marketplace, string Number, OrderStage Stage, DateTimeOffset? ActBy, DateTimeOffset? ShipBy, DateTimeOffset? PromisedAt, DateTimeOffset? DueAt,
    WorkItemId? Chat, NoChat? None, bool HasPhone, int MaxLength, IReadOnlyList<OrderOffer> Offers);

/// <summary>The ways out of a late order: whether its buyer can be told, and where.</summary>
public sealed class OrderWays(ScopedDb database, Connectors connectors, TimeProvider time)
{
    public async Task<OrderReach?> LoadAsync(OrderId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, cancel);
        if (order is null)
        {
            return null;
        }

        var shop = await db.Shops.AsNoTracking().FirstAsync(s => s.Id == order.ShopId, cancel);
        var offers = await db.OrderOffers.AsNoTracking().Where(o => o.OrderId == id && o.ShopId == order.ShopId).OrderByDescending(o => o.At).ToListAsync(cancel);
        var number = order.Ref.Number;
        var chat = await db.Chats.AsNoTracking().Where(c => c.ShopId == order.ShopId && c.OrderNumber == number && c.Kind == ChatKind.Buyer).OrderByDescending(c => c.LastMessageAt).FirstOrDefaultAsync(cancel);
        var ability = await db.ShopAbilities.AsNoTracking().FirstOrDefaultAsync(a => a.ShopId == order.ShopId && a.Ability == Ability.ChatMessages, cancel);
        return new OrderReach(
            id, shop.Id, shop.Name, shop.Marketplace, number, order.Stage, order.ActBy, order.ShipBy, order.PromisedAt, order.DueAt, chat is null ? null : WorkItemId.From(chat.Id.Value), None(shop, chat, ability),
            order.BuyerSealed is not null, ReplyForm.Of(shop.Marketplace, WorkItemKind.Chat).MaxLength, offers);
    }

    private NoChat? None(Shop shop, Chat? chat, ShopAbility? ability)
    {
        if (connectors.Find(shop.Marketplace)?.ChatMessages is not { } messages)
        {
            return NoChat.NotOffered;
        }

        return ability is { IsShut: true } || shop.ProtectedKey is null ? NoChat.NotAllowed
            : chat is null ? messages.Form.CanStart ? null : NoChat.BuyerBegins
            : chat.IsShutAt(time.GetUtcNow()) ? NoChat.Over : null;
    }
}
