using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Figures;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>Makes the days of work of one shop whole from its replies, items and history.</summary>
internal static class WorkDayMaker
{
    public static async Task MakeAsync(SellerDeskDb db, ShopId shop, IReadOnlyCollection<DateOnly> days, CancellationToken cancel)
    {
        var calendar = (await PolicyReader.LoadAsync(db, shop, null, cancel)).Schedule;
        foreach (var day in days)
        {
            var (from, to) = Bounds(day, calendar.Zone);
            var rows = new WorkDayRows(shop, day);
            await WorkDaySources.AnswersAsync(db, shop, from, to, calendar, rows, cancel);
            await WorkDaySources.EndsAsync(db, shop, from, to, calendar, rows, cancel);
            await WorkDaySources.DeedsAsync(db, shop, from, to, rows, cancel);
            await db.WorkDays.Where(d => d.ShopId == shop && d.Day == day).ExecuteDeleteAsync(cancel);
            await db.TimedItems.Where(t => t.ShopId == shop && t.Day == day).ExecuteDeleteAsync(cancel);
            db.AddRange(rows.All);
            db.AddRange(rows.Timed);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            var touched = new ShopDay(shop.Value, day, from.UtcDateTime, to.UtcDateTime);
            await FigureDays.RemakeAsync((NpgsqlConnection)db.Database.GetDbConnection(), [touched], TimedSources.All, cancel);
        }
    }

    /// <summary>A day of the shop as UTC moments.</summary>
    internal static (DateTimeOffset From, DateTimeOffset To) Bounds(DateOnly day, TimeZoneInfo zone) => (Midnight(day, zone), Midnight(day.AddDays(1), zone));

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(30);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

/// <summary>The rows of one shop and day as they come together.</summary>
internal sealed class WorkDayRows(ShopId shop, DateOnly day)
{
    private readonly Dictionary<(WorkItemKind, Guid), WorkDay> rows = [];

    private readonly List<TimedItem> timed = [];

    public IEnumerable<WorkDay> All => rows.Values;

    public IEnumerable<TimedItem> Timed => timed;

    /// <returns>The minutes.</returns>
    public long Time(TimedEnd end, Guid item, WorkDay row, DateTimeOffset at, long minutes)
    {
        timed.Add(new TimedItem { ShopId = shop, Day = day, End = end, WorkItemId = new WorkItemId(item), Kind = row.Kind, PersonId = row.PersonId, At = at, Minutes = minutes });
        return minutes;
    }

    public WorkDay Of(WorkItemKind kind, Guid? person)
    {
        var key = (kind, person ?? Guid.Empty);
        if (!rows.TryGetValue(key, out var row))
        {
            rows[key] = row = new WorkDay { ShopId = shop, Day = day, Kind = kind, PersonId = key.Item2 };
        }

        return row;
    }
}
