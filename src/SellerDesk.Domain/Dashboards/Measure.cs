namespace SellerDesk.Domain.Dashboards;

/// <summary>What is counted day by day: the sides of every metric's fraction. Sums of whole numbers, so that days, shops and keys add up.</summary>
public enum Measure
{
    /// <summary>Orders placed, by the day of <c>ordered_at</c>; cancelled ones too.</summary>
    Orders,

    /// <summary>Of <see cref="Orders"/>, cancelled by now.</summary>
    Cancelled,

    /// <summary>Of <see cref="Orders"/>, not cancelled and of a known sum.</summary>
    Paid,

    /// <summary>Sums of <see cref="Paid"/> orders without delivery, in ten-thousandths of the currency's unit.</summary>
    Revenue,

    /// <summary>Pieces in <see cref="Paid"/> orders.</summary>
    Units,

    /// <summary>Orders delivered, by the day of delivery (as told, or as the desk saw it).</summary>
    Delivered,

    /// <summary>Of <see cref="Delivered"/>, those of which a claim, return or dispute came.</summary>
    Returned,

    /// <summary>Of <see cref="Delivered"/>, those with a told time of delivery and a promised one.</summary>
    Judged,

    /// <summary>Of <see cref="Judged"/>, those that arrived after the promised time.</summary>
    Late,

    /// <summary>Orders whose way from being placed to the buyer is known at both ends, in their order; by the day of delivery.</summary>
    WholeTimed,
    WholeMinutes,

    /// <summary>The same from being handed over to the buyer.</summary>
    DeliveryTimed,
    DeliveryMinutes,

    /// <summary>From being placed to being approved, by the day of approval.</summary>
    ApprovalTimed,
    ApprovalMinutes,

    /// <summary>From approval (or being placed) to being handed over, by the day of handing over.</summary>
    PreparingTimed,
    PreparingMinutes,

    /// <summary>Reviews, by the day on which they were written.</summary>
    Reviews,
    Stars,

    /// <summary>Squares of <see cref="Stars"/>: what an interval of the mean is made of.</summary>
    StarSquares,

    /// <summary>Reviews with one or two stars.</summary>
    LowReviews,

    /// <summary>Complaints opened, those merged into others left out.</summary>
    Complaints,

    /// <summary>Claims, returns and disputes opened.</summary>
    ReturnRequests,

    /// <summary>Answers to surveys of the Net Promoter Score.</summary>
    NpsAnswers,

    /// <summary>Promoters less detractors.</summary>
    NpsPoints,

    /// <summary>Promoters and detractors together: the squares of <see cref="NpsPoints"/>.</summary>
    NpsSquares,

    /// <summary>Promoters alone.</summary>
    Promoters,

    /// <summary>Deadlines of the service level that fell on the day.</summary>
    Deadlines,

    /// <summary>Of <see cref="Deadlines"/>, those that were kept.</summary>
    Kept,

    /// <summary>Items that got their first response.</summary>
    FirstResponses,

    /// <summary>Working minutes of the shop from the buyer's words to the first response.</summary>
    FirstMinutes,

    /// <summary>Items that were over: answered for good or closed.</summary>
    Resolved,
    ResolvedMinutes,

    /// <summary>Times that a product was shown (in search, catalogue), as the marketplace tells.</summary>
    Shows,

    /// <summary>Openings of the card.</summary>
    Opens,
    Carts,

    /// <summary>Orders as the funnel of the marketplace counts them.</summary>
    FunnelOrders,
    Buyouts,

    /// <summary><see cref="Opens"/> of days on which orders are told too.</summary>
    OpensOfOrders,

    /// <summary><see cref="FunnelOrders"/> of days on which openings are told too.</summary>
    OrdersOfOpens,

    /// <summary>Orders, not cancelled, of buyers whom the desk can tell apart.</summary>
    KnownOrders,

    /// <summary>Of <see cref="KnownOrders"/>, those of buyers who had ordered in this shop before.</summary>
    RepeatOrders,

    /// <summary>Minutes from the order before to each of <see cref="RepeatOrders"/>.</summary>
    GapMinutes,

    /// <summary>Buyers whose first order in the shop was on the day.</summary>
    NewBuyers,

    /// <summary>Of <see cref="NewBuyers"/>, those who ordered again within <see cref="Metric.RetentionDays"/> days.</summary>
    BackBuyers,

    /// <summary>What <see cref="NewBuyers"/> have ordered in the shop until now, in ten-thousandths of the currency's unit.</summary>
    SpentByNew,
}
