namespace SellerDesk.Domain.Dashboards;

/// <summary>All metrics of the desk. Formulas are told to people in the texts <c>metric.….about</c>.</summary>
public static class Metrics
{
    public static readonly Metric Orders = new("orders", Board.Overview, MetricUnit.Count, GoodWhen.Higher, Measure.Orders);
    public static readonly Metric Revenue = new("revenue", Board.Overview, MetricUnit.Money, GoodWhen.Higher, Measure.Revenue);
    public static readonly Metric AverageOrder = new("average-order", Board.Overview, MetricUnit.Money, GoodWhen.Higher, Measure.Revenue, Measure.Paid);
    public static readonly Metric Conversion = new("conversion", Board.Overview, MetricUnit.Share, GoodWhen.Higher, Measure.OrdersOfOpens, Measure.OpensOfOrders);
    public static readonly Metric CancelRate = new("cancel-rate", Board.Delivery, MetricUnit.Share, GoodWhen.Lower, Measure.Cancelled, Measure.Orders);
    public static readonly Metric ReturnRate = new("return-rate", Board.Overview, MetricUnit.Share, GoodWhen.Lower, Measure.Returned, Measure.Delivered);

    /// <summary>Delivered after the promised time ÷ delivered with both times.</summary>
    public static readonly Metric LateShare = new("late-share", Board.Delivery, MetricUnit.Share, GoodWhen.Lower, Measure.Late, Measure.Judged);

    public static readonly Metric Rating = new("rating", Board.Quality, MetricUnit.Stars, GoodWhen.Higher, Measure.Stars, Measure.Reviews) { Squares = Measure.StarSquares };
    public static readonly Metric Reviews = new("reviews", Board.Quality, MetricUnit.Count, GoodWhen.Neither, Measure.Reviews);
    public static readonly Metric NegativeShare = new("negative-share", Board.Quality, MetricUnit.Share, GoodWhen.Lower, Measure.LowReviews, Measure.Reviews);
    public static readonly Metric ComplaintRate = new("complaint-rate", Board.Service, MetricUnit.Share, GoodWhen.Lower, Measure.Complaints, Measure.Orders);

    /// <summary>Share of promoters less share of detractors, in points (F. Reichheld, "The one number you need to grow", 2003).</summary>
    public static readonly Metric Nps = new("nps", Board.Quality, MetricUnit.Score, GoodWhen.Higher, Measure.NpsPoints, Measure.NpsAnswers) { Squares = Measure.NpsSquares, Times = 100 };

    public static readonly Metric FirstResponse = new("first-response-hours", Board.Service, MetricUnit.Hours, GoodWhen.Lower, Measure.FirstMinutes, Measure.FirstResponses);
    public static readonly Metric Resolution = new("resolution-hours", Board.Service, MetricUnit.Hours, GoodWhen.Lower, Measure.ResolvedMinutes, Measure.Resolved);
    public static readonly Metric LevelKept = new("level-kept", Board.Service, MetricUnit.Share, GoodWhen.Higher, Measure.Kept, Measure.Deadlines);

    /// <summary>Orders of buyers who had ordered before ÷ orders of buyers who can be told apart.</summary>
    public static readonly Metric RepeatShare = new("repeat-share", Board.Loyalty, MetricUnit.Share, GoodWhen.Higher, Measure.RepeatOrders, Measure.KnownOrders);

    /// <summary>New buyers who ordered again within ninety days ÷ new buyers, by the day of the first order.</summary>
    public static readonly Metric Retention = new("retention", Board.Loyalty, MetricUnit.Share, GoodWhen.Higher, Measure.BackBuyers, Measure.NewBuyers) { RipeDays = Metric.RetentionDays };

    /// <summary>What new buyers have ordered until now ÷ new buyers, by the day of the first order.</summary>
    public static readonly Metric LifetimeValue = new("lifetime-value", Board.Loyalty, MetricUnit.Money, GoodWhen.Higher, Measure.SpentByNew, Measure.NewBuyers);

    public static readonly Metric DaysBetweenOrders = new("days-between-orders", Board.Loyalty, MetricUnit.Days, GoodWhen.Lower, Measure.GapMinutes, Measure.RepeatOrders);

    public static readonly Metric Approval = Leg("approval", Measure.ApprovalMinutes, Measure.ApprovalTimed);
    public static readonly Metric Preparing = Leg("preparing", Measure.PreparingMinutes, Measure.PreparingTimed);
    public static readonly Metric Delivery = Leg("delivery", Measure.DeliveryMinutes, Measure.DeliveryTimed);
    public static readonly Metric Whole = Leg("whole", Measure.WholeMinutes, Measure.WholeTimed);

    public static IReadOnlyList<Metric> All { get; } =
    [
        Orders, Revenue, AverageOrder, Conversion, ReturnRate, CancelRate, Rating, Reviews, NegativeShare, Nps, RepeatShare, Retention, LifetimeValue, DaysBetweenOrders,
        FirstResponse, Resolution, LevelKept, ComplaintRate, LateShare, Approval, Preparing, Delivery, Whole,
    ];

    /// <param name="stage">Of <c>stage-hours</c>: approval, preparing, delivery or whole (unless said).</param>
    public static Metric? Of(string? code, string? stage = null) =>
        All.FirstOrDefault(metric => metric.Code == code && metric.Stage == (metric.Stage is null ? null : stage ?? Whole.Stage));

    private static Metric Leg(string stage, Measure minutes, Measure timed) => new("stage-hours", Board.Delivery, MetricUnit.Hours, GoodWhen.Lower, minutes, timed) { Stage = stage };
}
