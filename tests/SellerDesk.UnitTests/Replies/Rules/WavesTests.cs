using FluentAssertions;
using SellerDesk.UnitTests.Replies.Spelling;
using Xunit;

namespace SellerDesk.UnitTests.Replies.Rules;

/// <summary>What was learnt from the waves stays learnt. How well the rules do on what they have not seen is <see cref="HeldOutRepliesTests"/>.</summary>
public sealed class WavesTests
{
    [Fact]
    public void What_the_waves_taught_is_kept()
    {
        var score = GuardScore.On(LabelledReplies.Waves);
        score.AnyF1.Should().BeGreaterThan(0.96);
        score.FalseAlarms.Should().BeLessThan(0.015, string.Join('\n', score.Disagreements));
    }

    [Fact]
    public void The_waves_repeat_nothing_of_the_other_sets()
    {
        var known = LabelledReplies.Dev.Concat(LabelledReplies.HeldOut).Select(reply => reply.Text);
        LabelledReplies.Waves.Select(reply => reply.Text).Should().OnlyHaveUniqueItems().And.NotIntersectWith(known);
        LabelledReplies.Waves.Count(reply => reply.Rules.Count == 0).Should().BeGreaterThan(150);
    }
}
