using FluentAssertions;
using SellerDesk.Domain.Common;
using Xunit;

namespace SellerDesk.UnitTests.Common;

public sealed class ShareDifferenceTests
{
    /// <summary>The first row of the paper's table II: 56 of 70 against 48 of 80.</summary>
    [Fact]
    public void The_interval_is_that_of_the_paper()
    {
        var effect = ShareDifference.Of(56, 70, 48, 80)!;

        effect.Difference.Should().BeApproximately(0.20, 1e-9);
        effect.Low.Should().BeApproximately(0.0524, 5e-5);
        effect.High.Should().BeApproximately(0.3339, 5e-5);
        effect.IsSure.Should().BeTrue();
    }

    [Fact]
    public void Little_that_was_seen_is_sure_of_nothing_and_nothing_gives_no_difference()
    {
        ShareDifference.Of(2, 5, 1, 5)!.IsSure.Should().BeFalse();
        ShareDifference.Of(1, 1, 0, 0).Should().BeNull();
    }
}
