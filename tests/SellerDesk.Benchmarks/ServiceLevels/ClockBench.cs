using System.Diagnostics;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Benchmarks.ServiceLevels;

/// <summary>How many deadlines are worked out in a second on one core, by a calendar with lunch, holidays and short days in a zone that changes its clocks.</summary>
internal static class ClockBench
{
    private const int Rounds = 7;
    private const int Years = 3;

    public static Task<Report> RunAsync(BenchOptions options)
    {
        var report = new Report("clocks", "one thread; five days a week of two stretches, 40 holidays and short days, Europe/Berlin; starts at random minutes of three years, 15 minutes to ten working days each");
        var asks = Asks(options.Number("rows", 1_000_000));
        var ready = report.Figure("making a calendar ready", "ms");
        var due = report.Figure("deadlines", "per s");
        var measured = report.Figure("measuring between two moments", "per s");
        var held = report.Figure("deadlines with two holds", "per s");
        for (var round = 0; round < Rounds; round++)
        {
            var schedule = Schedule();
            ready.Add(Seconds(() => WorkClock.Between(asks[0].Start, asks[0].Start.AddDays(1), schedule)) * 1000);
            WorkClock.Between(Start, Start.AddDays(366 * Years), schedule);
            due.Add(asks.Length / Seconds(() => Array.ForEach(asks, ask => WorkClock.Add(ask.Start, ask.Minutes, schedule))));
            measured.Add(asks.Length / Seconds(() => Array.ForEach(asks, ask => WorkClock.Between(ask.Start, ask.Start.AddMinutes(ask.Minutes * 3), schedule))));
            held.Add(asks.Length / 10 / Seconds(() => Array.ForEach(asks[..(asks.Length / 10)], ask => WorkClock.Due(ask.Start, ask.Minutes, schedule,
                [new Held(ask.Start.AddMinutes(30), ask.Start.AddMinutes(300)), new Held(ask.Start.AddMinutes(400), ask.Start.AddDays(2))], ask.Start))));
        }

        report.AtLeast("deadlines a second on one core", due.Median, 1_000_000, " per s");
        return Task.FromResult(report);
    }

    private static DateTimeOffset Start => new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static WorkSchedule Schedule()
    {
        var week = WeekHours.Read(string.Join(';', Enumerable.Range(1, 5).Select(day => $"{day}=09:00-13:00,14:00-18:00")));
        var special = Enumerable.Range(0, 40).Select(n => new DateOnly(2025, 1, 1).AddDays(n * 27)).ToDictionary(
            date => date,
            date => Holiday.Apply(date, date.Day % 3 == 0 ? SpecialDayKind.Short : SpecialDayKind.DayOff, null, "день", "day", week));
        return new WorkSchedule(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), week, special);
    }

    private static (DateTimeOffset Start, int Minutes)[] Asks(int count)
    {
        var random = new Random(17);
        return [.. Enumerable.Range(0, count).Select(_ => (Start.AddMinutes(random.Next(Years * 365 * 1440)), random.Next(15, 10 * 480)))];
    }

    private static double Seconds(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
