using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Segments;

/// <summary>
/// In which fifth of all who ordered a buyer is, from 1 to 5: by how lately, how often and for how much. Equal values share a fifth, so that a fifth may hold more than a fifth, and another nobody.
/// Made anew every night.
/// </summary>
public sealed class BuyerRfm
{
    public BuyerId BuyerId { get; private set; }

    /// <summary>5: the latest.</summary>
    public short Recency { get; private set; }

    public short Frequency { get; private set; }

    /// <summary>Among those who mostly pay in the same currency; null where nothing was delivered.</summary>
    public short? Money { get; private set; }
}

/// <summary>A cell of the grid: how many, and what they bought for. Shop by shop, and for the whole desk.</summary>
public sealed class RfmCell
{
    public long Id { get; private set; }

    /// <summary>Null: the whole desk.</summary>
    public ShopId? ShopId { get; private set; }

    public short Recency { get; private set; }

    public short Frequency { get; private set; }

    public int Buyers { get; private set; }

    /// <summary>Of delivered orders by currency, as JSON: <c>{"RUB": 1000.5}</c>.</summary>
    public string Spent { get; private set; } = "{}";

    /// <summary>The earliest and the latest last order of the cell.</summary>
    public DateTimeOffset Earliest { get; private set; }

    public DateTimeOffset Latest { get; private set; }

    public int FewestOrders { get; private set; }

    public int MostOrders { get; private set; }
}

/// <summary>Somebody ordered something of a category in a shop. Made anew every night.</summary>
public sealed class BuyerCategory
{
    public const int CategoryMaxLength = 200;

    public string Category { get; private set; } = "";

    public BuyerId BuyerId { get; private set; }

    public ShopId ShopId { get; private set; }
}
