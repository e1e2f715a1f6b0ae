namespace SellerDesk.Domain.Shops;

/// <summary>A stream of one kind of thing that a marketplace offers about one shop.</summary>
public enum FeedKind
{
    Reviews,
    Questions,
    Chats,
    Orders,

    /// <summary>Returns, claims, cancellation requests and disputes.</summary>
    Returns,

    /// <summary>Product cards.</summary>
    Products,

    /// <summary>Views, carts, orders per product and day.</summary>
    Funnel,

    /// <summary>What the marketplace thinks of the seller: ratings, late share, indexes.</summary>
    Quality,
}
