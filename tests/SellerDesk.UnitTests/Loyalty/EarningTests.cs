using FluentAssertions;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Loyalty.Points;
using Xunit;

namespace SellerDesk.UnitTests.Loyalty;

public sealed class EarningTests
{
    private static readonly EarningRules Plain = new() { Rates = [new("RUB", 10, 1, 100)] };

    [Theory]
    [InlineData(99.99, 0)]
    [InlineData(100, 10)]
    [InlineData(109.99, 10)]
    public void Below_the_minimum_nothing_is_earned_and_fractions_of_a_point_end_as_the_rules_say(double sum, long points) =>
        Earning.Of(Plain, Order((decimal)sum)).Points.Should().Be(points);

    [Theory]
    [InlineData(PointRounding.Down, 10)]
    [InlineData(PointRounding.Nearest, 11)]
    [InlineData(PointRounding.Up, 11)]
    public void Points_are_rounded_once_over_the_order(PointRounding rounding, long points) =>
        Earning.Of(Plain with { Rounding = rounding }, new EarningOrder("RUB", [Line(1, 52.5m), Line(2, 52.5m)], false)).Points.Should().Be(points);

    [Fact]
    public void Of_multipliers_that_overlap_the_largest_counts_and_only_one_that_builds_on_another_is_multiplied_with_it()
    {
        var rules = Plain with { Multipliers = [new("кружки", 2, [], ["Кружки"]), new("новинки", 3, ["K-1"], []), new("подарочные", 2, ["K-2"], [], "новинки")] };
        Earning.Of(rules, new EarningOrder("RUB", [Line(1, 100, "K-1", "Кружки")], false)).Points.Should().Be(30);
        Earning.Of(rules, new EarningOrder("RUB", [Line(1, 100, "K-2", "Кружки")], false)).Points.Should().Be(60);
        EarningFindings.Of(rules).Should().BeEmpty();
        EarningFindings.Of(rules with { Multipliers = [new("а", 2, ["K-1"], []), new("б", 3, ["k-1", "K-3"], [])] }).Should().ContainSingle(finding => finding.Code == "overlap" && !finding.Blocks && finding.Arguments[3] == "б");
    }

    [Fact]
    public void Multipliers_that_build_on_one_another_in_a_circle_are_noticed_and_refused()
    {
        var rules = Plain with { Multipliers = [new("а", 2, ["1"], [], "б"), new("б", 2, ["2"], [], "в"), new("в", 2, ["3"], [], "а")] };
        EarningFindings.Of(rules).Should().ContainSingle(finding => finding.Blocks).Which.Arguments.Should().Equal("а → б → в → а");
        rules.Invoking(one => one.Check()).Should().Throw<RuleException>().Which.Code.Should().Be("points.multiplier.cycle");
    }

    [Fact]
    public void Caps_of_order_day_and_month_hold_whatever_came_before_and_the_gift_for_a_first_order_is_under_them()
    {
        var rules = Plain with { FirstOrder = 50, MostPerOrder = 120, MostPerDay = 150, MostPerMonth = 200 };
        Earning.Of(rules, Order(1_000) with { IsFirst = true }).Points.Should().Be(120);
        Earning.Of(rules, Order(1_000) with { EarnedThatDay = 100 }).Points.Should().Be(50);
        Earning.Of(rules, Order(1_000) with { EarnedThatMonth = 190 }).Points.Should().Be(10);
        Earning.Of(rules, Order(1_000) with { EarnedThatMonth = 900 }).Points.Should().Be(0);
    }

    [Fact]
    public void Lines_share_what_an_order_earned_and_whatever_comes_back_in_pieces_takes_no_more_than_that()
    {
        var dice = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var lines = Enumerable.Range(1, 1 + dice.Next(5)).Select(line => Line(line, 1 + dice.Next(900)) with { Quantity = 1 + dice.Next(4) }).ToList();
            var earning = Earning.Of(Plain with { FirstOrder = dice.Next(2) * 30, MostPerOrder = dice.Next(2) * 40 }, new EarningOrder("RUB", lines, true));
            earning.Parts.Sum(part => part.Points).Should().BeLessThanOrEqualTo(earning.Points);
            var (returned, before) = (new Dictionary<int, int>(), 0L);
            foreach (var line in earning.Parts.SelectMany(part => Enumerable.Repeat(part.Line, part.Quantity)))
            {
                returned[line] = returned.GetValueOrDefault(line) + 1;
                var now = Earning.ReversedFor(earning.Write(), earning.Points, returned);
                now.Should().BeGreaterThanOrEqualTo(before).And.BeLessThanOrEqualTo(earning.Points);
                before = now;
            }

            before.Should().Be(earning.Points, "with the last piece everything goes");
        }
    }

    private static EarningOrder Order(decimal sum) => new("RUB", [Line(1, sum)], false);

    private static EarningLine Line(int line, decimal sum, string? name = null, string? category = null) => new(line, null, name is null ? [] : [name], category, 1, sum);
}
