using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Notifications;

/// <summary>
/// Tells people that half, four fifths or all of a clock's time is spent: whoever has the item, outside of their quiet hours, each mark once. Looks only at
/// clocks whose next mark has come. What nobody has is told to the shop once an hour, when its time is over. Clocks that were opened again are counted anew.
/// </summary>
public sealed class WatchClocksJob(WholeDb database, TimeProvider time) : IJob
{
    private const int AtOnce = 200;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var worked = false;
        while (await StepAsync(cancel) is var seen && seen > 0)
        {
            worked = true;
            if (seen < AtOnce)
            {
                break;
            }
        }

        return worked;
    }

    private async Task<int> StepAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow();
        var clocks = await db.Clocks.FromSql($"""
            select c.*, c.xmin from clocks c where c.next_warning_at <= {now} order by c.next_warning_at, c.id limit {AtOnce} for update skip locked
            """).ToListAsync(cancel);
        if (clocks.Count == 0)
        {
            return 0;
        }

        var facts = await ClockFacts.LoadAsync(db, clocks, cancel);
        var recounted = new List<Guid>();
        foreach (var clock in clocks)
        {
            var schedule = facts.Schedules[clock.ShopId];
            if (clock.Recount)
            {
                await RecountAsync(db, clock, schedule, now, cancel);
                recounted.Add(clock.SubjectId);
            }

            await WarnAsync(db, clock, schedule, facts, now, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await RetimeClocksJob.FollowAsync(db, [.. recounted], cancel);
        await transaction.CommitAsync(cancel);
        return clocks.Count;
    }

    /// <summary>It was opened again by the database: the time that it was closed is a hold that ends now.</summary>
    private static async Task RecountAsync(SellerDeskDb db, Clock clock, WorkSchedule schedule, DateTimeOffset now, CancellationToken cancel)
    {
        var holds = await db.ClockHolds.Where(h => h.ShopId == clock.ShopId && h.ClockId == clock.Id).ToListAsync(cancel);
        foreach (var open in holds.Where(hold => hold.Until is null))
        {
            open.End(now);
        }

        clock.Count(schedule, [.. holds.Where(hold => hold.From >= clock.StartedAt).Select(hold => hold.Held)], now);
    }

    private static async Task WarnAsync(SellerDeskDb db, Clock clock, WorkSchedule schedule, ClockFacts facts, DateTimeOffset now, CancellationToken cancel)
    {
        if (Reached(clock, schedule, now) is not { } mark)
        {
            return;
        }

        var item = facts.Items.GetValueOrDefault(clock.SubjectId);
        var person = item?.AssigneeId is { } assignee ? facts.People.GetValueOrDefault(assignee.Value) : null;
        if (person?.Quiet?.EndOf(now, person.Zone) is { } morning)
        {
            clock.AskAgain(morning);
            return;
        }

        if (person is not null || (mark == ClockMarks.Over && facts.ToldThisHour.Add((clock.ShopId, item is null))))
        {
            await RaiseAlert.ExecuteAsync(db, AlertOf(clock, mark, item, person?.Id, facts.Shops[clock.ShopId], now), cancel);
        }

        clock.SayWarned(mark, schedule);
    }

    private static short? Reached(Clock clock, WorkSchedule schedule, DateTimeOffset now)
    {
        short? reached = null;
        for (var mark = ClockMarks.After(clock.Warned); mark is { } next && clock.MarkAt(next, schedule) <= now; mark = ClockMarks.After(next))
        {
            reached = next;
        }

        return reached;
    }

    private static Alert AlertOf(Clock clock, short mark, WorkItem? item, PersonId? person, string shop, DateTimeOffset now) => new()
    {
        Id = AlertId.New(),
        PersonId = person,
        ShopId = clock.ShopId,
        Kind = mark switch { ClockMarks.Half => AlertKind.HalfTime, ClockMarks.Near => AlertKind.DueSoon, _ => AlertKind.Overdue },
        Severity = mark == ClockMarks.Over ? AlertSeverity.Critical : mark == ClockMarks.Near ? AlertSeverity.Warning : AlertSeverity.Notice,
        Subject = person is null ? $"unassigned/{(item is null ? "orders" : "items")}/{now.UtcDateTime:yyyyMMddHH}" : string.Create(CultureInfo.InvariantCulture, $"{clock.Id}/{clock.StartedAt.ToUnixTimeSeconds()}/{mark}"),
        Arguments = new Dictionary<string, string>
        {
            ["about"] = person is null ? "" : item?.ProductName is { Length: > 0 } product ? product : item?.Preview ?? "",
            ["shop"] = shop,
            ["clock"] = clock.Kind.ToString(),
            ["orders"] = person is null && item is null ? "yes" : "",
            ["due"] = clock.DueAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        },
        Link = person is not null ? $"/inbox?state=all&item={clock.SubjectId}" : item is null ? $"/orders?queue=late&shop={clock.ShopId}" : $"/inbox?shop={clock.ShopId}&assignee=none",
        CreatedAt = now,
    };
}
