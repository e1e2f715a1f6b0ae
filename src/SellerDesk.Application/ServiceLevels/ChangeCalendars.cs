using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>Calendars, their own dates, and which shop lives by which. New clocks take a change at once; open ones when they are counted anew (<see cref="RetimingDesk"/>).</summary>
public sealed class ChangeCalendars(ScopedDb database)
{
    /// <param name="id">Null: a new one.</param>
    public async Task<WorkCalendarId> SaveAsync(Actor actor, WorkCalendarId? id, string name, WeekHours hours, string? country, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        if (country is not null && !await db.Holidays.AnyAsync(h => h.Country == country, cancel))
        {
            throw new RuleException("holiday.country", country);
        }

        WorkCalendar calendar;
        if (id is { } known)
        {
            calendar = await FindAsync(db, known, cancel);
            calendar.Change(name, hours, country);
        }
        else
        {
            db.Add(calendar = WorkCalendar.Of(name, hours, country));
        }

        await db.SaveChangesAsync(cancel);
        return calendar.Id;
    }

    /// <summary>A date of its own; one that is there already is replaced.</summary>
    public async Task SaveDayAsync(Actor actor, CalendarDay day, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await FindAsync(db, day.CalendarId, cancel);
        await db.CalendarDays.Where(d => d.CalendarId == day.CalendarId && d.Date == day.Date).ExecuteDeleteAsync(cancel);
        db.Add(day);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    public async Task RemoveDayAsync(Actor actor, WorkCalendarId calendar, DateOnly date, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        await db.CalendarDays.Where(d => d.CalendarId == calendar && d.Date == date).ExecuteDeleteAsync(cancel);
    }

    /// <summary>What every shop lives by that chose no other.</summary>
    public async Task MakeDefaultAsync(Actor actor, WorkCalendarId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var calendar = await FindAsync(db, id, cancel);
        await db.WorkCalendars.Where(c => c.IsDefault).ExecuteUpdateAsync(set => set.SetProperty(c => c.IsDefault, false), cancel);
        calendar.MakeDefault();
        db.Entry(calendar).Property(c => c.IsDefault).IsModified = true;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <exception cref="RuleException"><c>calendar.inUse</c>.</exception>
    public async Task DeleteAsync(Actor actor, WorkCalendarId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        var calendar = await FindAsync(db, id, cancel);
        if (calendar.IsDefault || await db.ShopTerms.IgnoreQueryFilters().AnyAsync(t => t.CalendarId == id, cancel))
        {
            throw new RuleException("calendar.inUse", calendar.Name);
        }

        db.Remove(calendar);
        await db.SaveChangesAsync(cancel);
    }

    /// <param name="calendar">Null: the desk's own; likewise the level.</param>
    public async Task ChooseAsync(Actor actor, ShopId shop, WorkCalendarId? calendar, ServiceLevelId? level, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        actor.RequireShop(shop);
        await using var db = await database.OpenAsync(cancel);
        var terms = await db.ShopTerms.FirstOrDefaultAsync(t => t.ShopId == shop, cancel);
        if (terms is null)
        {
            db.Add(terms = new ShopTerms { ShopId = shop });
        }

        (terms.CalendarId, terms.LevelId) = (calendar, level);
        await db.SaveChangesAsync(cancel);
    }

    private static async Task<WorkCalendar> FindAsync(SellerDeskDb db, WorkCalendarId id, CancellationToken cancel) =>
        await db.WorkCalendars.FirstOrDefaultAsync(c => c.Id == id, cancel) ?? throw new RuleException("calendar.unknown");
}
