using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>Levels of service. A change of what one promises is a new version: new clocks take it, open ones when they are counted anew.</summary>
public sealed class ChangeLevels(ScopedDb database, TimeProvider time)
{
    /// <param name="id">Null: a new level.</param>
    /// <returns>The level, and the number of its newest version; the same number where nothing but the name changed.</returns>
    public async Task<(ServiceLevelId Id, int Version)> SaveAsync(Actor actor, ServiceLevelId? id, string name, LevelTerms terms, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        ServiceLevel level;
        if (id is { } known)
        {
            level = await FindAsync(db, known, cancel);
            level.Rename(name);
        }
        else
        {
            db.Add(level = ServiceLevel.Of(name, await db.ServiceLevels.MaxAsync(l => l.Position, cancel) + 1));
        }

        var newest = await db.ServiceLevelVersions.Where(v => v.LevelId == level.Id).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel);
        var number = newest?.Number ?? 0;
        if (newest is null || TermsJson.Write(newest.Terms) != TermsJson.Write(terms))
        {
            db.Add(ServiceLevelVersion.Of(level.Id, ++number, terms, actor.PersonId, time.GetUtcNow()));
        }

        await db.SaveChangesAsync(cancel);
        return (level.Id, number);
    }

    /// <summary>Of every shop that chose no other.</summary>
    public async Task MakeDefaultAsync(Actor actor, ServiceLevelId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var level = await FindAsync(db, id, cancel);
        await db.ServiceLevels.Where(l => l.IsDefault).ExecuteUpdateAsync(set => set.SetProperty(l => l.IsDefault, false), cancel);
        level.MakeDefault();
        db.Entry(level).Property(l => l.IsDefault).IsModified = true;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <exception cref="RuleException"><c>level.inUse</c>: a shop, a tier or an open clock has it, or it is the desk's own.</exception>
    public async Task DeleteAsync(Actor actor, ServiceLevelId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        var level = await FindAsync(db, id, cancel);
        var versions = await db.ServiceLevelVersions.Where(v => v.LevelId == id).Select(v => (LevelVersionId?)v.Id).ToListAsync(cancel);
        if (level.IsDefault || await db.LoyaltyTiers.AnyAsync(t => t.LevelId == id, cancel) || await db.ShopTerms.IgnoreQueryFilters().AnyAsync(t => t.LevelId == id, cancel)
            || await db.Clocks.IgnoreQueryFilters().AnyAsync(c => c.StoppedAt == null && versions.Contains(c.VersionId), cancel))
        {
            throw new RuleException("level.inUse", level.Name);
        }

        db.Remove(level);
        await db.SaveChangesAsync(cancel);
    }

    private static async Task<ServiceLevel> FindAsync(SellerDeskDb db, ServiceLevelId id, CancellationToken cancel) =>
        await db.ServiceLevels.FirstOrDefaultAsync(l => l.Id == id, cancel) ?? throw new RuleException("level.unknown");
}
