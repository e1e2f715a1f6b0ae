using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Dashboards;

/// <summary>What a period is compared with.</summary>
public enum BoardCompare
{
    Before,
    Year,
    None,
}

/// <summary>What boards, metrics and rows are asked: the same words in every address (<c>period</c> or <c>from</c> and <c>to</c>, <c>compare</c>, <c>shop</c>, <c>marketplace</c>, <c>product</c> …, <c>step</c>).</summary>
public sealed record BoardFilter
{
    public const string UsualPeriod = "30";

    /// <summary>Days that end yesterday, or what has begun: month, quarter, year.</summary>
    public static readonly IReadOnlyList<string> Periods = ["7", "30", "90", "month", "quarter", "year"];

    /// <summary>Stands for what is not known.</summary>
    private const string Unknown = "~";

    public string Period { get; init; } = UsualPeriod;

    /// <summary>A period of one's own; null: <see cref="Period"/>.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public BoardCompare Compare { get; init; }

    public ShopId? Shop { get; init; }

    public Marketplace? Marketplace { get; init; }

    public FigureDimension Dimension { get; init; }

    public string Key { get; init; } = "";

    public string? Currency { get; init; }

    public FigureStep? Step { get; init; }

    /// <summary>The days meant, and those that they are compared with.</summary>
    public BoardAsk Ask(DateOnly today)
    {
        var (from, to) = Days(today);
        var filter = new FigureFilter(from, to) { Shop = Shop, Marketplace = Marketplace, Dimension = Dimension, Key = Key, Currency = Currency };
        return new BoardAsk(filter, Compare switch
        {
            BoardCompare.None => null,
            BoardCompare.Year => filter.YearBefore,
            _ when From is null && Months(Period) is { } months => filter with { From = from.AddMonths(-months), To = to.AddMonths(-months) },
            _ => filter.Before,
        }, today);
    }

    /// <summary>The same for exactly these days.</summary>
    public BoardFilter Of(FigureFilter days) => this with { From = days.From, To = days.To };

    /// <summary>Narrowed to one product, region …</summary>
    public BoardFilter By(FigureDimension dimension, string key) => this with { Dimension = dimension, Key = key };

    public static BoardFilter Read(string uri)
    {
        var query = QueryHelpers.ParseQuery(uri.Contains('?', StringComparison.Ordinal) ? uri[uri.IndexOf('?', StringComparison.Ordinal)..] : "");
        string? One(string name) => query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 and <= FigureMonth.KeyMaxLength } said && !said.Contains('\0', StringComparison.Ordinal) ? said : null;
        var (from, to) = (DayOf(One("from")), DayOf(One("to")));
        var own = from is not null && to is not null && from <= to;
        var by = Enum.GetValues<FigureDimension>().FirstOrDefault(dimension => dimension is not (FigureDimension.Whole or FigureDimension.Shop) && One(Word(dimension)) is not null);
        return new BoardFilter
        {
            Period = One("period") is { } period && Periods.Contains(period) ? period : UsualPeriod,
            From = own ? from : null,
            To = own ? to : null,
            Compare = Of<BoardCompare>(One("compare")) ?? BoardCompare.Before,
            Shop = Guid.TryParse(One("shop"), out var shop) ? new ShopId(shop) : null,
            Marketplace = Of<Marketplace>(One("marketplace")),
            Dimension = by,
            Key = by == FigureDimension.Whole ? "" : One(Word(by)) is { } key && key != Unknown ? key : "",
            Currency = One("currency") is { Length: 3 } currency ? currency : null,
            Step = Of<FigureStep>(One("step")),
        };
    }

    public string On(string page, params (string Name, string? Value)[] more)
    {
        var query = new Dictionary<string, string?>
        {
            ["period"] = From is not null || Period == UsualPeriod ? null : Period,
            ["from"] = Day(From),
            ["to"] = Day(To),
            ["compare"] = Compare == BoardCompare.Before ? null : Word(Compare),
            ["shop"] = Shop?.ToString(),
            ["marketplace"] = Marketplace is { } marketplace ? Word(marketplace) : null,
            ["currency"] = Currency,
            ["step"] = Step is { } step ? Word(step) : null,
        };
        if (Dimension != FigureDimension.Whole)
        {
            query[Word(Dimension)] = Key.Length == 0 ? Unknown : Key;
        }

        foreach (var (name, value) in more)
        {
            query[name] = value;
        }

        return QueryHelpers.AddQueryString(page, query.Where(part => !string.IsNullOrEmpty(part.Value)));
    }

    public static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private (DateOnly From, DateOnly To) Days(DateOnly today)
    {
        if (From is { } first && To is { } last)
        {
            return (last.DayNumber - first.DayNumber < FigureFilter.MostDays ? first : last.AddDays(1 - FigureFilter.MostDays), last);
        }

        // The day that runs is not over: with it every comparison would look worse than it is.
        var to = today.AddDays(-1);
        return (Period switch
        {
            "month" => new DateOnly(to.Year, to.Month, 1),
            "quarter" => new DateOnly(to.Year, ((to.Month - 1) / 3 * 3) + 1, 1),
            "year" => new DateOnly(to.Year, 1, 1),
            _ => to.AddDays(1 - int.Parse(Period, CultureInfo.InvariantCulture)),
        }, to);
    }

    private static int? Months(string period) => period switch { "month" => 1, "quarter" => 3, "year" => 12, _ => null };

    private static T? Of<T>(string? word) where T : struct, Enum =>
        word is { Length: > 0 } && char.IsAsciiLetter(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? DayOf(string? word) =>
        DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2100 ? day : null;
}
