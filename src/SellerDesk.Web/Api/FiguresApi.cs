using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Api;

internal static class FiguresApi
{
    private const int UsualDays = 30;
    private const int MostKeys = 1_000;

    private static readonly FigureDimension[] Dimensions = [.. Enum.GetValues<FigureDimension>().Where(one => one != FigureDimension.Whole)];

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/figures", LoadAsync).WithTags("Figures").WithName("figures").WithSummary("One metric over time, or by shop, product, region …, with both sides of the fraction.");

    private static async Task<Ok<FigureShape>> LoadAsync(
        FigureBook book, FigureKeys keys, TimeProvider clock,
        [Description("orders, revenue, average-order, conversion, return-rate, cancel-rate, rating, reviews, negative-share, nps, repeat-share, retention, lifetime-value, days-between-orders, first-response-hours, resolution-hours, level-kept, complaint-rate, late-share, stage-hours.")] string metric,
        [Description("Of stage-hours: approval, preparing, delivery or whole (unless said).")] string? stage = null,
        [Description("First day; thirty days up to the last one unless said.")] DateOnly? from = null,
        [Description("Last day, of the shops' own zones; today unless said. Days that have not come yet are left out.")] DateOnly? to = null,
        [Description("Id of a shop.")] Guid? shop = null,
        [Description("day unless said, week (of its Monday), month; or shop, product, category, region, carrier, warehouse, topic, reason, cause, kind, person, tier, where the metric can be told apart by it: the thousand with the most cases.")] string? by = null,
        [Description("Of money; that of the most orders unless said.")] string? currency = null,
        CancellationToken cancel = default)
    {
        var wanted = MetricOf(metric, stage);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var last = to ?? today;
        var first = from ?? (last.DayNumber >= UsualDays ? last.AddDays(1 - UsualDays) : last);
        if (first > last || last.DayNumber - first.DayNumber > FigureFilter.MostDays)
        {
            throw new ApiInputException("from", "days", FigureFilter.MostDays);
        }

        if (shop is { } id && !await book.HasShopAsync(new ShopId(id), cancel))
        {
            throw new ApiMissingException("missing.shop");
        }

        var (step, dimension) = Cut(wanted, by);

        // East of Greenwich tomorrow has begun already.
        var end = last > today.AddDays(1) ? today.AddDays(1) : last;
        var filter = new FigureFilter(first, end < first ? first : end) { Shop = shop is { } one ? new ShopId(one) : null, Currency = CurrencyOf(currency) };
        var sheet = await book.LoadAsync([wanted], filter, first, cancel);
        var points = end < first || sheet.IsEmpty ? [] : dimension is { } apart
            ? (await keys.LoadAsync(wanted, filter, filter, apart, sheet.Currency, MostKeys, cancel)).Rows.Select(key => FigurePointShape.Of(null, key.Key, key.Name, key.Now))
            : sheet.Points(wanted, first, end, step).Select(point => FigurePointShape.Of(point.At, null, null, point.Sum));
        var isMoney = wanted.Unit == MetricUnit.Money;
        return TypedResults.Ok(new FigureShape(wanted.Code, wanted.Stage, Word(wanted.Unit), isMoney && sheet.Currency.Length > 0 ? sheet.Currency : null, isMoney ? sheet.Currencies : null, [.. points]));
    }

    private static Metric MetricOf(string code, string? stage)
    {
        if (Metrics.Of(code) is not { } metric)
        {
            throw new ApiInputException("metric", "word", string.Join(", ", Metrics.All.Select(one => one.Code).Distinct()));
        }

        return metric.Stage is null || string.IsNullOrEmpty(stage)
            ? metric
            : Metrics.Of(code, stage) ?? throw new ApiInputException("stage", "word", string.Join(", ", Metrics.All.Where(one => one.Code == code).Select(one => one.Stage)));
    }

    private static (FigureStep Step, FigureDimension? Dimension) Cut(Metric metric, string? by)
    {
        var possible = Dimensions.Where(dimension => FigureKeys.CanBe(metric, dimension)).ToList();
        return string.IsNullOrEmpty(by) ? (FigureStep.Day, null)
            : Enum.GetValues<FigureStep>().Cast<FigureStep?>().FirstOrDefault(step => Is(step.ToString()!, by)) is { } step ? (step, null)
            : possible.Cast<FigureDimension?>().FirstOrDefault(dimension => Is(dimension.ToString()!, by)) is { } apart ? (FigureStep.Day, apart)
            : throw new ApiInputException("by", "word", string.Join(", ", Enum.GetNames<FigureStep>().Concat(possible.Select(dimension => dimension.ToString())).Select(word => word.ToLowerInvariant())));
    }

    private static string? CurrencyOf(string? code) => string.IsNullOrEmpty(code) ? null
        : code.Length == 3 && code.All(char.IsAsciiLetter) ? code.ToUpperInvariant() : throw new ApiInputException("currency", "value");

    private static bool Is(string known, string asked) => known.Equals(asked, StringComparison.OrdinalIgnoreCase);

    private static string Word(MetricUnit unit) => unit.ToString().ToLowerInvariant();
}

/// <param name="Unit">count, money (major unit of the currency), share (0 to 1), hours, days, stars (1 to 5) or score (−100 to 100).</param>
/// <param name="Currency">Of money: that of the figures.</param>
/// <param name="Currencies">Of money: all that there are, the one of the most orders first.</param>
public sealed record FigureShape(string Metric, string? Stage, string Unit, string? Currency, IReadOnlyList<string>? Currencies, IReadOnlyList<FigurePointShape> Points);

/// <param name="At">The day, or the first day of the week or month.</param>
/// <param name="Key">Id of the shop, product or person, or the word itself; empty where none is known.</param>
/// <param name="Value">Null where nothing could be counted: that is no data.</param>
/// <param name="Numerator">In the metric's unit, so that points can be added up.</param>
/// <param name="Denominator">Null where the metric is no fraction.</param>
public sealed record FigurePointShape(DateOnly? At, string? Key, string? Name, decimal? Value, decimal Numerator, decimal? Denominator)
{
    private const int Digits = 6;

    public static FigurePointShape Of(DateOnly? at, string? key, string? name, MetricValue value) =>
        new(at, key, name, value.Value, Math.Round(value.Numerator, Digits), value.Metric.Denominator is null ? null : value.Denominator);
}
