using System.Globalization;
using FluentAssertions;
using FluentAssertions.Execution;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.ServiceLevels;
using Xunit;

namespace SellerDesk.UnitTests.ServiceLevels;

/// <summary>Deadlines against cases from calendars, against a walk minute by minute, and against what must always hold.</summary>
public sealed class WorkClockTests
{
    private static readonly string[] Zones = ["Europe/Moscow", "Asia/Almaty", "Europe/Kaliningrad", "Asia/Vladivostok", "Europe/Berlin", "America/Santiago", "Australia/Lord_Howe"];

    private static readonly string[] Weeks =
    [
        "1=09:00-18:00;2=09:00-18:00;3=09:00-18:00;4=09:00-18:00;5=09:00-18:00",
        "1=09:00-13:00,14:00-18:00;2=09:00-13:00,14:00-18:00;3=09:00-13:00,14:00-18:00;4=09:00-13:00,14:00-18:00;5=09:00-13:00,14:00-17:00;6=10:00-14:00",
        "1=00:00-24:00;2=22:00-24:00;3=00:00-06:00,22:00-24:00;4=00:00-06:00;7=00:00-24:00",
        "7=01:30-03:30",
    ];

    [Fact]
    public void Cases_from_calendars_come_out_as_written()
    {
        var cases = ClockCase.All();
        cases.Should().HaveCountGreaterThan(500).And.Contain(one => one.Note.StartsWith("by hand", StringComparison.Ordinal));
        using (new AssertionScope())
        {
            foreach (var one in cases)
            {
                Answer(one).Should().Be(one.Expected, "line {0} ({1}) says so", one.Line, one.Note);
            }
        }
    }

    [Fact]
    public void A_line_of_every_case_adds_up_to_the_minute()
    {
        foreach (var one in ClockCase.All().Where(one => one.What == "add"))
        {
            var (schedule, end) = (one.Schedule, ClockCase.At(one.Expected));
            var line = DeadlineLine.Of(one.From, end, schedule, [.. one.Holds.Select(hold => new NamedHold(hold, HoldReason.WaitsForBuyer))]);
            line.Where(part => part.Kind == LineKind.Counted).Sum(part => part.Minutes).Should().Be(one.Minutes, "line {0} ({1})", one.Line, one.Note);
            line.Sum(part => part.Minutes).Should().Be((int)(end - one.From).TotalMinutes, "line {0} has no gap", one.Line);
            line.Zip(line.Skip(1)).All(pair => pair.First.Until == pair.Second.From).Should().BeTrue("line {0} has no gap", one.Line);
            line.Where(part => part.Kind == LineKind.Closed).All(part => part.Why is not null).Should().BeTrue("every closed minute has its reason");
        }
    }

    [Fact]
    public void Adding_and_then_measuring_gives_the_time_back()
    {
        var random = new Random(1);
        foreach (var schedule in Schedules())
        {
            for (var n = 0; n < 300; n++)
            {
                var (start, minutes) = (Moment(random), random.Next(1, 6_000));
                var due = WorkClock.Add(start, minutes, schedule);
                WorkClock.Between(start, due, schedule).Should().Be(minutes);
                WorkClock.Between(start, due.AddMinutes(-1), schedule).Should().Be(minutes - 1, "no earlier minute is enough");
            }
        }
    }

    [Fact]
    public void An_interval_that_is_split_anywhere_adds_up()
    {
        var random = new Random(2);
        foreach (var schedule in Schedules())
        {
            for (var n = 0; n < 300; n++)
            {
                var a = Moment(random);
                var (b, c) = (a.AddMinutes(random.Next(30_000)), a.AddMinutes(30_000 + random.Next(30_000)));
                (WorkClock.Between(a, b, schedule) + WorkClock.Between(b, c, schedule)).Should().Be(WorkClock.Between(a, c, schedule));
                var (x, y) = (random.Next(3_000), random.Next(1, 3_000));
                WorkClock.Add(WorkClock.Add(a, x, schedule), y, schedule).Should().Be(WorkClock.Add(a, x + y, schedule));
            }
        }
    }

    [Fact]
    public void Holds_commute_and_a_hold_given_twice_counts_once()
    {
        var random = new Random(3);
        foreach (var schedule in Schedules())
        {
            for (var n = 0; n < 100; n++)
            {
                var (start, minutes) = (Moment(random), random.Next(1, 3_000));
                var holds = Enumerable.Range(0, random.Next(1, 6)).Select(_ => start.AddMinutes(random.Next(-500, 9_000))).Select(from => new Held(from, from.AddMinutes(random.Next(1, 4_000)))).ToArray();
                var due = WorkClock.Due(start, minutes, schedule, holds, start);
                var shuffled = (Held[])holds.Clone();
                random.Shuffle(shuffled);
                WorkClock.Due(start, minutes, schedule, shuffled, start).Should().Be(due);
                WorkClock.Due(start, minutes, schedule, [.. holds, .. holds], start).Should().Be(due);
                WorkClock.Spent(start, due, schedule, holds).Should().Be(minutes, "what was held did not count");
            }
        }
    }

    [Fact]
    public void Every_minute_is_open_exactly_when_the_wall_clock_says_so()
    {
        var random = new Random(4);
        foreach (var schedule in Schedules())
        {
            for (var n = 0; n < 6; n++)
            {
                var start = Moment(random);
                var (at, open) = (start, 0);
                for (; at < start.AddDays(4); at = at.AddMinutes(1))
                {
                    open += schedule.IsOpen(at) ? 1 : 0;
                }

                WorkClock.Between(start, at, schedule).Should().Be(open, "{0} from {1:O}", schedule.Zone.Id, start);
            }
        }
    }

    [Fact]
    public void Any_choice_of_weekdays_counts()
    {
        for (var days = 1; days < 128; days++)
        {
            var week = Enum.GetValues<DayOfWeek>().Where(day => (days >> (int)day & 1) == 1).Aggregate(WeekHours.Never, (hours, day) => hours.With(day, DayHours.Read("09:00-18:00")));
            var schedule = new WorkSchedule(TimeZoneInfo.Utc, week);
            var due = WorkClock.Add(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero), 540, schedule);
            schedule.HoursOn(DateOnly.FromDateTime(due.UtcDateTime)).IsOff.Should().BeFalse();
            due.TimeOfDay.Should().NotBe(TimeSpan.Zero, "a deadline is within the hours, never at midnight");
        }
    }

    [Fact]
    public void A_calendar_that_never_opens_is_refused_and_times_beyond_all_calendars_do_no_harm()
    {
        var shut = new WorkSchedule(TimeZoneInfo.Utc, WeekHours.Never);
        FluentActions.Invoking(() => WorkClock.Add(ClockCase.At("2026-11-20T12:00Z"), 1, shut)).Should().Throw<RuleException>().Which.Code.Should().Be("calendar.neverOpens");
        FluentActions.Invoking(() => WorkCalendar.Of("Пусто", WeekHours.Never, null)).Should().Throw<RuleException>().Which.Code.Should().Be("calendar.noHours");
        var usual = new WorkSchedule(TimeZoneInfo.Utc, WeekHours.Usual);
        WorkClock.Add(DateTimeOffset.MinValue, 60, usual).Should().Be(DateTimeOffset.MinValue.AddHours(1));
        WorkClock.Between(DateTimeOffset.UnixEpoch, ClockCase.At("2026-11-20T12:00Z"), usual).Should().BePositive();
    }

    [Fact]
    public void Marks_are_reached_in_order_and_holds_are_in_them()
    {
        var schedule = new WorkSchedule(TimeZoneInfo.Utc, WeekHours.Usual);
        var start = ClockCase.At("2026-11-20T09:00Z");
        ClockMarks.Before(start, ClockCase.At("2026-11-20T13:00Z"), 240, ClockMarks.Half, schedule).Should().Be(ClockCase.At("2026-11-20T11:00Z"));
        ClockMarks.Before(start, ClockCase.At("2026-11-20T13:00Z"), 240, ClockMarks.Near, schedule).Should().Be(ClockCase.At("2026-11-20T12:12Z"));
        ClockMarks.Before(start, ClockCase.At("2026-11-20T15:00Z"), 240, ClockMarks.Half, schedule).Should().Be(ClockCase.At("2026-11-20T13:00Z"), "two hours were held");
    }

    private static string Answer(ClockCase one) => one.What == "add"
        ? ClockCase.Said(WorkClock.Due(one.From, one.Minutes, one.Schedule, one.Holds, one.From))
        : WorkClock.Between(one.From, one.From.AddMinutes(one.Minutes), one.Schedule).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<WorkSchedule> Schedules()
    {
        var special = new Dictionary<DateOnly, SpecialDay>
        {
            [new(2026, 5, 1)] = new(SpecialDayKind.DayOff, DayHours.Off, "1 мая", "1 May"),
            [new(2026, 4, 30)] = new(SpecialDayKind.Short, DayHours.Read("09:00-13:00,14:00-17:00"), "канун", "eve"),
        };
        return from zone in Zones from week in Weeks select new WorkSchedule(TimeZoneInfo.FindSystemTimeZoneById(zone), WeekHours.Read(week), special);
    }

    private static DateTimeOffset Moment(Random random) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(500_000));
}
