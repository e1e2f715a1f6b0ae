using FluentAssertions;
using SellerDesk.Domain.Complaints.Recurring;
using SellerDesk.Domain.Reviews;
using Xunit;

namespace SellerDesk.UnitTests.Complaints.Recurring;

public sealed class ImprovementEffectTests
{
    private static readonly CauseCount Others = new(40, 4000);

    [Theory]
    [InlineData(40, 8, EffectVerdict.Better)]
    [InlineData(8, 40, EffectVerdict.Worse)]
    [InlineData(10, 8, EffectVerdict.NoMeasurableEffect)]
    [InlineData(0, 0, EffectVerdict.NoMeasurableEffect)]
    public void The_verdict_follows_the_whole_interval(int before, int after, EffectVerdict verdict) =>
        Of(Side(1000, before), Side(1000, after), days: 60).Verdict.Should().Be(verdict);

    [Theory]
    [InlineData(13, 500)]
    [InlineData(60, 29)]
    [InlineData(60, 0)]
    public void Few_days_or_orders_are_too_early_to_judge(int days, int orders) =>
        Of(Side(1000, 90), Side(orders, 0), days).Verdict.Should().Be(EffectVerdict.TooEarly);

    [Fact]
    public void An_improvement_without_effect_is_called_better_in_few_of_a_thousand_trials()
    {
        var random = new Random(5);
        var better = Enumerable.Range(0, 1000).Count(_ => Of(Side(800, Hits(800, 0.03, random)), Side(600, Hits(600, 0.03, random)), 60).Verdict == EffectVerdict.Better);

        better.Should().BeInRange(1, 45, "the interval leaves out the truth on this side in about 2.5 % of trials");
    }

    [Fact]
    public void More_complaints_than_orders_are_a_share_of_all()
    {
        var effect = Of(Side(10, 12), Side(40, 0), 60);

        effect.Verdict.Should().Be(EffectVerdict.Better);
        effect.Complaints!.Difference.Should().Be(-1);
    }

    private static ImprovementEffect Of(EffectSide before, EffectSide after, int days) => ImprovementEffect.Of(before, after, Others, Others, days);

    private static EffectSide Side(int orders, int complaints) => new(orders, complaints, complaints, new StarCounts(complaints, 0, 0, 0, 100));

    private static int Hits(int count, double rate, Random random) => Enumerable.Range(0, count).Count(_ => random.NextDouble() < rate);
}
