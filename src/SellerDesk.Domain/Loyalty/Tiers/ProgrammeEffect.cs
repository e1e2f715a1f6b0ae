using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Loyalty.Tiers;

/// <summary>What the programme brings in one shop, as measured on a day.</summary>
public sealed class ProgrammeEffect
{
    public ShopId ShopId { get; private set; }

    public DateOnly Day { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>The measures, as JSON.</summary>
    public string Report { get; private set; } = "{}";
}
