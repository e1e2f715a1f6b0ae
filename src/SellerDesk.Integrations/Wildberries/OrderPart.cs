using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>The sources of orders. Each goes on without the others.</summary>
internal enum OrderPart
{
    /// <summary>Packed by the seller, brought by Wildberries.</summary>
    Assembly,

    /// <summary>Brought by the seller.</summary>
    Deliveries,

    /// <summary>The live feed, which knows the city and why an order was cancelled.</summary>
    Feed,
    Orders,
    Sales,
}

/// <summary>One pull of orders under way: the bookmark that every page moves, and what went wrong with a part.</summary>
internal sealed class OrderPull(ShopAccess shop, OrderCursor cursor, DateTimeOffset now)
{
    public ShopAccess Shop { get; } = shop;

    public DateTimeOffset Now { get; } = now;

    public OrderCursor Cursor { get; set; } = cursor;

    public FeedPage<IncomingOrder> Page(IReadOnlyList<IncomingOrder> items, IReadOnlyList<UnreadablePayload> unreadable) =>
        new(items, unreadable, Cursor.ToString(), Cursor.Progress);
}
