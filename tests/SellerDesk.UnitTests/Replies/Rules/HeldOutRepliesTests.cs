using FluentAssertions;
using FluentAssertions.Execution;
using SellerDesk.UnitTests.Replies.Spelling;
using Xunit;

namespace SellerDesk.UnitTests.Replies.Rules;

/// <summary>The guard against the half of the labelled set that nobody made it with. Both were written before the rules.</summary>
public sealed class HeldOutRepliesTests
{
    private static readonly string[] Rules = ["RR1", "RR2", "RR3", "RR4", "RR5", "RR6", "RR7"];

    [Fact]
    public void The_set_is_large_and_half_clean_and_its_halves_share_nothing()
    {
        var (dev, heldOut) = (LabelledReplies.Dev, LabelledReplies.HeldOut);
        (dev.Count + heldOut.Count).Should().BeGreaterThan(900);
        heldOut.Count(reply => reply.Rules.Count == 0).Should().BeGreaterThan(200);
        dev.Select(reply => reply.Text).Intersect(heldOut.Select(reply => reply.Text)).Should().BeEmpty();
        Rules.Should().OnlyContain(rule => heldOut.Count(reply => reply.Rules.Contains(rule)) > 35);
    }

    [NeedsDictionaryFact]
    public void The_guard_finds_what_breaks_the_rules_and_leaves_the_rest_alone()
    {
        var score = GuardScore.On(LabelledReplies.HeldOut);
        using var all = new AssertionScope();
        score.AnyF1.Should().BeGreaterThanOrEqualTo(AnyAtLeast);
        score.FalseAlarms.Should().BeLessThanOrEqualTo(FalseAlarmsAtMost);
        foreach (var rule in Rules)
        {
            score.RuleF1(rule).Should().BeGreaterThanOrEqualTo(RuleAtLeast, rule);
        }
    }

    private const double AnyAtLeast = 0.95;
    private const double RuleAtLeast = 0.90;
    private const double FalseAlarmsAtMost = 0.02;
}
