using FluentAssertions;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.ServiceLevels;
using Xunit;

namespace SellerDesk.UnitTests.ServiceLevels;

public sealed class LevelTermsTests
{
    private static readonly WorkSchedule Weekdays = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow"), WeekHours.Read("1=09:00-18:00;2=09:00-18:00;3=09:00-18:00;4=09:00-18:00;5=09:00-18:00"));

    [Fact]
    public void Shipped_levels_promise_what_they_are_known_for()
    {
        foreach (var terms in new[] { ShippedLevels.Basic, ShippedLevels.Standard, ShippedLevels.Premium })
        {
            terms.Checked().Should().BeSameAs(terms);
            TimeOf.FirstResponses.Should().OnlyContain(of => terms.TimeOf(ClockKind.FirstResponse, of) != null);
        }

        ShippedLevels.Basic.TimeOf(ClockKind.OrderProcessing, "")!.Minutes(Weekdays).Should().Be(3 * 540);
        ShippedLevels.Standard.TimeOf(ClockKind.ComplaintResolution, "")!.Should().Match<ServiceTime>(time => time.Minutes(Weekdays) == 48 * 60 && !time.IsWorking);
        ShippedLevels.Premium.TimeOf(ClockKind.OrderProcessing, "")!.Minutes(Weekdays).Should().Be(24 * 60);
    }

    [Fact]
    public void A_time_of_zero_is_refused()
    {
        var terms = ShippedLevels.Standard with { Times = [new ServiceTime(ClockKind.OrderProcessing, "", 0, TimeUnit.WorkingDays)] };
        FluentActions.Invoking(() => ServiceLevelVersion.Of(ShippedLevels.StandardId, 2, terms, null, DateTimeOffset.UnixEpoch)).Should().Throw<RuleException>().Which.Code.Should().Be("level.zeroTime");
        FluentActions.Invoking(() => new ServiceTime(ClockKind.OrderProcessing, "", 400, TimeUnit.Days).Checked()).Should().Throw<RuleException>().Which.Code.Should().Be("level.longTime");
    }

    [Fact]
    public void A_moved_short_day_is_worked_where_its_weekday_is_not()
    {
        var day = Holiday.Apply(new DateOnly(2025, 11, 1), SpecialDayKind.Short, DayOfWeek.Monday, "за 3 ноября", "for 3 November", Weekdays.Week);
        day.Hours.ToString().Should().Be("09:00-17:00");
        Holiday.Apply(new DateOnly(2026, 5, 9), SpecialDayKind.Short, null, "x", "x", Weekdays.Week).Hours.IsOff.Should().BeTrue("a Saturday that is off stays off");
    }

    [Theory]
    // 23:30 in Moscow: until eight in the morning.
    [InlineData("2026-11-20T20:30Z", "2026-11-21T05:00Z")]
    [InlineData("2026-11-21T04:59Z", "2026-11-21T05:00Z")]
    [InlineData("2026-11-21T05:00Z", null)]
    [InlineData("2026-11-20T18:59Z", null)]
    public void Quiet_hours_end_in_the_morning_of_the_person(string now, string? until) =>
        QuietHours.Read("22:00-08:00").EndOf(ClockCase.At(now), TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).Should().Be(until is null ? null : ClockCase.At(until));
}
