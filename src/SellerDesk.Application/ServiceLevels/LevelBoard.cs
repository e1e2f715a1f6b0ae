using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.ServiceLevels;

/// <param name="Shops">Names of the shops that live by it.</param>
/// <param name="Versions">The newest first.</param>
public sealed record LevelDetails(
    ServiceLevelId Id, string Name, int Position, bool IsDefault, LevelTerms Terms, int Version, IReadOnlyList<string> Shops, IReadOnlyList<LevelVersionRow> Versions);

/// <param name="Open">Open clocks that this version set.</param>
public sealed record LevelVersionRow(LevelVersionId Id, int Number, DateTimeOffset CreatedAt, string? Who, LevelTerms Terms, int Open);

/// <summary>Levels of service with their versions.</summary>
public sealed class LevelBoard(ScopedDb database)
{
    public async Task<IReadOnlyList<LevelDetails>> LoadAsync(Actor actor, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        var levels = await db.ServiceLevels.AsNoTracking().OrderBy(l => l.Position).ThenBy(l => l.Id).ToListAsync(cancel);
        var versions = (await db.ServiceLevelVersions.AsNoTracking().OrderByDescending(v => v.Number).ToListAsync(cancel)).ToLookup(version => version.LevelId);
        var names = await PersonNames.LoadAsync(db, versions.SelectMany(group => group).Select(version => version.CreatedBy), cancel);
        var open = await db.Clocks.Where(c => c.StoppedAt == null && c.VersionId != null).GroupBy(c => c.VersionId!.Value)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        var chosen = await (from s in db.Shops
                            from t in db.ShopTerms.Where(t => t.ShopId == s.Id).DefaultIfEmpty()
                            orderby s.Name
                            select new { s.Id, s.Name, Level = t == null ? null : t.LevelId }).ToListAsync(cancel);
        var scope = db.Scope;
        return levels.ConvertAll(level => new LevelDetails(
            level.Id, level.Name, level.Position, level.IsDefault, versions[level.Id].First().Terms, versions[level.Id].First().Number,
            [.. chosen.Where(shop => scope.Contains(shop.Id) && (shop.Level ?? (level.IsDefault ? level.Id : null)) == level.Id).Select(shop => shop.Name)],
            [.. versions[level.Id].Select(row => new LevelVersionRow(row.Id, row.Number, row.CreatedAt, row.CreatedBy is { } who ? names.GetValueOrDefault(who) : null, row.Terms, open.GetValueOrDefault(row.Id)))]));
    }
}
