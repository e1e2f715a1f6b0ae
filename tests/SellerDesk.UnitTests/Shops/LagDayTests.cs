using FluentAssertions;
using SellerDesk.Application.Shops;
using Xunit;

namespace SellerDesk.UnitTests.Shops;

public sealed class LagDayTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset From = Now.AddDays(-1);

    [Fact]
    public void Lag_grows_until_a_pull_succeeds_and_its_peak_is_kept()
    {
        var parts = LagDay.Of(From.AddMinutes(-10), [From.AddMinutes(80)], From, Now);

        parts.Should().HaveCount(48);
        parts.Take(3).Should().Equal(TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(70), TimeSpan.FromMinutes(90));
        parts[3].Should().Be(TimeSpan.FromMinutes(40), "it succeeded ten minutes before that half hour began");
        parts[^1].Should().Be(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(80));
    }

    [Fact]
    public void Before_the_first_success_nothing_is_known()
    {
        var parts = LagDay.Of(null, [Now.AddMinutes(-45)], From, Now);

        parts.Take(46).Should().AllSatisfy(part => part.Should().BeNull());
        parts.Skip(46).Should().Equal(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(45));
    }
}
