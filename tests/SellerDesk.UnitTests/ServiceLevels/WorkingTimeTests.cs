using System.Globalization;
using FluentAssertions;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.ServiceLevels;
using Xunit;

namespace SellerDesk.UnitTests.ServiceLevels;

public sealed class WorkingTimeTests
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");
    private static readonly WorkCalendar Usual = new(Moscow, WeekHours.Usual);
    private static readonly WorkCalendar Weekdays = new(Moscow, WeekHours.Read("1=09:00-18:00;2=09:00-18:00;3=09:00-18:00;4=09:00-18:00;5=09:00-18:00"));

    [Theory]
    [InlineData("2026-11-20T07:00Z", "2026-11-20T08:30Z", 90)]
    // 22:00 to 09:30 on the wall clock: the night does not count.
    [InlineData("2026-11-20T19:00Z", "2026-11-21T06:30Z", 30)]
    [InlineData("2026-11-20T20:00Z", "2026-11-20T21:00Z", 0)]
    [InlineData("2026-11-20T06:00Z", "2026-11-22T18:00Z", 3 * 12 * 60)]
    [InlineData("2026-11-20T08:00Z", "2026-11-20T08:00Z", 0)]
    [InlineData("2026-11-20T09:00Z", "2026-11-20T08:00Z", 0)]
    [InlineData("2026-11-20T08:00:30Z", "2026-11-20T08:01:29Z", 0)]
    public void Only_minutes_within_the_hours_count(string from, string to, long minutes) =>
        WorkingTime.Minutes(DateTimeOffset.Parse(from, CultureInfo.InvariantCulture), DateTimeOffset.Parse(to, CultureInfo.InvariantCulture), Usual).Should().Be(minutes);

    [Fact]
    public void Days_off_do_not_count() =>
        // Friday 17:00 to Monday 10:00 on the wall clock.
        WorkingTime.Minutes(DateTimeOffset.Parse("2026-11-20T14:00Z", CultureInfo.InvariantCulture), DateTimeOffset.Parse("2026-11-23T07:00Z", CultureInfo.InvariantCulture), Weekdays).Should().Be(120);

    [Fact]
    public void A_day_on_which_clocks_change_is_as_long_as_it_was()
    {
        var berlin = new WorkCalendar(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), WeekHours.Read("7=00:00-24:00"));

        WorkingTime.Minutes(DateTimeOffset.Parse("2026-03-28T00:00Z", CultureInfo.InvariantCulture), DateTimeOffset.Parse("2026-03-31T00:00Z", CultureInfo.InvariantCulture), berlin).Should().Be(23 * 60);
        WorkingTime.Minutes(DateTimeOffset.Parse("2026-10-24T00:00Z", CultureInfo.InvariantCulture), DateTimeOffset.Parse("2026-10-27T00:00Z", CultureInfo.InvariantCulture), berlin).Should().Be(25 * 60);
    }

    [Fact]
    public void Parts_add_up_to_the_whole()
    {
        var random = new Random(7);
        var start = DateTimeOffset.Parse("2026-01-01T00:00Z", CultureInfo.InvariantCulture);
        for (var n = 0; n < 300; n++)
        {
            var a = start.AddMinutes(random.Next(500_000));
            var b = a.AddMinutes(random.Next(20_000));
            var c = b.AddMinutes(random.Next(20_000));
            (WorkingTime.Minutes(a, b, Weekdays) + WorkingTime.Minutes(b, c, Weekdays)).Should().Be(WorkingTime.Minutes(a, c, Weekdays));
        }
    }

    [Fact]
    public void Hours_are_read_as_they_are_written_and_nonsense_is_refused()
    {
        WeekHours.Read(Weekdays.Hours.ToString()).ToString().Should().Be(Weekdays.Hours.ToString());
        WeekHours.Read("")[DayOfWeek.Monday].Should().BeNull();
        foreach (var nonsense in new[] { "8=09:00-18:00", "1=18:00-09:00", "1=9", "1=09:00-25:00", "x" })
        {
            FluentActions.Invoking(() => WeekHours.Read(nonsense)).Should().Throw<RuleException>().Which.Code.Should().Be("hours.unreadable");
        }
    }
}
