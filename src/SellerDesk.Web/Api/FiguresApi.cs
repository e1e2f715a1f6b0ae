using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using SellerDesk.Application.Dashboards;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Api;

internal static class FiguresApi
{
    private const int LongestDays = 800;
    private const int UsualDays = 30;

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/figures", LoadAsync).WithTags("Figures").WithName("figures").WithSummary("One metric over time, by product or by shop, with both sides of the fraction.");

    private static async Task<Ok<FigureShape>> LoadAsync(
        ConversionFigures figures, ResponseFigures responses, TimeProvider clock,
        [Description("conversion: orders ÷ openings of the card. first-response-hours, resolution-hours: working minutes ÷ 60 × items; not by product."), Words(typeof(Metrics))] string metric,
        [Description("First day; thirty days before the last one unless said.")] DateOnly? from = null,
        [Description("Last day; today unless said.")] DateOnly? to = null,
        [Description("Id of a shop.")] Guid? shop = null,
        [Description("day unless said; product: the thousand most often opened."), Words(typeof(FigureBy))] string? by = null,
        CancellationToken cancel = default)
    {
        var wanted = ApiInput.Word<Metrics>("metric", metric.Replace("-", "", StringComparison.Ordinal)) ?? throw new ApiInputException("metric", "value");
        var last = to ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var first = from ?? last.AddDays(1 - UsualDays);
        if (first > last || last.DayNumber - first.DayNumber > LongestDays)
        {
            throw new ApiInputException("from", "days", LongestDays);
        }

        var filter = new FigureFilter(first, last, shop is { } id ? new ShopId(id) : null, ApiInput.Word<FigureBy>("by", by) ?? FigureBy.Day);
        if (wanted != Metrics.Conversion)
        {
            var resolution = wanted == Metrics.ResolutionHours;
            return filter.By == FigureBy.Product
                ? throw new ApiInputException("by", "value")
                : TypedResults.Ok(new FigureShape(resolution ? ResponseFigures.Resolution : ResponseFigures.FirstResponse, "hours", await responses.LoadAsync(filter, resolution, cancel)));
        }

        var points = await figures.LoadAsync(filter, cancel);
        return TypedResults.Ok(new FigureShape(ConversionFigures.Metric, "share", points));
    }

    private enum Metrics
    {
        Conversion,
        FirstResponseHours,
        ResolutionHours,
    }
}

/// <param name="Unit">share: 0 to 1.</param>
public sealed record FigureShape(string Metric, string Unit, IReadOnlyList<FigurePoint> Points);
