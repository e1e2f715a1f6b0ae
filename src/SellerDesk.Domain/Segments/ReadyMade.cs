namespace SellerDesk.Domain.Segments;

/// <summary>
/// The segments that everybody finds. The first five part all who ordered, so that each is in exactly one; the other three are the kinds of loyalty: whoever keeps buying, whoever also takes part,
/// and whoever is glad.
/// </summary>
public static class ReadyMade
{
    public const int NewDays = 30;
    public const int ActiveDays = 60;
    public const int RiskDays = 120;
    public const int DormantDays = 365;

    public static IReadOnlyList<(string Code, RuleGroup Rule)> All { get; } =
    [
        ("new", Every(Days(BuyerFigure.FirstOrderDays, null, NewDays))),
        ("active", Every(Days(BuyerFigure.FirstOrderDays, NewDays + 1, null), Days(BuyerFigure.LastOrderDays, null, ActiveDays))),
        ("atrisk", Every(Days(BuyerFigure.LastOrderDays, ActiveDays + 1, RiskDays))),
        ("dormant", Every(Days(BuyerFigure.LastOrderDays, RiskDays + 1, DormantDays))),
        ("lost", Every(Days(BuyerFigure.LastOrderDays, DormantDays + 1, null))),
        ("transactional", Every(new FigureRule(BuyerFigure.Delivered, 3, null), Days(BuyerFigure.LastOrderDays, null, RiskDays))),
        ("behavioural", Every(
            new FigureRule(BuyerFigure.Orders, 2, null),
            new RuleGroup(GroupKind.Any, [new FigureRule(BuyerFigure.Reviews, 1, null), new FigureRule(BuyerFigure.Chats, 1, null)]),
            Days(BuyerFigure.LastContactDays, null, RiskDays))),
        ("emotional", Every(
            new FigureRule(BuyerFigure.Reviews, 1, null), new FigureRule(BuyerFigure.AverageStars, 4.5m, null),
            new RuleGroup(GroupKind.None, [new FigureRule(BuyerFigure.Complaints, 1, null), new FigureRule(BuyerFigure.BadReviews, 1, null)]))),
    ];

    private static RuleGroup Every(params SegmentRule[] rules) => new(GroupKind.All, rules);

    private static FigureRule Days(BuyerFigure figure, int? from, int? to) => new(figure, from, to);
}
