using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Buyers;

/// <summary>What a buyer did in one shop: a rollup, re-made whole when anything of the buyer changes.</summary>
public sealed class BuyerFigures
{
    public BuyerId BuyerId { get; private set; }

    public ShopId ShopId { get; private set; }

    public string? Region { get; private set; }

    public MatchQuality Quality { get; private set; }

    public int Orders { get; private set; }

    public int Delivered { get; private set; }

    public int Returned { get; private set; }

    public int Cancelled { get; private set; }

    public DateTimeOffset? FirstOrderAt { get; private set; }

    public DateTimeOffset? LastOrderAt { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    public int Reviews { get; private set; }

    public int Stars { get; private set; }

    public int BadReviews { get; private set; }

    public int Chats { get; private set; }

    public int Complaints { get; private set; }

    public int Returns { get; private set; }
}

/// <summary>Money of a buyer's delivered orders in one shop and currency: different currencies are never added up.</summary>
public sealed class BuyerMoney
{
    public BuyerId BuyerId { get; private set; }

    public ShopId ShopId { get; private set; }

    public string Currency { get; private set; } = "";

    public decimal Spent { get; private set; }

    public int Delivered { get; private set; }
}

/// <summary>A buyer whose figures have to be made anew.</summary>
public sealed class TouchedBuyer
{
    public long Id { get; init; }

    public BuyerId BuyerId { get; init; }
}
