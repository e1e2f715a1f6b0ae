using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.IntegrationTests.Dashboards;

/// <summary>One look at every metric: its value against plain SQL, its points, its keys and the rows behind it against its value.</summary>
internal sealed class MetricCheck(MetricWorld world, string when, List<MetricFinding> findings)
{
    private const int Slice = 37;

    private static readonly DateOnly Today = DateOnly.FromDateTime(MetricWorld.Now.UtcDateTime);
    private static readonly FigureDimension[] Parts = [.. Enum.GetValues<FigureDimension>().Where(one => one is not FigureDimension.Whole)];

    private static CancellationToken None => CancellationToken.None;

    private FigureFilter All => new(Today.AddDays(-230), Today) { Shop = world.Shop.Id };

    public async Task RunAsync()
    {
        foreach (var metric in Metrics.All)
        {
            var sheet = await world.Book().LoadAsync([metric], All, All.From, None);
            foreach (var (first, last) in new[] { (All.From, All.To), (All.From, Today.AddDays(-100)), (Today.AddDays(-44), Today.AddDays(-9)), (Today.AddDays(-7), Today) })
            {
                await ValueAsync(metric, sheet, first, last);
            }

            var value = sheet.Of(metric, All.From, All.To);
            foreach (var step in Enum.GetValues<FigureStep>())
            {
                var points = sheet.Points(metric, All.From, All.To, step);
                Found(metric, $"numerators by {step}", points.Sum(point => point.Sum.Numerator), value.Numerator);
                Found(metric, $"denominators by {step}", points.Sum(point => point.Sum.Denominator), value.Denominator);
            }

            await RowsAsync(metric, All, value);
            await KeysAsync(metric, sheet, value);
        }
    }

    private async Task ValueAsync(Metric metric, FigureSheet sheet, DateOnly first, DateOnly last)
    {
        var (value, end) = (sheet.Of(metric, first, last), metric.RipeUntil(Today) is var ripe && ripe < last ? ripe : last);
        foreach (var numerator in new[] { true, false })
        {
            if (MetricPlainSql.Of(metric, numerator, world.Shop.Id.Value, first, end, sheet.Currency) is { } plain)
            {
                Found(metric, $"{(numerator ? "numerator" : "denominator")}, {first:MM-dd} to {last:MM-dd}", numerator ? value.Numerator : value.Denominator, Math.Round(await world.Database.ReadAsync<decimal>(plain), 9));
            }
        }
    }

    /// <summary>The rows behind each side add up to it, however they are cut into slices, and none is listed twice.</summary>
    private async Task RowsAsync(Metric metric, FigureFilter filter, MetricValue value)
    {
        foreach (var (measure, expected) in new[] { (metric.Numerator, value.Numerator), (metric.Denominator ?? metric.Numerator, metric.Denominator is null ? value.Numerator : value.Denominator) })
        {
            var (sum, seen, twice) = (0m, new HashSet<(Guid, DateOnly)>(), 0);
            FigureAfter? after = null;
            do
            {
                var slice = await world.Rows().LoadAsync(metric, measure, filter, after, Slice, None);
                sum += slice.Rows.Sum(row => row.Value);
                twice += slice.Rows.Count(row => !seen.Add((row.Id, row.Day)));
                after = slice.Next;
            }
            while (after is not null);
            Found(metric, $"rows behind {measure} of {filter.Dimension} '{filter.Key}'", sum, expected);
            Found(metric, $"rows listed twice behind {measure} of {filter.Dimension} '{filter.Key}'", twice, 0);
        }
    }

    private async Task KeysAsync(Metric metric, FigureSheet sheet, MetricValue value)
    {
        var middle = Today.AddDays(-60);
        foreach (var dimension in Parts.Where(dimension => FigureKeys.CanBe(metric, dimension)))
        {
            var view = await world.Keys().LoadAsync(metric, All with { From = middle }, All with { To = middle.AddDays(-1) }, dimension, sheet.Currency, 200, None);
            Found(metric, $"keys by {dimension}", view.Rows.Count, view.Keys);
            foreach (var key in view.Rows.Take(2))
            {
                var filter = All.Of(dimension, key.Key) with { Currency = sheet.Currency };
                var keyed = await world.Book().LoadAsync([metric], filter, filter.From, None);
                Found(metric, $"{dimension} '{key.Key}' of late", key.Now.Numerator, keyed.Of(metric, middle, All.To).Numerator);
                Found(metric, $"{dimension} '{key.Key}' before", key.Before.Denominator, keyed.Of(metric, All.From, middle.AddDays(-1)).Denominator);
                await RowsAsync(metric, filter, keyed.Of(metric, filter.From, filter.To));
            }

            if (AddsUp(metric, dimension))
            {
                Found(metric, $"numerators by {dimension}", view.Rows.Sum(key => key.Now.Numerator + key.Before.Numerator), value.Numerator);
                Found(metric, $"denominators by {dimension}", view.Rows.Sum(key => key.Now.Denominator + key.Before.Denominator), value.Denominator);
            }
        }
    }

    /// <summary>An order is told of under each of its products, a review under each topic that it blames: only there do keys overlap, or leave something out.</summary>
    private static bool AddsUp(Metric metric, FigureDimension dimension) => dimension switch
    {
        FigureDimension.Product or FigureDimension.Category => metric.Measures.All(measure => measure is Measure.Reviews or Measure.Stars or Measure.StarSquares or Measure.LowReviews or Measure.NpsPoints or Measure.NpsAnswers
            or Measure.NpsSquares or Measure.OrdersOfOpens or Measure.OpensOfOrders),
        FigureDimension.Topic => false,
        _ => true,
    };

    private void Found(Metric metric, string what, decimal found, decimal expected) => findings.Add(new MetricFinding(MetricPlainSql.NameOf(metric), when, what, Math.Round(found, 6), Math.Round(expected, 6)));
}
