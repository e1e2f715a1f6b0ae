using FluentAssertions;
using SellerDesk.Domain.Dashboards;
using Xunit;

namespace SellerDesk.UnitTests.Dashboards;

public sealed class ContributionTests
{
    /// <summary>
    /// Late 30 of 100 before, 45 of 100 now. A: 20 of 50, now 15 of 30; B: 10 of 50, now 30 of 70. By the formula: A (15 − 0.3·30)/100 − (20 − 0.3·50)/100 = 0.01, B (30 − 0.3·70)/100 − (10 − 0.3·50)/100 = 0.14.
    /// </summary>
    [Fact]
    public void Parts_of_a_share_are_those_worked_out_by_hand()
    {
        var parts = Of(Metrics.LateShare, (45, 100), (30, 100), ("A", (15, 30), (20, 50)), ("B", (30, 70), (10, 50)));
        parts.Select(part => (part.Key, Math.Round(part.Part, 6))).Should().Equal(("B", 0.14m), ("A", 0.01m));
    }

    [Fact]
    public void A_key_that_is_as_good_as_the_whole_explains_nothing_however_large_it_is()
    {
        var parts = Of(Metrics.LateShare, (30, 200), (15, 100), ("Large", (27, 180), (15, 100)), ("New", (3, 20), (0, 0)));
        parts.Should().OnlyContain(part => part.Part == 0);
    }

    [Fact]
    public void Parts_of_a_sum_are_the_keys_own_changes() =>
        Of(Metrics.Revenue, (500, 0), (650, 0), ("A", (200, 0), (400, 0)), ("B", (300, 0), (250, 0))).Select(part => (part.Key, part.Part)).Should().Equal(("A", -200m), ("B", 50m));

    [Fact]
    public void Without_data_on_either_side_nothing_is_explained() =>
        Of(Metrics.LateShare, (5, 10), (0, 0), ("A", (5, 10), (0, 0))).Should().OnlyContain(part => part.Part == 0);

    /// <summary>Whatever the numbers: keys that come, go, or are empty on one side too.</summary>
    [Theory]
    [InlineData("late-share")]
    [InlineData("rating")]
    [InlineData("nps")]
    [InlineData("orders")]
    [InlineData("average-order")]
    public void Parts_add_up_to_the_change(string code)
    {
        var metric = Metrics.Of(code)!;
        var random = new Random(11);
        for (var turn = 0; turn < 200; turn++)
        {
            var keys = Enumerable.Range(0, random.Next(1, 9)).Select(i => ($"K{i}", Sides(random), Sides(random))).ToArray();
            (decimal, decimal) Whole(Func<(string, (decimal N, decimal D) Now, (decimal N, decimal D) Before), (decimal N, decimal D)> side) => (keys.Sum(key => side(key).N), keys.Sum(key => side(key).D));
            var (now, before) = (Whole(key => key.Item2), Whole(key => key.Item3));
            if (metric.Denominator is not null && (now.Item2 == 0 || before.Item2 == 0))
            {
                continue;
            }

            var change = new MetricValue(metric, now.Item1, now.Item2).Value - new MetricValue(metric, before.Item1, before.Item2).Value;
            Of(metric, now, before, keys).Sum(part => part.Part).Should().BeApproximately(change!.Value, 0.000002m);
        }
    }

    private static (decimal, decimal) Sides(Random random) => random.Next(5) == 0 ? (0, 0) : random.Next(1, 500) is var cases ? (random.Next(0, cases), cases) : default;

    private static IReadOnlyList<Contribution> Of(Metric metric, (decimal N, decimal D) now, (decimal N, decimal D) before, params (string Key, (decimal N, decimal D) Now, (decimal N, decimal D) Before)[] keys) =>
        Contributions.Of(new MetricValue(metric, now.N, now.D), new MetricValue(metric, before.N, before.D),
            keys.Select(key => (key.Key, key.Key, new MetricValue(metric, key.Now.N, key.Now.D), new MetricValue(metric, key.Before.N, key.Before.D))));
}
