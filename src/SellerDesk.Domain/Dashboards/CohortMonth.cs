using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Dashboards;

/// <summary>What the buyers whose first order in a shop fell into one month did some months later. Cancelled orders are none.</summary>
public sealed class CohortMonth
{
    public ShopId ShopId { get; init; }

    /// <summary>First day of the month of the first order, in the shop's zone.</summary>
    public DateOnly Cohort { get; init; }

    /// <summary>Months since: 0 is the month of the first order itself.</summary>
    public int Age { get; init; }

    /// <summary>Of the orders; empty where it is not known.</summary>
    public string Currency { get; init; } = "";

    /// <summary>Those who ordered in that month.</summary>
    public int Buyers { get; init; }

    public int Orders { get; init; }

    /// <summary>Sums of their orders, in ten-thousandths of the currency's unit.</summary>
    public long Revenue { get; init; }
}

/// <summary>When a shop's cohorts were last counted, and how long that took.</summary>
public sealed class CohortMaking
{
    public ShopId ShopId { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public int TookMs { get; init; }
}
