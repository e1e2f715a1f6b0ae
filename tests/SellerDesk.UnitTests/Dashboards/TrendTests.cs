using FluentAssertions;
using SellerDesk.Domain.Dashboards;
using Xunit;

namespace SellerDesk.UnitTests.Dashboards;

/// <summary>Expected values are worked out by hand with the formulas of Mann, Kendall and Sen.</summary>
public sealed class TrendTests
{
    /// <summary>All 45 pairs rise: S = 45, variance 10·9·25/18 = 125, z = 44/11.18 = 3.94.</summary>
    [Fact]
    public void Points_that_always_rise_are_a_trend_and_the_slope_is_theirs() =>
        Trend.Of([.. Enumerable.Range(0, 10).Select(i => (decimal?)(5 + (2 * i)))]).Should().Be(new Trend(TrendDirection.Up, 2, 10));

    [Fact]
    public void Points_that_always_fall_are_a_trend_downwards() =>
        Trend.Of([.. Enumerable.Range(0, 12).Select(i => (decimal?)(-0.5m * i))]).Should().Be(new Trend(TrendDirection.Down, -0.5m, 12));

    /// <summary>S of 1 to 10 with k neighbours swapped about is 45 − 2 for each inverted pair; |S| − 1 must exceed 1.96·√125 = 21.9.</summary>
    [Theory]
    [InlineData(11, TrendDirection.Up)]
    [InlineData(12, TrendDirection.None)]
    public void Where_chance_ends_is_where_the_test_says(int inverted, TrendDirection direction)
    {
        var values = Enumerable.Range(1, 10).Select(i => (decimal?)i).ToList();
        for (var done = 0; done < inverted;)
        {
            for (var at = 0; at + 1 < values.Count && done < inverted; at++)
            {
                if (values[at] < values[at + 1])
                {
                    (values[at], values[at + 1]) = (values[at + 1], values[at]);
                    done++;
                }
            }
        }

        Trend.Of(values)!.Direction.Should().Be(direction);
    }

    [Fact]
    public void A_single_wild_point_hardly_moves_the_slope()
    {
        var values = Enumerable.Range(0, 15).Select(i => (decimal?)i).ToList();
        values[7] = 100_000;
        Trend.Of(values)!.Slope.Should().Be(1);
    }

    /// <summary>Every second day is missing: a step of two from one known point to the next is two days long.</summary>
    [Fact]
    public void Days_without_data_keep_their_places()
    {
        var values = Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? (decimal?)i : null).ToList();
        Trend.Of(values).Should().Be(new Trend(TrendDirection.Up, 1, 10));
    }

    [Fact]
    public void Points_that_are_all_the_same_have_no_trend() => Trend.Of([.. Enumerable.Repeat((decimal?)4, 30)]).Should().Be(new Trend(TrendDirection.None, 0, 30));

    [Fact]
    public void Few_points_say_nothing()
    {
        Trend.Of([]).Should().BeNull();
        Trend.Of([.. Enumerable.Range(0, Trend.Fewest - 1).Select(i => (decimal?)i), null, null]).Should().BeNull();
    }
}
