using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>A country's holidays of a year.</summary>
/// <param name="Calendars">Names of the calendars that keep them.</param>
public sealed record HolidayYear(string Country, int Year, IReadOnlyList<Holiday> Days, IReadOnlyList<string> Countries, IReadOnlyList<int> Years, IReadOnlyList<string> Calendars);

/// <summary>Holidays as people read and change them.</summary>
public sealed class Holidays(ScopedDb database)
{
    public async Task<HolidayYear> LoadAsync(Actor actor, string country, int year, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        return new HolidayYear(country, year,
            await db.Holidays.AsNoTracking().Where(h => h.Country == country && h.Date.Year == year).OrderBy(h => h.Date).ToListAsync(cancel),
            await db.Holidays.Select(h => h.Country).Distinct().OrderBy(c => c).ToListAsync(cancel),
            await db.Holidays.Where(h => h.Country == country).Select(h => h.Date.Year).Distinct().OrderBy(y => y).ToListAsync(cancel),
            await db.WorkCalendars.Where(c => c.Country == country).OrderBy(c => c.Name).Select(c => c.Name).ToListAsync(cancel));
    }

    /// <summary>A date that is there already is replaced.</summary>
    public async Task SaveAsync(Actor actor, Holiday day, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Holidays.Where(h => h.Country == day.Country && h.Date == day.Date).ExecuteDeleteAsync(cancel);
        db.Add(day);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    public async Task RemoveAsync(Actor actor, string country, DateOnly date, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        await db.Holidays.Where(h => h.Country == country && h.Date == date).ExecuteDeleteAsync(cancel);
    }
}
