using System.Globalization;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Ozon;

/// <summary>Analytics by product and day, and the seller's ratings.</summary>
internal static class OzonFigureRoutes
{
    private const int MaxLimit = 1000;
    private const int MaxMetrics = 14;
    private const int FreeDays = 93;
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);
    private static readonly string[] Free = ["revenue", "ordered_units"];

    public static void MapFigures(this RouteGroupBuilder api)
    {
        api.MapPost("/v1/analytics/data", AnalyticsAsync);
        api.MapPost("/v1/rating/summary", RatingsAsync);
    }

    private static async Task AnalyticsAsync(HttpContext context, Simulation world)
    {
        var body = await OzonBody.ReadAsync(context);
        var (metrics, dimensions) = (body?.Texts("metrics") ?? [], body?.Texts("dimension") ?? []);
        if (!TryDay(body?.Text("date_from"), out var from) || !TryDay(body?.Text("date_to"), out var to) || to < from || metrics.Length is < 1 or > MaxMetrics
            || dimensions is not ["sku", "day"] || body!.Number("limit") is not (>= 1 and <= MaxLimit and var limit))
        {
            await OzonAnswer.InvalidAsync(context, "InvalidArgument");
            return;
        }

        var caller = OzonGate.CallerOf(context);
        var today = DateOnly.FromDateTime(world.Clock.Now.ToOffset(Moscow).Date);
        if (!caller.HasPlus && (metrics.Except(Free).Any() || from < today.AddDays(-FreeDays)))
        {
            await OzonGate.RefusePlanAsync(context);
            return;
        }

        var rows = world.Read(caller.Account, (shop, now) => Figures.Funnel(shop, from, to, now).OrderByDescending(row => row.OrderSum).ThenBy(row => row.Day).ThenBy(row => row.Product.NmId).ToList());
        await OzonAnswer.GoodAsync(context, new
        {
            result = new
            {
                data = rows.Skip((int)(body.Number("offset") ?? 0)).Take((int)limit).Select(row => new
                {
                    dimensions = new[] { new { id = row.Product.NmId.ToString(CultureInfo.InvariantCulture), name = row.Product.Name }, new { id = row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), name = "" } },
                    metrics = metrics.Select(metric => ValueOf(row, metric)).ToArray(),
                }).ToArray(),
                totals = metrics.Select(metric => rows.Sum(row => ValueOf(row, metric))).ToArray(),
            },
            timestamp = world.Clock.Now.ToOffset(Moscow).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        });
    }

    private static Task RatingsAsync(HttpContext context, Simulation world)
    {
        var caller = OzonGate.CallerOf(context);
        return OzonAnswer.GoodAsync(context, world.Read(caller.Account, (shop, now) => new
        {
            groups = new[] { new { group_name = "Показатели продавца", items = Figures.Quality(shop, now).Select(ItemOf).ToArray() } },
            localization_index = new[] { new { calculation_date = OzonWire.Time(now.Date), localization_percentage = 71 } },
            penalty_score_exceeded = false,
            premium = caller.Plan != OzonPlan.Unspecified,
            premium_plus = caller.HasPlus,
        }));
    }

    private static object ItemOf(QualityFigure figure)
    {
        var isRating = figure.Code == QualityFigure.Rating;
        var scale = isRating ? 1 : 100;
        var (code, name) = figure.Code switch
        {
            QualityFigure.LateHandOver => ("rating_shipment_delay", "Просроченные отгрузки"),
            QualityFigure.LateDelivery => ("rating_on_time", "Доставки не вовремя"),
            QualityFigure.CancelledBySeller => ("rating_cancellation", "Отмены по вине продавца"),
            QualityFigure.Returned => ("rating_return", "Возвраты"),
            _ => ("rating_review_avg_score_total", "Средняя оценка товаров"),
        };
        return new
        {
            rating = code,
            name,
            current_value = Math.Round(figure.Value * scale, 2),
            past_value = Math.Round(figure.Before * scale, 2),
            value_type = isRating ? "REVIEW_SCORE" : "PERCENT",
            rating_direction = isRating ? "HIGHER_IS_BETTER" : "LOWER_IS_BETTER",
            status = figure.Level switch { QualityLevel.Good => "OK", QualityLevel.Warning => "WARNING", _ => "CRITICAL" },
            change = new { direction = "DIRECTION_NONE", meaning = "MEANING_NONE" },
        };
    }

    private static decimal ValueOf(FunnelDay day, string metric) => metric switch
    {
        "revenue" => day.OrderSum,
        "ordered_units" => day.Orders,
        "hits_view" => day.Shows,
        "hits_view_pdp" => day.Opens,
        "hits_tocart" => day.Carts,
        "delivered_units" => day.Buyouts + day.Returns,
        "cancellations" => day.Cancels,
        "returns" => day.Returns,
        _ => 0,
    };

    private static bool TryDay(string? text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
