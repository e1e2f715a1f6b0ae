using FluentAssertions;
using SellerDesk.Domain.Dashboards;
using Xunit;

namespace SellerDesk.UnitTests.Dashboards;

/// <summary>Intervals are worked out by hand, by the formulas of Wilson and of the mean of a sample.</summary>
public sealed class MetricValueTests
{
    [Fact]
    public void Nothing_to_count_is_no_data_and_neither_zero_nor_everything()
    {
        new MetricValue(Metrics.LateShare, 0, 0).Value.Should().BeNull();
        new MetricValue(Metrics.LateShare, 0, 0).Interval.Should().BeNull();
        new MetricValue(Metrics.LateShare, 0, 4).Value.Should().Be(0);
        new MetricValue(Metrics.Orders, 0, 0).Value.Should().Be(0, "a count of none is a count");
    }

    /// <summary>(p̂ + z²/2n ± z√(p̂(1−p̂)/n + z²/4n²)) ÷ (1 + z²/n) with p̂ = 0.1, n = 50: 0.0434768, 0.2136023.</summary>
    [Fact]
    public void A_share_has_wilsons_interval()
    {
        var (low, high) = new MetricValue(Metrics.ReturnRate, 5, 50).Interval!.Value;
        low.Should().BeApproximately(0.043477m, 0.00001m);
        high.Should().BeApproximately(0.213602m, 0.00001m);
    }

    [Fact]
    public void A_share_above_one_has_none() => new MetricValue(Metrics.ComplaintRate, 3, 2).Should().Match<MetricValue>(value => value.Value == 1.5m && value.Interval == null);

    /// <summary>Stars 5, 5, 4, 1: mean 3.75, squares 67, spread (67 − 4·3.75²)/3 = 3.583333, half 1.959964·√(3.583333/4) = 1.855076.</summary>
    [Fact]
    public void A_mean_has_the_interval_of_its_sample()
    {
        var (low, high) = new MetricValue(Metrics.Rating, 15, 4, 67).Interval!.Value;
        low.Should().BeApproximately(1.894924m, 0.00001m);
        high.Should().BeApproximately(5.605076m, 0.00001m);
        new MetricValue(Metrics.Rating, 5, 1, 25).Interval.Should().BeNull("one case tells nothing of the spread");
    }

    /// <summary>Six promoters, two detractors, two between: (6 − 2)/10 = 40 points; spread (8 − 10·0.16)/9 = 0.711111, half 100·1.959964·√0.0711111 = 52.2657.</summary>
    [Fact]
    public void The_promoter_score_is_in_points_and_so_is_its_interval()
    {
        var value = new MetricValue(Metrics.Nps, 4, 10, 8);
        value.Value.Should().Be(40);
        value.Interval!.Value.Low.Should().BeApproximately(-12.2657m, 0.001m);
        value.Interval!.Value.High.Should().BeApproximately(92.2657m, 0.001m);
    }

    [Theory]
    [InlineData(10, 100, 30, 100, true)]
    [InlineData(10, 100, 15, 100, false)]
    public void A_change_of_a_share_is_sure_when_newcombes_interval_leaves_zero_out(int now, int of, int before, int ofBefore, bool sure) =>
        new MetricValue(Metrics.LateShare, now, of).IsSureAgainst(new MetricValue(Metrics.LateShare, before, ofBefore)).Should().Be(sure);

    /// <summary>Means 4 and 3 of 100 stars each with a spread of one: half of each 0.197, of the difference 0.279.</summary>
    [Fact]
    public void A_change_of_a_mean_is_sure_when_it_is_beyond_both_samples()
    {
        MetricValue Of(decimal mean) => new(Metrics.Rating, 100 * mean, 100, (100 * mean * mean) + 99);
        Of(4).IsSureAgainst(Of(3)).Should().BeTrue();
        Of(4).IsSureAgainst(Of(3.75m)).Should().BeFalse();
        new MetricValue(Metrics.Orders, 5, 0).IsSureAgainst(new MetricValue(Metrics.Orders, 9, 0)).Should().BeNull("a count is no sample");
    }

    [Fact]
    public void Money_and_time_are_told_in_their_own_units()
    {
        Measure.Revenue.Told(12_345_600).Should().Be(1234.56m);
        Measure.FirstMinutes.Told(90).Should().Be(1.5m);
        Measure.GapMinutes.Told(2_160).Should().Be(1.5m);
        Measure.Orders.Told(7).Should().Be(7);
    }

    [Fact]
    public void A_metric_that_needs_days_to_ripen_leaves_the_younger_ones_out()
    {
        var today = new DateOnly(2026, 11, 22);
        Metrics.Retention.RipeUntil(today).Should().Be(new DateOnly(2026, 8, 23));
        Metrics.Orders.RipeUntil(today).Should().Be(DateOnly.MaxValue);
    }
}
