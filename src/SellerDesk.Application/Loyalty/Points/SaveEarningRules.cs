using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>Makes a version of the rules. What was earned before is counted, and taken back, by the version that it was earned by.</summary>
public sealed class SaveEarningRules(WholeDb database, TimeProvider time)
{
    /// <summary>Further back a first version does not reach.</summary>
    public const int MostDaysBack = 400;

    /// <param name="from">Orders delivered from then on earn by it; only the first version may look back.</param>
    /// <returns>The number of the version.</returns>
    /// <exception cref="RuleException">Those of <see cref="EarningRules.Check"/>; <c>points.from</c>; the role is not enough.</exception>
    public async Task<int> ExecuteAsync(Actor actor, EarningRules rules, string note, DateTimeOffset? from, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        rules.Check();
        if (note.Length > EarningVersion.NoteMaxLength)
        {
            throw new RuleException("points.note", EarningVersion.NoteMaxLength);
        }

        var now = time.GetUtcNow();
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('earning_versions', 0))", cancel);
        var newest = await db.EarningVersions.OrderByDescending(v => v.Version).Select(v => new { v.Version, v.ValidFrom }).FirstOrDefaultAsync(cancel);
        var since = from ?? now;
        if (newest is null ? since < now.AddDays(-MostDaysBack) : since < newest.ValidFrom || since < now.AddMinutes(-1))
        {
            throw new RuleException("points.from");
        }

        var version = (newest?.Version ?? 0) + 1;
        db.Add(new EarningVersion { Version = version, Rules = EarningBook.Write(rules), ValidFrom = since, CreatedAt = now, PersonId = actor.PersonId?.Value, Note = note.Trim() });
        await db.SaveChangesAsync(cancel);
        if (since < now)
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into touched_points (shop_id, kind, thing_id) select o.shop_id, 'Order', o.id from shops s join orders o on o.shop_id = s.id and o.delivered_at >= {since}
                join buyer_links l on l.thing_id = o.id and l.kind = 'Order' and l.shop_id = o.shop_id
                """, cancel);
        }

        await transaction.CommitAsync(cancel);
        return version;
    }
}
