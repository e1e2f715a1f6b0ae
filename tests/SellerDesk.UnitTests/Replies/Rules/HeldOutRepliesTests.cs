using System.Globalization;
using FluentAssertions;
using FluentAssertions.Execution;
using SellerDesk.UnitTests.Replies.Spelling;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.UnitTests.Replies.Rules;

/// <summary>The guard against the half of the labelled set that nobody made it with. Both were written before the rules.</summary>
public sealed class HeldOutRepliesTests(ITestOutputHelper output)
{
    [Fact]
    public void The_set_is_large_and_half_clean_and_its_halves_share_nothing()
    {
        var (dev, heldOut) = (LabelledReplies.Dev, LabelledReplies.HeldOut);
        (dev.Count + heldOut.Count).Should().BeGreaterThan(900);
        heldOut.Count(reply => reply.Rules.Count == 0).Should().BeGreaterThan(200);
        dev.Select(reply => reply.Text).Intersect(heldOut.Select(reply => reply.Text)).Should().BeEmpty();
        Least.Keys.Should().OnlyContain(rule => heldOut.Count(reply => reply.Rules.Contains(rule)) > 35);
    }

    [Fact]
    public void The_guard_finds_what_breaks_the_rules_and_leaves_the_rest_alone()
    {
        var score = GuardScore.On(LabelledReplies.HeldOut);
        output.WriteLine(Figures(score));

        using var all = new AssertionScope();
        score.AnyF1.Should().BeGreaterThanOrEqualTo(AnyAtLeast);
        score.FalseAlarms.Should().BeLessThanOrEqualTo(FalseAlarmsAtMost);
        foreach (var (rule, least) in Least)
        {
            score.RuleF1(rule).Should().BeGreaterThanOrEqualTo(least, rule);
        }
    }

    [Fact]
    public void The_sets_that_measure_share_nothing_with_those_that_teach()
    {
        var teach = LabelledReplies.Dev.Concat(LabelledReplies.Waves).Concat(LabelledReplies.Lessons).Concat(LabelledReplies.Turns).Concat(LabelledReplies.Voices).Concat(LabelledReplies.Plain).Select(reply => reply.Text).ToHashSet();
        LabelledReplies.Fresh.Should().HaveCountGreaterThan(400);
        LabelledReplies.Second.Should().HaveCountGreaterThan(350);
        LabelledReplies.Third.Should().HaveCountGreaterThan(320);
        LabelledReplies.HeldOut.Concat(LabelledReplies.Fresh).Concat(LabelledReplies.Second).Concat(LabelledReplies.Third).Concat(LabelledReplies.Fourth).Select(reply => reply.Text).Should().OnlyHaveUniqueItems().And.NotIntersectWith(teach);
    }

    [Fact]
    public void The_guard_does_about_as_well_on_the_fresh_set() => Measure(LabelledReplies.Fresh, anyAtLeast: 0.95, ruleAtLeast: 0.895, falseAlarmsAtMost: 0.021);

    [Fact]
    public void The_guard_does_about_as_well_on_the_second_set() => Measure(LabelledReplies.Second, anyAtLeast: 0.965, ruleAtLeast: 0.9, falseAlarmsAtMost: 0.026);

    [Fact]
    public void The_guard_does_nearly_as_well_on_the_third_set() => Measure(LabelledReplies.Third, anyAtLeast: 0.92, ruleAtLeast: 0.84, falseAlarmsAtMost: 0.045);

    /// <summary>Mostly irony without a rude word: half of it is out of reach. What it holds is the false alarms on 422 clean answers.</summary>
    [Fact]
    public void The_guard_leaves_most_clean_answers_of_the_fourth_set_alone()
    {
        var score = GuardScore.On(LabelledReplies.Fourth);
        output.WriteLine(Figures(score));
        score.AnyF1.Should().BeGreaterThanOrEqualTo(0.78);
        score.FalseAlarms.Should().BeLessThanOrEqualTo(0.05);
    }

    private void Measure(IReadOnlyList<LabelledReply> replies, double anyAtLeast, double ruleAtLeast, double falseAlarmsAtMost)
    {
        var score = GuardScore.On(replies);
        output.WriteLine(Figures(score));

        using var all = new AssertionScope();
        score.AnyF1.Should().BeGreaterThanOrEqualTo(anyAtLeast);
        score.FalseAlarms.Should().BeLessThanOrEqualTo(falseAlarmsAtMost);
        Least.Keys.Min(score.RuleF1).Should().BeGreaterThanOrEqualTo(ruleAtLeast);
    }

    private static string Figures(GuardScore score) =>
        string.Create(CultureInfo.InvariantCulture, $"any {score.AnyF1:F3}, false alarms {score.FalseAlarms:F3}, {string.Join(", ", Least.Keys.Select(rule => $"{rule} {score.RuleF1(rule):F3}"))}");

    // A little under what was measured: a change of the rules may not make it worse.
    private const double AnyAtLeast = 0.955;
    private const double FalseAlarmsAtMost = 0.035;

    private static readonly Dictionary<string, double> Least = new()
    {
        ["RR1"] = 0.92,
        ["RR2"] = 0.93,
        ["RR3"] = 0.91,
        ["RR4"] = 0.89,
        ["RR5"] = 0.92,
        ["RR6"] = 0.92,
        ["RR7"] = 0.93,
    };
}
