using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox.Assignment;

/// <summary>When people work, and when they are away.</summary>
public sealed class ChangeHours(ScopedDb database, TimeProvider time)
{
    /// <param name="hours">Null: whenever there is work.</param>
    public async Task OfPersonAsync(Actor actor, PersonId person, string timeZone, WeekHours? hours, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        var week = await db.PersonWeeks.FirstOrDefaultAsync(w => w.PersonId == person, cancel);
        if (week is null)
        {
            db.Add(PersonWeek.Of(person, timeZone, hours ?? WeekHours.Always));
        }
        else
        {
            week.Change(timeZone, hours ?? WeekHours.Always);
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <param name="until">Null, or past: the person is back.</param>
    public async Task AwayAsync(Actor actor, PersonId person, DateTimeOffset? until, CancellationToken cancel)
    {
        if (person != actor.PersonId)
        {
            actor.RequireRole(Role.Manager);
        }

        await using var db = await database.OpenAsync(cancel);
        var week = await db.PersonWeeks.FirstOrDefaultAsync(w => w.PersonId == person, cancel);
        if (week is null)
        {
            var zone = await db.Users.Where(p => p.Id == person.Value).Select(p => p.TimeZone).FirstAsync(cancel);
            db.Add(week = PersonWeek.Of(person, zone, WeekHours.Always));
        }

        if (until > time.GetUtcNow())
        {
            week.Leave(until.Value);
        }
        else
        {
            week.ComeBack();
        }

        await db.SaveChangesAsync(cancel);
    }
}
