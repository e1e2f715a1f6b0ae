using SellerDesk.Application.Data;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>What figures are of: days of the shops' own zones (both included), shops, and perhaps one key of a dimension.</summary>
public sealed record FigureFilter(DateOnly From, DateOnly To)
{
    /// <summary>Longest period that is answered: ten years.</summary>
    public const int MostDays = 3_660;

    public ShopId? Shop { get; init; }

    /// <summary>Of one marketplace only.</summary>
    public Marketplace? Marketplace { get; init; }

    public FigureDimension Dimension { get; init; } = FigureDimension.Whole;

    /// <summary>Which product, category, region …; empty with <see cref="FigureDimension.Whole"/>.</summary>
    public string Key { get; init; } = "";

    /// <summary>Of money; null: that of the most orders.</summary>
    public string? Currency { get; init; }

    /// <summary>The same of one key.</summary>
    public FigureFilter Of(FigureDimension dimension, string key) => dimension switch
    {
        FigureDimension.Shop => this with { Shop = new ShopId(Guid.Parse(key)), Dimension = FigureDimension.Whole, Key = "" },
        _ => this with { Dimension = dimension, Key = key },
    };

    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>As long a period that ends the day before.</summary>
    public FigureFilter Before => this with { From = From.AddDays(-Days), To = From.AddDays(-1) };

    public FigureFilter YearBefore => this with { From = From.AddYears(-1), To = To.AddYears(-1) };

    internal static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>The shops that are meant, as parameters: whoever asks sees no others.</summary>
    internal (bool All, Guid[] Shops, string? Marketplace) Narrow(SellerDeskDb db) => Shop is { } shop
        ? (false, db.Scope.Contains(shop) ? [shop.Value] : [], Marketplace?.ToString())
        : (db.Scope.All, db.Scope.All ? [] : [.. db.Scope.Shops.Select(s => s.Value)], Marketplace?.ToString());
}
