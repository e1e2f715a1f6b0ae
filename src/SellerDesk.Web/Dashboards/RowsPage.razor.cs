using Microsoft.AspNetCore.WebUtilities;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Figures;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Dashboards;

/// <summary>The very rows that a number counts, newest first; what they add up to stands in the head.</summary>
public sealed partial class RowsPage(FigureRows reader, FigureRowNames called, FigureBook book, BoardFrames frames) : AddressedPage
{
    private const int Slice = 50;

    private readonly List<FigureRow> rows = [];
    private readonly Dictionary<Guid, FigureRowName> names = [];
    private BoardFilter filter = new();
    private BoardAsk? ask;
    private BoardFrame frame = BoardFrame.Empty;
    private Metric? metric;
    private RowSide side;
    private FigureThing thing;
    private FigureAfter? next;
    private MetricValue sum;
    private string currency = "";

    private Measure Measure => side == RowSide.Denominator && metric!.Denominator is { } denominator ? denominator : metric!.Numerator;

    private IReadOnlyList<(string, string?)> Along => [("metric", metric?.Code), ("stage", metric?.Stage), ("side", side == RowSide.Numerator ? null : BoardFilter.Word(side))];

    /// <summary>The sum of the side, and of a fraction the value with both sides.</summary>
    private string SumText => metric!.Denominator is null ? T["rows.head", SideName(side), Unit(sum.Numerator)]
        : T["rows.head.of", SideName(side), Unit(side == RowSide.Numerator ? sum.Numerator : sum.Denominator), T.Value(metric, sum.Value, currency)];

    protected override bool IsHere(string path) => path == BoardAddress.Rows;

    protected override void Read(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        filter = BoardFilter.Read(address);
        metric = MetricParts.Of(query.TryGetValue("metric", out var code) ? code.ToString() : null, query.TryGetValue("stage", out var stage) ? stage.ToString() : null);
        side = metric?.Denominator is not null && query.TryGetValue("side", out var word) && word == BoardFilter.Word(RowSide.Denominator) ? RowSide.Denominator : RowSide.Numerator;
    }

    protected override Task ReloadAsync() => metric is null ? Task.CompletedTask : LoadAsync(async () =>
    {
        ask = filter.Ask(BoardHead.Today(Now, Zone));
        rows.Clear();
        names.Clear();
        frame = await frames.ChoicesOfKeyAsync(await frames.LoadAsync(ask, Cancel), ask, Cancel);
        if (!FigureKeys.CanBe(metric, ask.Filter.Dimension))
        {
            return;
        }

        var sheet = await book.LoadAsync([metric], ask.Filter, ask.Filter.From, Cancel);
        (sum, currency) = (sheet.Of(metric, ask.Filter.From, ask.Filter.To), sheet.Currency);
        await ReadAsync(null);
    });

    private async Task MoreAsync() => await TryAsync(() => ReadAsync(next));

    private async Task ReadAsync(FigureAfter? after)
    {
        var slice = await reader.LoadAsync(metric!, Measure, ask!.Filter, after, Slice, Cancel);
        (thing, next) = (slice.Thing, slice.Next);
        rows.AddRange(slice.Rows);
        foreach (var (id, name) in await called.LoadAsync(thing, [.. slice.Rows], Cancel))
        {
            names[id] = name;
        }
    }

    private string SideName(RowSide one) => T[$"measure.{BoardFilter.Word(one == RowSide.Denominator && metric!.Denominator is { } denominator ? denominator : metric!.Numerator)}"];

    private string Title(FigureRowName? name) => name is null || name.Title.Length == 0 ? T["rows.unnamed"]
        : thing == FigureThing.SurveyAnswer ? T["rows.score", name.Title] : thing == FigureThing.Buyer ? T["rows.buyer", name.Title] : name.Stars is { } stars ? $"{stars}★ {name.Title}" : name.Title;

    private string Adds(FigureRow row) => row.Value == 1 && Unit(1) == "1" ? "1" : Unit(row.Value);

    /// <summary>A sum of the side in its own unit: orders, money, hours.</summary>
    private string Unit(decimal value) => Measure switch
    {
        Measure.Revenue or Measure.SpentByNew => T.Format.Money(Math.Round(value, 2), currency),
        Measure.FirstMinutes or Measure.ResolvedMinutes or Measure.WholeMinutes or Measure.DeliveryMinutes or Measure.ApprovalMinutes or Measure.PreparingMinutes => T.Format.Duration(TimeSpan.FromHours((double)value)),
        Measure.GapMinutes => T.Format.Number(value, 1) + "\u00A0" + T.Format.Words.Day,
        _ => T.Format.Number(value, 0),
    };
}
