namespace SellerDesk.Domain.Dashboards;

/// <summary>
/// Figures that boards show besides <see cref="Metrics.All"/>: steps of the funnel and what reasons are counted of. They have pages and rows of their own like any metric.
/// </summary>
public static class MetricParts
{
    /// <summary>Openings of cards, as marketplaces tell them.</summary>
    public static readonly Metric Opens = new("card-opens", Board.Overview, MetricUnit.Count, GoodWhen.Higher, Measure.Opens);
    public static readonly Metric Carts = new("carts", Board.Overview, MetricUnit.Count, GoodWhen.Higher, Measure.Carts);
    public static readonly Metric FunnelOrders = new("funnel-orders", Board.Overview, MetricUnit.Count, GoodWhen.Higher, Measure.FunnelOrders);
    public static readonly Metric Buyouts = new("buyouts", Board.Overview, MetricUnit.Count, GoodWhen.Higher, Measure.Buyouts);
    public static readonly Metric ToCart = new("to-cart", Board.Overview, MetricUnit.Share, GoodWhen.Higher, Measure.Carts, Measure.Opens);
    public static readonly Metric ToOrder = new("to-order", Board.Overview, MetricUnit.Share, GoodWhen.Higher, Measure.FunnelOrders, Measure.Carts);

    /// <summary>Bought out ÷ ordered, as marketplaces tell them, by the day of the order: what was ordered lately is still on its way.</summary>
    public static readonly Metric Buyout = new("buyout", Board.Overview, MetricUnit.Share, GoodWhen.Higher, Measure.Buyouts, Measure.FunnelOrders) { RipeDays = 14 };

    public static readonly Metric Returns = new("returns", Board.Quality, MetricUnit.Count, GoodWhen.Lower, Measure.ReturnRequests);
    public static readonly Metric Complaints = new("complaints", Board.Service, MetricUnit.Count, GoodWhen.Lower, Measure.Complaints);
    public static readonly Metric LowReviews = new("low-reviews", Board.Quality, MetricUnit.Count, GoodWhen.Lower, Measure.LowReviews);
    public static readonly Metric Promoters = new("promoters", Board.Quality, MetricUnit.Share, GoodWhen.Higher, Measure.Promoters, Measure.NpsAnswers);

    public static IReadOnlyList<Metric> All { get; } = [Opens, Carts, FunnelOrders, Buyouts, ToCart, ToOrder, Buyout, Returns, Complaints, LowReviews, Promoters];

    /// <summary>Any metric or part by its code.</summary>
    public static Metric? Of(string? code, string? stage = null) => Metrics.Of(code, stage) ?? All.FirstOrDefault(metric => metric.Code == code);
}
