using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox.Assignment;

/// <summary>When people work, when they are away, and when shops answer.</summary>
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
            db.Add(PersonWeek.Of(person, timeZone, hours ?? Always));
        }
        else
        {
            week.Change(timeZone, hours ?? Always);
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
            db.Add(week = PersonWeek.Of(person, zone, Always));
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

    public async Task OfShopAsync(Actor actor, ShopId shop, WeekHours hours, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        actor.RequireShop(shop);
        await using var db = await database.OpenAsync(cancel);
        var week = await db.ShopWeeks.FirstOrDefaultAsync(w => w.ShopId == shop, cancel);
        if (week is null)
        {
            db.Add(new ShopWeek { ShopId = shop, Hours = hours.ToString() });
        }
        else
        {
            week.Hours = hours.ToString();
        }

        await db.SaveChangesAsync(cancel);
    }

    private static WeekHours Always => Enum.GetValues<DayOfWeek>().Aggregate(WeekHours.Never, (week, day) => week.With(day, (0, 24 * 60)));
}
