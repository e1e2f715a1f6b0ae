using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.ServiceLevels;

/// <summary>When a shop answers, in its own zone; a shop without a row answers <see cref="WeekHours.Usual"/>.</summary>
public sealed class ShopWeek
{
    public ShopId ShopId { get; init; }

    /// <summary>See <see cref="WeekHours"/>.</summary>
    public required string Hours { get; set; }
}
