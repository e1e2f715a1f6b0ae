using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Web.Dashboards;

/// <summary>Which side of a metric's fraction rows are listed of.</summary>
public enum RowSide
{
    Numerator,
    Denominator,
}

/// <summary>Addresses of dashboards.</summary>
public static class BoardAddress
{
    public const string Overview = "/dashboards";
    public const string Funnel = "/dashboards/funnel";
    public const string Cohorts = "/dashboards/cohorts";
    public const string Targets = "/dashboards/targets";
    public const string Reports = "/dashboards/reports";
    public const string Rows = "/dashboards/rows";
    public const string Metric = "/dashboards/metric";

    public static string Of(BoardPlan plan) => plan == BoardPlan.Overview ? Overview : $"{Overview}/{plan.Code}";

    public static BoardPlan PlanOf(string path) => BoardPlan.Of(path.TrimEnd('/')[(path.TrimEnd('/').LastIndexOf('/') + 1)..]) ?? BoardPlan.Overview;

    public static string OfMetric(Metric metric, BoardFilter filter) => filter.On($"{Metric}/{metric.Code}", ("stage", metric.Stage));

    public static string OfRows(Metric metric, BoardFilter filter, RowSide side = RowSide.Numerator) =>
        filter.On(Rows, ("metric", metric.Code), ("stage", metric.Stage), ("side", side == RowSide.Numerator ? null : BoardFilter.Word(side)));

    /// <summary>The rows of a tile: those of its own days.</summary>
    public static string OfRows(BoardTile tile, BoardFilter filter, BoardAsk board) => OfRows(tile.Metric, tile.IsMoved(board) ? filter.Of(tile.Ask.Filter) : filter);

    public static string OfFile(BoardPlan plan, BoardFilter filter, string kind) => filter.On($"{Overview}/export.{kind}", ("board", plan.Code));

    public static string OfFile(Metric metric, BoardFilter filter, string kind) => filter.On($"{Metric}/{metric.Code}/export.{kind}", ("stage", metric.Stage));
}
