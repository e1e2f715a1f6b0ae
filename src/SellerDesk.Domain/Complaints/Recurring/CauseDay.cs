using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Complaints.Recurring;

/// <summary>Complaints of one cause about one product that were opened on one day of the shop's calendar; re-made for days that were touched.</summary>
public sealed class CauseDay
{
    public ShopId ShopId { get; init; }

    public DateOnly Day { get; init; }

    public ProductId ProductId { get; init; }

    /// <summary>Empty: nobody has said yet.</summary>
    public string CauseCode { get; init; } = "";

    public int Complaints { get; init; }

    /// <summary>Of <see cref="Complaints"/>, the ones where goods come back or the buyer wants that.</summary>
    public int Returns { get; init; }
}

/// <summary>A day whose complaints changed since they were counted.</summary>
public sealed class TouchedComplaintDay
{
    public long Id { get; init; }

    public ShopId ShopId { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>Up to which day a shop's causes were looked at, and when.</summary>
public sealed class CauseLook
{
    public ShopId ShopId { get; init; }

    public DateOnly Day { get; set; }

    public DateTimeOffset LookedAt { get; set; }
}
