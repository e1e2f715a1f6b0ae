using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>What the page of calendars shows.</summary>
public sealed record CalendarPlan(IReadOnlyList<CalendarDetails> Calendars, IReadOnlyList<ShopTermsRow> Shops, IReadOnlyList<LevelName> Levels, IReadOnlyList<string> Countries);

/// <param name="Days">Dates that are unlike the week and the country's holidays.</param>
/// <param name="Special">Of the year asked for: those dates and the holidays, as they work out in this calendar.</param>
public sealed record CalendarDetails(
    WorkCalendarId Id, string Name, WeekHours Week, string? Country, bool IsDefault, IReadOnlyList<CalendarDay> Days, IReadOnlyDictionary<DateOnly, SpecialDay> Special);

/// <param name="CalendarId">Null: the desk's own; likewise the level.</param>
public sealed record ShopTermsRow(ShopId Id, string Name, Marketplace Marketplace, string TimeZone, WorkCalendarId? CalendarId, ServiceLevelId? LevelId);

public sealed record LevelName(ServiceLevelId Id, string Name, bool IsDefault);

public sealed class CalendarBoard(ScopedDb database)
{
    public async Task<CalendarPlan> LoadAsync(Actor actor, int year, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        var calendars = await db.WorkCalendars.AsNoTracking().OrderByDescending(c => c.IsDefault).ThenBy(c => c.Name).ThenBy(c => c.Id).ToListAsync(cancel);
        var days = (await db.CalendarDays.AsNoTracking().OrderBy(d => d.Date).ToListAsync(cancel)).ToLookup(day => day.CalendarId);
        var holidays = (await db.Holidays.AsNoTracking().Where(h => h.Date.Year == year).ToListAsync(cancel)).ToLookup(holiday => holiday.Country);
        var terms = await db.ShopTerms.AsNoTracking().ToDictionaryAsync(t => t.ShopId, cancel);
        var scope = db.Scope;
        var shops = (await db.Shops.AsNoTracking().OrderBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(cancel)).Where(shop => scope.Contains(shop.Id));
        return new CalendarPlan(
            calendars.ConvertAll(c => Details(c, [.. days[c.Id]], c.Country is null ? [] : holidays[c.Country], year)),
            [.. shops.Select(s => new ShopTermsRow(s.Id, s.Name, s.Marketplace, s.TimeZone, terms.GetValueOrDefault(s.Id)?.CalendarId, terms.GetValueOrDefault(s.Id)?.LevelId))],
            await db.ServiceLevels.AsNoTracking().OrderBy(l => l.Position).ThenBy(l => l.Id).Select(l => new LevelName(l.Id, l.Name, l.IsDefault)).ToListAsync(cancel),
            await db.Holidays.Select(h => h.Country).Distinct().OrderBy(c => c).ToListAsync(cancel));
    }

    private static CalendarDetails Details(WorkCalendar calendar, List<CalendarDay> days, IEnumerable<Holiday> holidays, int year)
    {
        var week = WeekHours.Read(calendar.Hours);
        var special = holidays.ToDictionary(h => h.Date, h => Holiday.Apply(h.Date, h.Kind, h.LikeDay, h.NameRu, h.NameEn, week));
        foreach (var day in days.Where(day => day.Date.Year == year))
        {
            special[day.Date] = new SpecialDay(day.Kind, DayHours.Read(day.Hours), day.Name, day.Name);
        }

        return new CalendarDetails(calendar.Id, calendar.Name, week, calendar.Country, calendar.IsDefault, days, special);
    }
}
