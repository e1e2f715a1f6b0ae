using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>A table of a board: a metric by product, region …</summary>
public sealed record BoardCut(Metric Metric, FigureDimension By, int Most = BoardCut.Usual)
{
    public const int Usual = 8;
}

/// <summary>Which figures a board shows, in their order.</summary>
/// <param name="Code">Its name in addresses and texts.</param>
/// <param name="Besides">What panels need besides tiles, read in the same look.</param>
public sealed record BoardPlan(string Code, IReadOnlyList<Metric> Tiles, IReadOnlyList<BoardCut> Tables, IReadOnlyList<Metric> Besides)
{
    public static readonly BoardPlan Overview = new("overview",
        [Metrics.Conversion, MetricParts.Buyout, Metrics.AverageOrder, Metrics.ReturnRate, Metrics.Rating, Metrics.Nps, Metrics.LevelKept, Metrics.ComplaintRate],
        [new(MetricParts.Returns, FigureDimension.Reason, 6), new(Metrics.LevelKept, FigureDimension.Kind), new(Metrics.FirstResponse, FigureDimension.Kind)],
        [Metrics.Orders, Metrics.Revenue, MetricParts.Opens, MetricParts.ToCart, MetricParts.ToOrder, MetricParts.Promoters, MetricParts.Returns]);

    public static readonly BoardPlan Service = new("service",
        [Metrics.FirstResponse, Metrics.Resolution, Metrics.LevelKept, Metrics.ComplaintRate],
        [new(Metrics.LevelKept, FigureDimension.Kind), new(Metrics.FirstResponse, FigureDimension.Kind), new(MetricParts.Complaints, FigureDimension.Cause), new(Metrics.ComplaintRate, FigureDimension.Product), new(Metrics.LevelKept, FigureDimension.Person), new(Metrics.Resolution, FigureDimension.Kind)],
        []);

    public static readonly BoardPlan Quality = new("quality",
        [Metrics.Rating, Metrics.NegativeShare, Metrics.Reviews, Metrics.Nps, Metrics.ReturnRate, MetricParts.Returns],
        [new(MetricParts.Returns, FigureDimension.Reason), new(MetricParts.LowReviews, FigureDimension.Topic), new(Metrics.Rating, FigureDimension.Product), new(Metrics.ReturnRate, FigureDimension.Product), new(Metrics.Rating, FigureDimension.Category), new(Metrics.ReturnRate, FigureDimension.Region)],
        [MetricParts.Promoters]);

    public static readonly BoardPlan Delivery = new("delivery",
        [Metrics.LateShare, Metrics.Whole, Metrics.CancelRate, Metrics.ReturnRate, Metrics.Approval, Metrics.Preparing, Metrics.Delivery, Metrics.Orders],
        [new(Metrics.LateShare, FigureDimension.Carrier), new(Metrics.LateShare, FigureDimension.Region), new(Metrics.Whole, FigureDimension.Region), new(Metrics.Preparing, FigureDimension.Warehouse), new(Metrics.CancelRate, FigureDimension.Product), new(Metrics.Delivery, FigureDimension.Carrier)],
        []);

    public static readonly BoardPlan Loyalty = new("loyalty",
        [Metrics.RepeatShare, Metrics.Retention, Metrics.LifetimeValue, Metrics.DaysBetweenOrders, Metrics.AverageOrder, Metrics.Revenue],
        [new(Metrics.RepeatShare, FigureDimension.Tier), new(Metrics.RepeatShare, FigureDimension.Product), new(Metrics.Retention, FigureDimension.Product), new(Metrics.RepeatShare, FigureDimension.Region), new(Metrics.AverageOrder, FigureDimension.Category), new(Metrics.Revenue, FigureDimension.Product)],
        []);

    public static readonly BoardPlan Funnel = new("funnel",
        [MetricParts.Opens, MetricParts.ToCart, MetricParts.ToOrder, MetricParts.Buyout],
        [new(Metrics.Conversion, FigureDimension.Product, 50)],
        [Metrics.Conversion]);

    public static IReadOnlyList<BoardPlan> All { get; } = [Overview, Service, Quality, Delivery, Loyalty, Funnel];

    public static BoardPlan? Of(string? code) => All.FirstOrDefault(plan => plan.Code == code);
}
