using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.ServiceLevels;

/// <summary>What a shop lives by; without a row, or where nothing is chosen, by the desk's own calendar and level.</summary>
public sealed class ShopTerms
{
    public ShopId ShopId { get; init; }

    public WorkCalendarId? CalendarId { get; set; }

    public ServiceLevelId? LevelId { get; set; }
}
