using System.Globalization;
using FluentAssertions;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints.Recurring;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.UnitTests.Complaints.Recurring;

/// <summary>CAUSE_PRODUCTS=2000 CAUSE_WORLDS=5 measures what docs/quality.md says. The level was chosen on seeds 20 to 22, which are not among these.</summary>
public sealed class CauseWatchTests(ITestOutputHelper output)
{
    private const int FirstSeed = 1000;

    private static readonly int Products = Setting("CAUSE_PRODUCTS", 300);

    private static IEnumerable<int> Seeds => Enumerable.Range(0, Setting("CAUSE_WORLDS", 1)).Select(world => FirstSeed + (world * 10));

    [Fact]
    public void Shuffled_history_rings_at_most_once_in_a_thousand_months_of_a_product()
    {
        var (alarms, months) = (0, 0);
        foreach (var seed in Seeds)
        {
            var history = InventedHistory.Of(Products, 360, timesUp: 6, fewestExpected: 12, new Random(seed)).Shuffled(new Random(seed + 1));
            var rung = history.Alarms().Count();
            output.WriteLine($"seed {seed}: {rung} false alarms in {history.Products * 12} product-months, {history.Products * 12 * InventedHistory.Causes} months of a cause");
            (alarms, months) = (alarms + rung, months + (history.Products * 12));
        }

        output.WriteLine($"{alarms} in {months}: {1000.0 * alarms / months:0.00} in 1,000");
        (1000.0 * alarms / months).Should().BeLessThanOrEqualTo(1);
    }

    [Theory]
    [InlineData(4, 12, 0.6)]
    [InlineData(4, 20, 0.9)]
    [InlineData(6, 12, 0.9)]
    [InlineData(8, 15, 0.95)]
    public void Planted_causes_are_found(double timesUp, double fewestExpected, double recall)
    {
        var (planted, days) = (0, new List<int>());
        foreach (var seed in Seeds)
        {
            var history = InventedHistory.Of(Products, 360, timesUp, fewestExpected, new Random(seed + 2));
            var alarms = history.Alarms().ToList();
            var found = history.Plants.Select(plant => alarms.Where(alarm => IsOf(alarm, plant)).Select(alarm => alarm.Day - plant.Start).FirstOrDefault(-1)).Where(day => day >= 0).ToList();
            output.WriteLine($"seed {seed + 2}: {found.Count} of {history.Plants.Count}");
            planted += history.Plants.Count;
            days.AddRange(found);
        }

        days.Sort();
        output.WriteLine($"×{timesUp}, at least {fewestExpected} in 30 days: {days.Count} of {planted} found, after {days.ElementAtOrDefault(days.Count / 2)} days in the median");
        planted.Should().BePositive();
        ((double)days.Count / planted).Should().BeGreaterThanOrEqualTo(recall);
    }

    [Theory]
    [InlineData(3, 1.0, 0.080301)]
    [InlineData(10, 2.0, 0.0000465)]
    [InlineData(0, 2.0, 1.0)]
    public void With_a_long_past_the_chance_is_that_of_Poisson(int complaints, double expected, double chance)
    {
        var past = new CauseCount(1_000_000, (long)(1_000_000 / expected * 100));

        CauseWatch.Chance(new CauseCount(complaints, 100), past, CausePrior.Unknown).Should().BeApproximately(chance, chance * 0.01);
    }

    [Fact]
    public void A_product_without_a_past_is_judged_by_its_shop()
    {
        var quiet = CausePrior.Of([.. Enumerable.Repeat(new CauseCount(1, 1000), 50)]);
        var loud = CausePrior.Of([.. Enumerable.Repeat(new CauseCount(60, 1000), 50)]);
        var recent = new CauseCount(12, 200);

        CauseWatch.Rings(recent, default, quiet, 12).Should().BeTrue();
        CauseWatch.Rings(recent, default, loud, 12).Should().BeFalse();
    }

    [Fact]
    public void More_sales_explain_more_complaints()
    {
        var (past, prior) = (new CauseCount(24, 2400), CausePrior.Unknown);

        CauseWatch.Rings(new CauseCount(12, 200), past, prior, 12).Should().BeTrue();
        CauseWatch.Rings(new CauseCount(12, 1200), past, prior, 12).Should().BeFalse();
    }

    [Fact]
    public void Two_complaints_never_ring() =>
        CauseWatch.Rings(new CauseCount(2, 10), new CauseCount(0, 1_000_000), CausePrior.Of([new CauseCount(0, 1_000_000)]), 12).Should().BeFalse();

    [Fact]
    public void The_logarithm_of_gamma_agrees_with_factorials_and_halves()
    {
        LogGamma.Of(0.5).Should().BeApproximately(Math.Log(Math.Sqrt(Math.PI)), 1e-12);
        LogGamma.Factorial(0).Should().BeApproximately(0, 1e-12);
        LogGamma.Factorial(20).Should().BeApproximately(Math.Log(2432902008176640000), 1e-10);
        LogGamma.Of(101).Should().BeApproximately(Enumerable.Range(1, 100).Sum(n => Math.Log(n)), 1e-10);
    }

    private static bool IsOf((int Product, int Cause, int Day) alarm, InventedHistory.Planted plant) =>
        (alarm.Product, alarm.Cause) == (plant.Product, plant.Cause) && alarm.Day > plant.Start && alarm.Day <= plant.End + CauseWatch.RecentDays;

    private static int Setting(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var set) ? set : usual;
}
