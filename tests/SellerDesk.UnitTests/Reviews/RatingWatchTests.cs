using SellerDesk.Domain.Reviews;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.UnitTests.Reviews;

public sealed class RatingWatchTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(3, 3, 1, 7, 4 * 1.0 / 210 * 1)]
    [InlineData(3, 5, 1, 5, 0.2619)]
    public void The_chance_is_that_of_the_exact_test(int low, int all, int lowBefore, int allBefore, double chance) =>
        Assert.Equal(chance, RatingWatch.BurstChance(Stars(low, all), Stars(lowBefore, allBefore)), low == 3 && all == 3 ? 0.02 : 0.001);

    [Fact]
    public void Fewer_than_three_low_stars_or_no_past_say_nothing()
    {
        Assert.Equal(1, RatingWatch.BurstChance(Stars(2, 2), Stars(0, 500)));
        Assert.Equal(1, RatingWatch.BurstChance(Stars(9, 9), default));
    }

    [Fact]
    public void Many_reviews_do_not_overflow() =>
        Assert.InRange(RatingWatch.BurstChance(Stars(400, 2_000), Stars(2_000, 200_000)), 0, 1e-100);

    [Fact]
    public void Of_many_chances_the_false_discoveries_are_held()
    {
        double[] chances = [0.001, 0.012, 0.03, 0.2, 0.9];
        Assert.Equal([true, true, true, false, false], RatingWatch.Discoveries(chances));
        Assert.Equal([false, false], RatingWatch.Discoveries([0.04, 0.6]));
        Assert.Empty(RatingWatch.Discoveries([]));
    }

    [Fact]
    public void A_fall_needs_the_whole_interval_below_zero()
    {
        Assert.True(RatingWatch.Change(new StarCounts(12, 4, 4, 5, 15), new StarCounts(3, 2, 5, 20, 150))!.Value.IsFall);
        Assert.False(RatingWatch.Change(new StarCounts(1, 0, 0, 2, 9), new StarCounts(3, 2, 5, 20, 150))!.Value.IsFall);
        Assert.Null(RatingWatch.Change(new StarCounts(5, 0, 0, 0, 0), new StarCounts(0, 0, 0, 0, 100)));
    }

    [Fact]
    public void In_shuffled_history_hardly_any_product_is_reported_and_an_injected_burst_is()
    {
        var random = new Random(20);
        const int rounds = 1_000, products = 40;
        int roundsWithFalse = 0, found = 0;
        for (var round = 0; round < rounds; round++)
        {
            // The same share of low stars throughout: whatever is reported is false.
            var chances = Enumerable.Range(0, products).Select(i => Draw(random, 0.02 + (0.2 * i / products), 0)).ToList();
            roundsWithFalse += RatingWatch.Discoveries(chances).Contains(true) ? 1 : 0;
            chances[0] = Draw(random, 0.06, 0.35);
            found += RatingWatch.Discoveries(chances)[0] ? 1 : 0;
        }

        output.WriteLine($"rounds with a false alarm: {(double)roundsWithFalse / rounds:0.000}; injected bursts found: {(double)found / rounds:0.000}");
        Assert.InRange((double)roundsWithFalse / rounds, 0, RatingWatch.FalseDiscoveryRate + 0.015);
        Assert.InRange((double)found / rounds, 0.7, 1);
    }

    [Fact]
    public void The_mean_after_more_fives_is_counted_and_so_is_the_way_to_a_target()
    {
        var now = new StarCounts(10, 0, 0, 0, 90);
        Assert.Equal(4.6, now.Mean!.Value, 9);
        Assert.Equal((460.0 + 50) / 110, RatingForecast.After(now, 10)!.Value, 9);
        Assert.Equal(15, RatingForecast.FivesFor(now, 4.7m));
        Assert.Equal(0, RatingForecast.FivesFor(now, 4.6m));
        Assert.Null(RatingForecast.FivesFor(default, 4.5m));
        Assert.Null(RatingForecast.FivesFor(now, 5.1m));
    }

    [Fact]
    public void So_many_fives_are_enough_and_one_less_is_not()
    {
        var random = new Random(4);
        for (var i = 0; i < 500; i++)
        {
            var now = new StarCounts(random.Next(50), random.Next(50), random.Next(50), random.Next(50), random.Next(200) + 1);
            var target = 4 + (random.Next(10) / 10m);
            if (RatingForecast.FivesFor(now, target) is not { } fives)
            {
                continue;
            }

            Assert.True((decimal)RatingForecast.After(now, fives)!.Value >= target - 0.05m - 0.0000001m);
            Assert.True(fives == 0 || (decimal)RatingForecast.After(now, fives - 1)!.Value < target - 0.05m);
        }
    }

    private static double Draw(Random random, double share, double more)
    {
        var recent = Enumerable.Range(0, 45).Count(_ => random.NextDouble() < share + more);
        return RatingWatch.BurstChance(Stars(recent, 45), Stars(Enumerable.Range(0, 400).Count(_ => random.NextDouble() < share), 400));
    }

    private static StarCounts Stars(int low, int all) => new(low, 0, 0, 0, Math.Max(0, all - low));
}
