using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Shops;

namespace SellerDesk.IntegrationTests.Segments;

/// <summary>Trees of every kind of condition, as somebody might put them together.</summary>
internal sealed class RandomRules(Random dice, IReadOnlyList<Shop> shops)
{
    private static readonly (BuyerFigure Figure, int Most)[] Figures =
    [
        (BuyerFigure.Orders, 6), (BuyerFigure.Delivered, 5), (BuyerFigure.Returned, 2), (BuyerFigure.Cancelled, 2), (BuyerFigure.Spent, 6_000), (BuyerFigure.AverageOrder, 2_000), (BuyerFigure.FirstOrderDays, 200),
        (BuyerFigure.LastOrderDays, 150), (BuyerFigure.LastContactDays, 150), (BuyerFigure.Reviews, 3), (BuyerFigure.AverageStars, 5), (BuyerFigure.BadReviews, 2), (BuyerFigure.Chats, 2), (BuyerFigure.Complaints, 2),
        (BuyerFigure.Returns, 2), (BuyerFigure.Alive, 100), (BuyerFigure.ExpectedOrders, 5), (BuyerFigure.RecencyScore, 5), (BuyerFigure.FrequencyScore, 5), (BuyerFigure.MoneyScore, 5), (BuyerFigure.Points, 500),
    ];

    /// <summary>One that can be met.</summary>
    public RuleGroup Next()
    {
        while (true)
        {
            try
            {
                return RuleCheck.Checked(Group(1));
            }
            catch (RuleException)
            {
                // A contradiction came up: another one.
            }
        }
    }

    private RuleGroup Group(int depth) => new((GroupKind)dice.Next(3), [.. Enumerable.Range(0, 1 + dice.Next(3)).Select(_ => depth < 3 && dice.Next(4) == 0 ? Group(depth + 1) : Leaf())]);

    private SegmentRule Leaf() => dice.Next(10) switch
    {
        < 5 => Figure(),
        < 7 => Trait(),
        7 => new ConsentRule(ConsentChannel.Email, ConsentPurpose.Offers),
        _ => Sequence(),
    };

    private FigureRule Figure()
    {
        var (figure, most) = Figures[dice.Next(Figures.Length)];
        var (a, b) = (dice.Next(most + 1), dice.Next(most + 1));
        var currency = RuleCheck.IsMoney(figure) ? dice.Next(4) == 0 ? "KZT" : "RUB" : null;
        return dice.Next(3) switch
        {
            0 => new FigureRule(figure, a, null, currency),
            1 => new FigureRule(figure, null, a, currency),
            _ => new FigureRule(figure, Math.Min(a, b), Math.Max(a, b), currency),
        };
    }

    private TraitRule Trait() => dice.Next(5) switch
    {
        0 => new TraitRule(BuyerTrait.Region, dice.Next(2) == 0 ? ["Тверская область"] : ["Москва", "Алматы"]),
        1 => new TraitRule(BuyerTrait.City, ["Тверь"]),
        2 => new TraitRule(BuyerTrait.Shop, [shops[dice.Next(shops.Count)].Id.Value.ToString()]),
        3 => new TraitRule(BuyerTrait.Marketplace, [dice.Next(2) == 0 ? "Kaspi" : "Other"]),
        _ => new TraitRule(BuyerTrait.Category, ["Кружки"]),
    };

    private SequenceRule Sequence()
    {
        var deeds = Enum.GetValues<Deed>();
        var steps = Enumerable.Range(0, 1 + dice.Next(3)).Select(at => new DeedStep(dice.Next(2) == 0 ? Deed.Ordered : deeds[dice.Next(deeds.Length)], at > 0 && dice.Next(2) == 0 ? 5 + dice.Next(60) : null)).ToList();
        return dice.Next(2) == 0 ? new SequenceRule(steps) : new SequenceRule(steps, dice.Next(2) == 0 ? Deed.Ordered : deeds[dice.Next(deeds.Length)], 1 + dice.Next(60));
    }
}
