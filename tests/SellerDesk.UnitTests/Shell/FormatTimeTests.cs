using FluentAssertions;
using SellerDesk.Web.Shell.Language;
using Xunit;

namespace SellerDesk.UnitTests.Shell;

public sealed class FormatTimeTests
{
    private static readonly Format Russian = new(FormatWords.Of("ru"));
    private static readonly Format English = new(FormatWords.Of("en"));
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    /// <summary>Thursday, 10:24 in Moscow.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 19, 7, 24, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("00:00:08", "8 с", "8 s")]
    [InlineData("00:48:30", "48 мин", "48 min")]
    [InlineData("03:16:00", "3 ч 16 мин", "3 h 16 min")]
    [InlineData("04:05:00", "4 ч 05 мин", "4 h 05 min")]
    [InlineData("02:00:00", "2 ч", "2 h")]
    [InlineData("1.07:10:00", "1 д 7 ч", "1 d 7 h")]
    [InlineData("-02:10:00", "−2 ч 10 мин", "−2 h 10 min")]
    public void Durations_have_two_units(string span, string russian, string english)
    {
        Russian.Duration(TimeSpan.Parse(span, null)).Should().Be(Hard(russian));
        English.Duration(TimeSpan.Parse(span, null)).Should().Be(Hard(english));
    }

    [Fact]
    public void A_card_has_one_unit() => Russian.Duration(new TimeSpan(3, 16, 0), units: 1).Should().Be(Hard("3 ч"));

    [Theory]
    [InlineData(30, "< 1 мин")]
    [InlineData(-30, "< 1 мин")]
    [InlineData(-130, "−2 мин")]
    public void A_clock_shows_no_seconds(int seconds, string expected) =>
        Russian.ClockLeft(TimeSpan.FromSeconds(seconds)).Should().Be(Hard(expected));

    [Theory]
    [InlineData(0.42, "0,4 с")]
    [InlineData(2, "2 с")]
    [InlineData(75, "1 мин")]
    public void A_run_took_tenths_of_seconds(double seconds, string expected) =>
        Russian.Elapsed(TimeSpan.FromSeconds(seconds)).Should().Be(Hard(expected));

    [Theory]
    [InlineData("2026-11-19T07:23:40Z", "только что", "just now")]
    [InlineData("2026-11-19T07:21:40Z", "2 мин назад", "2 min ago")]
    [InlineData("2026-11-19T04:55:00Z", "сегодня, 07:55", "today, 07:55")]
    [InlineData("2026-11-18T19:48:00Z", "вчера, 22:48", "yesterday, 22:48")]
    [InlineData("2026-11-17T17:11:00Z", "17 ноя, 20:11", "17 Nov, 20:11")]
    [InlineData("2024-01-03T17:11:00Z", "3 янв 2024, 20:11", "3 Jan 2024, 20:11")]
    [InlineData("2026-11-20T06:40:00Z", "завтра, 09:40", "tomorrow, 09:40")]
    public void Moments_are_told_from_now_in_the_zone_of_the_person(string at, string russian, string english)
    {
        Plain(Russian.Ago(DateTimeOffset.Parse(at, null), Moscow, Now)).Should().Be(russian);
        Plain(English.Ago(DateTimeOffset.Parse(at, null), Moscow, Now)).Should().Be(english);
    }

    [Fact]
    public void A_day_begins_in_the_zone_of_the_person()
    {
        var midnight = new DateTimeOffset(2026, 11, 18, 21, 30, 0, TimeSpan.Zero);

        Plain(Russian.Ago(midnight, Moscow, Now)).Should().Be("сегодня, 00:30");
        Plain(Russian.Ago(midnight, TimeZoneInfo.Utc, Now)).Should().Be("вчера, 21:30");
    }

    [Fact]
    public void Dates_in_text_name_another_year()
    {
        Plain(Russian.Date(Now.AddDays(-2), Moscow, Now)).Should().Be("17 ноября");
        Plain(Russian.Date(new DateTimeOffset(2024, 1, 3, 9, 0, 0, TimeSpan.Zero), Moscow, Now)).Should().Be("3 января 2024");
        Plain(Russian.DayHeading(Now, Moscow, Now)).Should().Be("четверг, 19 ноября");
        Plain(English.DayHeading(Now, Moscow, Now)).Should().Be("Thursday, 19 November");
    }

    [Fact]
    public void The_exact_moment_names_its_zone() =>
        Plain(Russian.Exact(Now, Moscow)).Should().Be("19 ноября 2026, 10:24:00, Europe/Moscow (UTC+3:00)");

    private static string Plain(string text) => text.Replace(FormatWords.NoBreakSpace, ' ');

    private static string Hard(string text) => text.Replace(' ', FormatWords.NoBreakSpace);
}
