using SellerDesk.Application.Data;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Orders.Times;

/// <summary>Which legs, of which days (of the shops' own zones, both included), told apart by what.</summary>
public sealed record LegFilter(DateOnly From, DateOnly To)
{
    private const int MostPoints = 12;

    public ShopId? Shop { get; init; }

    public OrderLeg Leg { get; init; } = OrderLeg.Whole;

    public LegDimension Dimension { get; init; } = LegDimension.Carrier;

    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>How many days a point of a line has, so that there are few.</summary>
    internal int PointDays => Math.Max(1, (Days + MostPoints - 1) / MostPoints);

    /// <summary>First day of as long a period before.</summary>
    public DateOnly Before => From.AddDays(-Days);

    /// <summary>The month that a day is of, by its first day.</summary>
    internal static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    internal (bool All, Guid[] Shops) Narrow(SellerDeskDb db) => Shop is { } shop
        ? (false, db.Scope.Contains(shop) ? [shop.Value] : [])
        : (db.Scope.All, db.Scope.All ? [] : [.. db.Scope.Shops.Select(s => s.Value)]);
}
