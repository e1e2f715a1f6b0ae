using FluentAssertions;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.UnitTests.Shops;

public sealed class FeedNudgeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);

    [Fact]
    public void A_waiting_feed_is_due_at_once()
    {
        var feed = Pulled();
        feed.Nudge(Now).Should().BeTrue();
        feed.NextRunAt.Should().Be(Now);
    }

    [Fact]
    public void A_feed_that_runs_is_run_again_right_after_it()
    {
        var feed = Pulled();
        feed.Start("node", Now, Lease);
        feed.Nudge(Now.AddSeconds(2));
        feed.Succeed(Now.AddSeconds(9), Now.AddMinutes(5));
        feed.NextRunAt.Should().Be(Now.AddSeconds(2), "what came meanwhile may stand behind the place that was read already");
        feed.Start("node", Now.AddSeconds(10), Lease);
        feed.Succeed(Now.AddSeconds(11), Now.AddMinutes(5));
        feed.NextRunAt.Should().Be(Now.AddMinutes(5), "once is enough");
    }

    [Fact]
    public void Another_node_s_slow_clock_does_not_lose_what_is_asked_for_during_a_pull()
    {
        var feed = Pulled();
        feed.Start("node", Now, Lease);
        feed.Nudge(Now.AddSeconds(-3));
        feed.Succeed(Now.AddSeconds(1), Now.AddMinutes(5));
        feed.NextRunAt.Should().BeBefore(Now.AddSeconds(1));
    }

    [Fact]
    public void A_paused_feed_and_one_that_waits_after_a_failure_are_left_alone()
    {
        var paused = Pulled();
        paused.Pause();
        paused.Nudge(Now).Should().BeFalse();
        var failed = Pulled();
        failed.Fail("RateLimited", null, Now.AddMinutes(7));
        failed.Nudge(Now).Should().BeFalse();
        failed.NextRunAt.Should().Be(Now.AddMinutes(7));
    }

    private static Feed Pulled()
    {
        var feed = Feed.Of(ShopId.New(), FeedKind.Orders, Now.AddHours(-1));
        feed.Start("node", Now.AddMinutes(-1), Lease);
        feed.Succeed(Now.AddMinutes(-1).AddSeconds(2), Now.AddMinutes(4));
        return feed;
    }
}
