using FluentAssertions;
using SellerDesk.Integrations.YandexMarket;
using Xunit;

namespace SellerDesk.UnitTests.YandexMarket;

public sealed class WalkCursorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly WalkPlan Plan = new(["ALL"], TimeSpan.FromDays(10), TimeSpan.FromDays(30), TimeSpan.FromHours(2), TimeSpan.FromMinutes(1))
    {
        LookBacks = [new LookBack("days", TimeSpan.FromHours(1), TimeSpan.FromDays(3))],
    };

    [Fact]
    public void The_history_is_walked_in_periods_that_touch_the_oldest_first()
    {
        var cursor = WalkCursor.Begin(null, Plan, Now);

        cursor.Steps.Should().HaveCount(3);
        cursor.Steps[0].From.Should().Be(Now.AddDays(-30));
        cursor.Steps.Zip(cursor.Steps.Skip(1)).Should().OnlyContain(pair => pair.First.To == pair.Second.From);
        cursor.Steps[^1].To.Should().BeNull("the newest is open to what comes meanwhile, and to a clock that is ahead");
        cursor.Progress!.Total.Should().Be(3);
    }

    [Fact]
    public void After_the_history_only_what_is_new_is_asked_for_with_an_overlap()
    {
        var done = Finish(WalkCursor.Begin(null, Plan, Now), Now.AddMinutes(-30));

        done.HistoryDone.Should().BeTrue();
        done.Progress.Should().BeNull();
        WalkCursor.Begin(done, Plan, Now.AddSeconds(30)).Steps.Should().BeEmpty("it is too early");
        var fresh = WalkCursor.Begin(done, Plan, Now.AddMinutes(2));
        fresh.Steps.Should().ContainSingle().Which.Should().Be(new WalkStep("ALL", Now.AddMinutes(-30).AddHours(-2), null, WalkPass.Fresh));
    }

    [Fact]
    public void Every_hour_the_last_days_are_read_again()
    {
        var done = Finish(WalkCursor.Begin(null, Plan, Now), Now);

        var later = WalkCursor.Begin(done, Plan, Now.AddMinutes(61));
        var after = Finish(later, Now.AddMinutes(61));

        later.Steps.Select(step => step.Pass).Should().Equal(WalkPass.Fresh, WalkPass.LookBack);
        WalkCursor.Begin(after, Plan, Now.AddMinutes(63)).Steps.Should().ContainSingle();
    }

    [Fact]
    public void A_clock_that_is_ahead_moves_the_bookmark_no_further_than_the_pass_began()
    {
        var done = Finish(WalkCursor.Begin(null, Plan, Now), Now.AddHours(1));

        done.SeenTo.Should().Be(Now);
    }

    [Fact]
    public void The_bookmark_never_goes_back()
    {
        var done = Finish(WalkCursor.Begin(null, Plan, Now), Now.AddMinutes(-1));

        Finish(WalkCursor.Begin(done, Plan, Now.AddMinutes(5)), Now.AddDays(-20)).SeenTo.Should().Be(Now.AddMinutes(-1));
    }

    [Fact]
    public void A_pass_that_was_broken_off_is_finished_first()
    {
        var done = Finish(WalkCursor.Begin(null, Plan, Now), Now);
        var begun = WalkCursor.Begin(done, Plan, Now.AddMinutes(2));
        var broken = begun.After([begun.Steps[0] with { Token = "next" }], Now.AddMinutes(1));

        var resumed = WalkCursor.Begin(WalkCursor.Parse(broken.ToString()), Plan, Now.AddMinutes(30));

        resumed.Steps.Should().ContainSingle().Which.Token.Should().Be("next");
        resumed.SeenTo.Should().Be(Now);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("""{"v":99,"steps":[]}""")]
    [InlineData("""{"steps":[]}""")]
    public void A_cursor_of_another_version_means_to_begin_anew(string? text) => WalkCursor.Parse(text).Should().BeNull();

    [Fact]
    public void A_shop_without_anything_yet_is_asked_from_a_day_before_it_was_connected() =>
        Finish(WalkCursor.Begin(null, Plan, Now), null).SeenTo.Should().Be(Now.AddDays(-1));

    private static WalkCursor Finish(WalkCursor cursor, DateTimeOffset? newest)
    {
        while (cursor.Steps.Length > 0)
        {
            cursor = cursor.After([], newest);
        }

        return cursor;
    }
}

public sealed class FunnelCursorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Thirteen_months_are_reported_the_newest_first_without_a_gap()
    {
        var ranges = FunnelCursor.Beginning(Now).Ranges;

        ranges[0].To.Should().Be(new DateOnly(2026, 11, 1));
        ranges.Should().OnlyContain(range => range.To.DayNumber - range.From.DayNumber == 29);
        ranges.Zip(ranges.Skip(1)).Should().OnlyContain(pair => pair.Second.To.AddDays(1) == pair.First.From);
    }

    [Fact]
    public void A_report_that_is_too_large_is_asked_for_in_halves()
    {
        var day = new DateOnly(2026, 11, 1);

        new FunnelRange(day, day.AddDays(4)).Halves().Should().Equal(new FunnelRange(day, day.AddDays(2)), new FunnelRange(day.AddDays(3), day.AddDays(4)));
        new FunnelRange(day, day).Halves().Should().BeNull();
    }

    [Fact]
    public void A_report_on_its_way_is_kept_in_the_bookmark()
    {
        var cursor = FunnelCursor.Beginning(Now) with { Report = new FunnelReport("abc", Now) };

        FunnelCursor.Parse(cursor.ToString())!.Report.Should().Be(new FunnelReport("abc", Now));
    }
}
