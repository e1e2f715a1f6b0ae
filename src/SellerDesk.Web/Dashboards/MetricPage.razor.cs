using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Dashboards;

/// <summary>One metric: over time against the comparison, by product, region …, by month and weekday, with its definition, interval and target.</summary>
public sealed partial class MetricPage(MetricBoard board, BoardFrames frames) : AddressedPage
{
    private BoardFilter filter = new();
    private BoardAsk? ask;
    private BoardFrame frame = BoardFrame.Empty;
    private Metric? metric;
    private MetricSheet? sheet;
    private FigureDimension? by;
    private bool asTable;

    [Parameter]
    public string Code { get; set; } = "";

    /// <summary>The days that the figure is of: a metric whose days ripen is moved back.</summary>
    private BoardFilter Own => sheet is not null && ask is not null && sheet.Tile.IsMoved(ask) ? filter.Of(sheet.Tile.Ask.Filter) : filter;

    private bool IsBars => metric is { Denominator: null };

    private string Home => metric is null ? BoardAddress.Overview : BoardAddress.Of(BoardPlan.All.FirstOrDefault(plan => plan != BoardPlan.Overview && plan.Tiles.Contains(metric)) ?? BoardPlan.Overview);

    private IReadOnlyList<(string, string?)> Along => [("stage", metric?.Stage), ("by", by is { } one ? BoardFilter.Word(one) : null)];

    private string Question => T["metric.question", T.Name(metric!), T["metric.step.by." + BoardFilter.Word(sheet!.Step)]];

    private string Finding => sheet!.Tile is { Value: { } value } tile
        ? string.Join(", ", new[] { $"{T.Name(metric!)}: {T.Value(metric!, value, sheet.Currency)}", FigureDelta.Said(T, tile), tile.Target is { } target ? T.Target(metric!, target, sheet.Currency) : null }.OfType<string>())
        : T.Name(metric!);

    private IReadOnlyList<ChartPoint> Chart =>
    [
        .. sheet!.Points.Select((point, at) =>
        {
            var before = at < sheet.Before.Count ? sheet.Before[at] : null;
            var end = BoardSpan.End(point.At, sheet.Step, sheet.Tile.Ask.Filter.To);
            List<string> lines = [T.Value(metric!, point.Value, sheet.Currency)];
            if (before?.Value is { } was)
            {
                lines.Add(T["figures.was", T.Value(metric!, was, sheet.Currency)]);
            }

            if (T.Interval(point.Sum) is { } interval)
            {
                lines.Add(interval);
            }

            return new ChartPoint(BoardSpan.Name(T, point.At, sheet.Step, sheet.Tile.Ask), lines, point.Value, before?.Value, Href: BoardAddress.OfRows(metric!, filter with { From = BoardSpan.Start(point.At, sheet.Tile.Ask.Filter.From), To = end }, IsBars ? RowSide.Numerator : RowSide.Denominator),
                Axis: sheet.Step == FigureStep.Week ? T.Day(BoardSpan.Start(point.At, sheet.Tile.Ask.Filter.From), ask!.Today) : null);
        }),
    ];

    protected override bool IsHere(string path) => path.StartsWith(BoardAddress.Metric + "/", StringComparison.Ordinal);

    protected override void Read(string address)
    {
        var here = new Uri(address);
        var query = QueryHelpers.ParseQuery(here.Query);
        filter = BoardFilter.Read(address);
        metric = MetricParts.Of(Uri.UnescapeDataString(here.Segments[^1].Trim('/')), query.TryGetValue("stage", out var stage) ? stage.ToString() : null);
        by = query.TryGetValue("by", out var word) && Enum.TryParse<FigureDimension>(word.ToString(), ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : null;
    }

    protected override async Task ReloadAsync()
    {
        if (metric is null)
        {
            return;
        }

        ask = filter.Ask(BoardHead.Today(Now, Zone));
        await LoadAsync(async () =>
        {
            frame = await frames.LoadAsync(ask, Cancel);
            sheet = await board.LoadAsync(metric, ask, filter.Step, by, Cancel);
        });
        if (State.Failure is null && sheet is not null && IsLive)
        {
            StateHasChanged();
            await TryAsync(async () => frame = await frames.ChoicesAsync(frame, ask, Cancel));
        }
    }

    private List<Tabs.Tab> Dimensions(MetricSheet shown) =>
        [.. shown.Dimensions.Select(one => new Tabs.Tab(BoardFilter.Word(one), T.By(one), filter.On($"{BoardAddress.Metric}/{metric!.Code}", ("stage", metric.Stage), ("by", BoardFilter.Word(one)))))];

    private string At(BoardFilter wanted) => wanted.On($"{BoardAddress.Metric}/{metric!.Code}", [.. Along]);
}
