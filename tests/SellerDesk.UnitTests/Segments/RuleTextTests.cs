using FluentAssertions;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Segments;
using Xunit;

namespace SellerDesk.UnitTests.Segments;

public sealed class RuleTextTests
{
    [Fact]
    public void A_tree_is_written_and_read_back_as_it_was()
    {
        var tree = new RuleGroup(GroupKind.All,
        [
            new FigureRule(BuyerFigure.Orders, 2, 5), new FigureRule(BuyerFigure.Spent, 1_000.5m, null, "RUB"), new TraitRule(BuyerTrait.Region, ["Тверская область", "Москва"]),
            new RuleGroup(GroupKind.Any, [new ConsentRule(ConsentChannel.Email, ConsentPurpose.Offers), new RuleGroup(GroupKind.None, [new FigureRule(BuyerFigure.AverageStars, null, 3.5m)])]),
            new SequenceRule([new DeedStep(Deed.Ordered), new DeedStep(Deed.ReviewedBadly, 30)], Deed.Ordered, 60),
        ]);
        var text = RuleText.Write(tree);
        RuleText.Read(text).Should().Be(tree);
        RuleText.Write(RuleText.Read(text)).Should().Be(text);
        text.Should().Contain("Тверская область");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"figure\":\"Orders\",\"from\":1}")]
    [InlineData("{\"all\":[{\"figure\":\"Nothing\",\"from\":1}]}")]
    [InlineData("{\"all\":[{\"figure\":\"3\",\"from\":1}]}")]
    [InlineData("{\"all\":[{\"figure\":\"Orders\",\"from\":\"one\"}]}")]
    [InlineData("{\"all\":[{\"figure\":\"Orders\",\"from\":1e40}]}")]
    [InlineData("{\"all\":[{\"trait\":\"Region\"}]}")]
    [InlineData("{\"all\":[{\"did\":[{\"deed\":\"Ordered\",\"within\":1.5}]}]}")]
    [InlineData("{\"all\":{\"any\":1}}")]
    public void What_is_no_tree_is_refused_as_unreadable(string text) => Refused(text).Should().Be("segment.unreadable");

    [Theory]
    [InlineData("{\"all\":[]}", "segment.emptyGroup")]
    [InlineData("{\"all\":[{\"any\":[]}]}", "segment.emptyGroup")]
    [InlineData("{\"all\":[{\"figure\":\"Orders\"}]}", "segment.noBounds")]
    [InlineData("{\"all\":[{\"figure\":\"Orders\",\"from\":5,\"to\":2}]}", "segment.contradiction")]
    [InlineData("{\"all\":[{\"figure\":\"Orders\",\"from\":5},{\"figure\":\"Orders\",\"to\":2}]}", "segment.contradiction")]
    [InlineData("{\"all\":[{\"figure\":\"Spent\",\"from\":5,\"currency\":\"RUB\"},{\"figure\":\"Spent\",\"from\":5,\"currency\":\"KZT\"}]}", "segment.contradiction")]
    [InlineData("{\"all\":[{\"figure\":\"Orders\",\"from\":-1}]}", "segment.bounds")]
    [InlineData("{\"all\":[{\"figure\":\"AverageStars\",\"from\":6}]}", "segment.bounds")]
    [InlineData("{\"all\":[{\"figure\":\"Spent\",\"from\":1}]}", "segment.currency")]
    [InlineData("{\"all\":[{\"figure\":\"Orders\",\"from\":1,\"currency\":\"RUB\"}]}", "segment.currency")]
    [InlineData("{\"all\":[{\"trait\":\"Region\",\"of\":[]}]}", "segment.values")]
    [InlineData("{\"all\":[{\"trait\":\"Shop\",\"of\":[\"Kaspi\"]}]}", "segment.values")]
    [InlineData("{\"all\":[{\"did\":[]}]}", "segment.steps")]
    [InlineData("{\"all\":[{\"did\":[{\"deed\":\"Ordered\",\"within\":3}]}]}", "segment.steps")]
    [InlineData("{\"all\":[{\"did\":[{\"deed\":\"Ordered\"}],\"not\":\"Ordered\"}]}", "segment.days")]
    [InlineData("{\"all\":[{\"did\":[{\"deed\":\"Ordered\"}],\"not\":\"Ordered\",\"days\":0}]}", "segment.days")]
    [InlineData("{\"all\":[{\"any\":[{\"any\":[{\"any\":[{\"any\":[{\"any\":[{\"figure\":\"Orders\",\"from\":1}]}]}]}]}]}]}", "segment.tooDeep")]
    public void A_tree_that_means_nothing_is_refused_with_its_reason(string text, string code) => Refused(text).Should().Be(code);

    [Fact]
    public void A_tree_that_nobody_can_read_is_refused() =>
        Refused(RuleText.Write(new RuleGroup(GroupKind.Any, [.. Enumerable.Range(1, RuleCheck.MaxRules + 1).Select(n => new FigureRule(BuyerFigure.Orders, n, null))]))).Should().Be("segment.tooMany");

    [Fact]
    public void What_the_desk_brings_along_can_be_read_and_parts_all_who_ordered()
    {
        ReadyMade.All.Should().OnlyContain(one => RuleText.Read(RuleText.Write(one.Rule)) == one.Rule);
        for (var days = 0; days < 500; days++)
        {
            foreach (var first in new[] { days, days + 100 })
            {
                ReadyMade.All.Take(5).Count(one => one.Rule.Rules.Cast<FigureRule>().All(rule => In(rule, rule.Figure == BuyerFigure.FirstOrderDays ? first : days))).Should().Be(1, $"{first} and {days} days ago");
            }
        }

        static bool In(FigureRule rule, int days) => days >= (rule.From ?? 0) && days <= (rule.To ?? decimal.MaxValue);
    }

    private static string Refused(string text) => FluentActions.Invoking(() => RuleText.Read(text)).Should().Throw<RuleException>().Which.Code;
}
