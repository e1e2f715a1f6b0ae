using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Reviews;

/// <summary>Whose reviews and of which days: the same for words, topics and stars. A product is named by number, which is in the address.</summary>
public sealed record SaidFilter
{
    public static readonly IReadOnlyList<int> Periods = [7, 30, 90, 365];

    public const int DefaultDays = 90;

    public ShopId? Shop { get; init; }

    public Guid? Product { get; init; }

    public string? Category { get; init; }

    /// <summary>Days back from today, today included.</summary>
    public int Days { get; init; } = DefaultDays;

    /// <summary>Of one point of a chart: days up to this many the point is a day, beyond it a week.</summary>
    public int PointDays => Days <= 31 ? 1 : 7;

    internal (bool All, Guid[] Shops) Narrow(SellerDeskDb db) => Shop is { } shop
        ? (false, db.Scope.Contains(shop) ? [shop.Value] : [])
        : (db.Scope.All, db.Scope.All ? [] : [.. db.Scope.Shops.Select(s => s.Value)]);
}
