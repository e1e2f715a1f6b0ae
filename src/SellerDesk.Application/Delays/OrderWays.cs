using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Replies;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Delays;

/// <summary>How the buyer of an order can be reached, and what was offered already.</summary>
/// <param name="Way">Into the chat about it.</param>
/// <param name="ChatShut">The chat is over, or its window has passed: the code of a rule.</param>
/// <param name="HasPhone">Name and phone are kept and may be looked at.</param>
/// <param name="MaxLength">Of a message, in characters.</param>
/// <param name="Offers">Newest first.</param>
public sealed record OrderReach(Order Order, ChatWay Way, string? ChatShut, bool HasPhone, int MaxLength, IReadOnlyList<OrderOffer> Offers)
{
    public bool CanWrite => Way.CanStart || (Way.Chat is not null && ChatShut is null);
}

/// <summary>The ways out of a late order: whether its buyer can be told, and where.</summary>
public sealed class OrderWays(ScopedDb database, ChatDoor door, TimeProvider time)
{
    public async Task<OrderReach?> LoadAsync(OrderId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, cancel);
        if (order is null || await door.LoadAsync(order.ShopId, order.Ref.Number, cancel) is not { } way)
        {
            return null;
        }

        var offers = await db.OrderOffers.AsNoTracking().Where(o => o.OrderId == id && o.ShopId == order.ShopId).OrderByDescending(o => o.At).ToListAsync(cancel);
        return new OrderReach(order, way, way.Chat is { } chat ? await ShutAsync(db, order.ShopId, chat, cancel) : null, order.BuyerSealed is not null, ReplyForm.Of(way.Marketplace, WorkItemKind.Chat).MaxLength, offers);
    }

    private async Task<string?> ShutAsync(SellerDeskDb db, ShopId shop, WorkItemId item, CancellationToken cancel)
    {
        var id = ChatId.From(item.Value);
        var chat = await db.Chats.AsNoTracking().FirstAsync(c => c.Id == id && c.ShopId == shop, cancel);
        return !chat.IsShutAt(time.GetUtcNow()) ? null : Chat.IsOver(chat.StatusRaw) ? "chat.over" : "chat.windowOver";
    }
}
