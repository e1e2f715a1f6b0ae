using FluentAssertions;
using SellerDesk.Web.Shell.Widgets;
using Xunit;

namespace SellerDesk.UnitTests.Shell;

public sealed class ClockLookTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 19, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(24, 12, false, "fine")]
    [InlineData(24, 5.9, false, "soon")]
    [InlineData(4, 1.9, false, "soon")]
    [InlineData(24, 0, false, "over")]
    [InlineData(24, -2, false, "over")]
    [InlineData(24, 12, true, "fine")]
    [InlineData(24, 5.9, true, "soon")]
    [InlineData(24, 3.9, true, "line")]
    [InlineData(100, 14, true, "line")]
    [InlineData(24, -1, true, "line")]
    public void The_state_follows_what_is_left(double whole, double left, bool redLine, string expected) =>
        ClockLook.Of(Now.AddHours(left), Now.AddHours(left - whole), Now, redLine).State.Should().Be(expected);

    [Theory]
    [InlineData(3, "fine")]
    [InlineData(1, "soon")]
    [InlineData(-1, "over")]
    public void Without_a_start_only_the_hours_count(double left, string expected) =>
        ClockLook.Of(Now.AddHours(left), null, Now).State.Should().Be(expected);

    [Fact]
    public void The_ring_shows_the_share_that_is_left()
    {
        ClockLook.Of(Now.AddHours(2), Now.AddHours(-6), Now).Share.Should().BeApproximately(0.25, 1e-9);
        ClockLook.Of(Now.AddHours(-2), Now.AddHours(-6), Now).Share.Should().Be(0);
    }
}
