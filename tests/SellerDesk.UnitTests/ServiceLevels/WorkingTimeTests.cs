using System.Globalization;
using FluentAssertions;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.ServiceLevels;
using Xunit;

namespace SellerDesk.UnitTests.ServiceLevels;

public sealed class WorkingTimeTests
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");
    private static readonly WorkSchedule Usual = new(Moscow, WeekHours.Usual);
    private static readonly WorkSchedule Weekdays = new(Moscow, WeekHours.Read("1=09:00-18:00;2=09:00-18:00;3=09:00-18:00;4=09:00-18:00;5=09:00-18:00"));

    [Theory]
    [InlineData("2026-11-20T07:00Z", "2026-11-20T08:30Z", 90)]
    // 22:00 to 09:30 on the wall clock: the night does not count.
    [InlineData("2026-11-20T19:00Z", "2026-11-21T06:30Z", 30)]
    [InlineData("2026-11-20T20:00Z", "2026-11-20T21:00Z", 0)]
    [InlineData("2026-11-20T06:00Z", "2026-11-22T18:00Z", 3 * 12 * 60)]
    [InlineData("2026-11-20T08:00Z", "2026-11-20T08:00Z", 0)]
    [InlineData("2026-11-20T09:00Z", "2026-11-20T08:00Z", 0)]
    // Whole minutes of the wall clock: 11:00 and 11:01.
    [InlineData("2026-11-20T08:00:30Z", "2026-11-20T08:01:29Z", 1)]
    public void Only_minutes_within_the_hours_count(string from, string to, int minutes) => WorkClock.Between(At(from), At(to), Usual).Should().Be(minutes);

    [Fact]
    public void Days_off_do_not_count() =>
        // Friday 17:00 to Monday 10:00 on the wall clock.
        WorkClock.Between(At("2026-11-20T14:00Z"), At("2026-11-23T07:00Z"), Weekdays).Should().Be(120);

    [Fact]
    public void A_day_on_which_clocks_change_is_as_long_as_it_was()
    {
        var berlin = new WorkSchedule(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), WeekHours.Read("7=00:00-24:00"));

        WorkClock.Between(At("2026-03-28T00:00Z"), At("2026-03-31T00:00Z"), berlin).Should().Be(23 * 60);
        WorkClock.Between(At("2026-10-24T00:00Z"), At("2026-10-27T00:00Z"), berlin).Should().Be(25 * 60);
    }

    [Fact]
    public void A_time_that_ends_with_the_day_is_due_at_its_close_and_not_at_the_next_opening() =>
        WorkClock.Add(At("2026-11-20T14:00Z"), 60, Weekdays).Should().Be(At("2026-11-20T15:00Z"));

    [Fact]
    public void Hours_are_read_as_they_are_written_and_nonsense_is_refused()
    {
        WeekHours.Read(Weekdays.Week.ToString()).ToString().Should().Be(Weekdays.Week.ToString());
        WeekHours.Read("")[DayOfWeek.Monday].IsOff.Should().BeTrue();
        WeekHours.Read("1=14:00-18:00,09:00-13:00")[DayOfWeek.Monday].ToString().Should().Be("09:00-13:00,14:00-18:00");
        WeekHours.Read("1=09:00-13:00,13:00-18:00")[DayOfWeek.Monday].ToString().Should().Be("09:00-18:00");
        foreach (var nonsense in new[] { "8=09:00-18:00", "1=18:00-09:00", "1=9", "1=09:00-25:00", "x", "1=" })
        {
            FluentActions.Invoking(() => WeekHours.Read(nonsense)).Should().Throw<RuleException>().Which.Code.Should().Be("hours.unreadable");
        }

        FluentActions.Invoking(() => DayHours.Read("09:00-13:00,12:00-18:00")).Should().Throw<RuleException>().Which.Code.Should().Be("hours.overlap");
    }

    [Fact]
    public void A_short_day_loses_its_last_hour_wherever_it_lies()
    {
        DayHours.Read("09:00-13:00,14:00-18:00").Shortened(60).ToString().Should().Be("09:00-13:00,14:00-17:00");
        DayHours.Read("09:00-13:00,17:30-18:00").Shortened(60).ToString().Should().Be("09:00-12:30");
        DayHours.Read("09:00-09:40").Shortened(60).IsOff.Should().BeTrue();
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
