using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using SellerDesk.Application.Orders.Times;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Orders.Places;

namespace SellerDesk.Web.Orders.Times;

/// <summary>What the pages of time are asked: a period in days up to today, or from a day to a day.</summary>
public sealed record TimesAsk
{
    public const int UsualDays = 30;

    /// <summary>The longest period that may be asked for; a longer one is cut.</summary>
    public const int MostDays = 1100;

    public static readonly IReadOnlyList<int> Periods = [7, 30, 90, 365];

    public int Days { get; init; } = UsualDays;

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public ShopId? Shop { get; init; }

    public OrderLeg Leg { get; init; } = OrderLeg.Whole;

    public LegDimension By { get; init; } = LegDimension.Carrier;

    /// <summary>The number that is opened; null: none.</summary>
    public LegShow? Show { get; init; }

    /// <summary>Whose number: of the dimension; null: of all. Empty: unknown.</summary>
    public string? Of { get; init; }

    /// <summary>Minutes, for the slow ones.</summary>
    public double Above { get; init; }

    public LegFilter Filter(DateOnly today)
    {
        var (from, to) = From is { } first && To is { } last && first <= last ? (first, last) : (today.AddDays(1 - Days), today);
        return new LegFilter(to.DayNumber - from.DayNumber < MostDays ? from : to.AddDays(1 - MostDays), to) { Shop = Shop, Leg = Leg, Dimension = By };
    }
}

/// <summary>Addresses of the pages of time: all that is chosen stands in them.</summary>
internal static class TimesAddress
{
    public const string Time = OrderPlaces.Time;
    public const string Carriers = OrderPlaces.Carriers;
    public const string Export = OrderPlaces.Time + "/export.csv";

    /// <summary>Stands for what the marketplace does not say.</summary>
    private const string Unknown = "~";

    public static string Of(string page, TimesAsk ask)
    {
        var query = new Dictionary<string, string?>
        {
            ["days"] = ask.From is not null || ask.Days == TimesAsk.UsualDays ? null : ask.Days.ToString(CultureInfo.InvariantCulture),
            ["from"] = Day(ask.From),
            ["to"] = Day(ask.To),
            ["shop"] = ask.Shop?.ToString(),
            ["leg"] = ask.Leg == OrderLeg.Whole ? null : Word(ask.Leg),
            ["by"] = ask.By == LegDimension.Carrier ? null : Word(ask.By),
            ["show"] = ask.Show is { } show ? Word(show) : null,
            ["of"] = ask.Of is { Length: 0 } ? Unknown : ask.Of,
            ["above"] = ask.Show == LegShow.Slow ? ask.Above.ToString("0.###", CultureInfo.InvariantCulture) : null,
        };
        return QueryHelpers.AddQueryString(page, query.Where(part => !string.IsNullOrEmpty(part.Value)));
    }

    /// <summary>Period and shop, for a page beside.</summary>
    public static string Along(TimesAsk ask) => Of("", new TimesAsk { Days = ask.Days, From = ask.From, To = ask.To, Shop = ask.Shop });

    public static TimesAsk Read(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        string? One(string name) => query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 and <= LegDay.KeyMaxLength } said && !said.Contains('\0', StringComparison.Ordinal) ? said : null;
        var (from, to) = (DayOf(One("from")), DayOf(One("to")));
        return new TimesAsk
        {
            Days = int.TryParse(One("days"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && TimesAsk.Periods.Contains(days) ? days : TimesAsk.UsualDays,
            From = from <= to ? from : null,
            To = from <= to ? to : null,
            Shop = Guid.TryParse(One("shop"), out var shop) ? new ShopId(shop) : null,
            Leg = Of(One("leg"), OrderLeg.Whole),
            By = Of(One("by"), LegDimension.Carrier) is var by && by == LegDimension.All ? LegDimension.Carrier : by,
            Show = One("show") is { } show && Enum.TryParse<LegShow>(show, ignoreCase: true, out var shown) && Enum.IsDefined(shown) ? shown : null,
            Of = One("of") is { } of ? of == Unknown ? "" : of : null,
            Above = double.TryParse(One("above"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var above) && double.IsFinite(above) ? above : 0,
        };
    }

    public static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T Of<T>(string? word, T otherwise) where T : struct, Enum =>
        word is { Length: > 0 } && char.IsAsciiLetter(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : otherwise;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? DayOf(string? word) =>
        DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2100 ? day : null;
}
