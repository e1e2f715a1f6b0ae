using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <param name="IsNewest">Counts now, and may be taken back when there is one before it.</param>
public sealed record TierVersionRow(TierVersionId Id, int Number, TierTable Terms, DateTimeOffset CreatedAt, Guid? By, DateTimeOffset? UndoneAt, bool IsNewest);

/// <summary>Members of a tier (null: without one), and how many more or fewer than thirty days ago.</summary>
public sealed record TierCell(TierId? Tier, int Members, int Change);

/// <summary>The programme as a whole: its choices, the tiers now, the versions before, and the run that is under way or was the last.</summary>
/// <param name="Tiers">Names of all tiers that ever were, for moves of the past.</param>
public sealed record TierBook(
    LoyaltyProgramme Programme, TierTable? Table, IReadOnlyList<TierVersionRow> Versions, IReadOnlyList<TierCell> Cells, IReadOnlyDictionary<TierId, string> Tiers, IReadOnlyList<ServiceLevel> Levels, TierRun? Run)
{
    public static readonly TierBook Empty = new(LoyaltyProgramme.Off, null, [], [], new Dictionary<TierId, string>(), [], null);

    /// <summary>In which buyers pay, the most frequent first.</summary>
    public IReadOnlyList<string> Currencies { get; init; } = [];

    public int Members => Cells.Sum(cell => cell.Members);

    public string? Name(TierId? tier) => tier is { } id ? Tiers.GetValueOrDefault(id) : null;

    public TierCell Cell(TierId? tier) => Cells.FirstOrDefault(cell => cell.Tier == tier) ?? new TierCell(tier, 0, 0);
}

/// <summary>Reads the programme: small tables and counters only.</summary>
public sealed class TierBoard(WholeDb database, TimeProvider time)
{
    private const int MostVersions = 20;

    public async Task<TierBook> LoadAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var programme = TierPolicy.Read(await db.DeskOptions.AsNoTracking().Where(o => o.Name == TierPolicy.Option).Select(o => o.Value).FirstOrDefaultAsync(cancel));
        var versions = await db.TierVersions.AsNoTracking().OrderByDescending(v => v.Number).Take(MostVersions).ToListAsync(cancel);
        var newest = versions.FirstOrDefault(v => v.UndoneAt is null);
        var since = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-30);
        var cells = await db.TierCounts.AsNoTracking().GroupBy(c => c.TierId).Select(g => new { g.Key, Members = g.Sum(c => c.Count), Change = g.Sum(c => c.Day > since ? c.Count : 0) }).ToListAsync(cancel);
        var currencies = await db.BuyerCounts.AsNoTracking().Where(c => c.ShopId == null && c.Part == BuyerPart.Currency).GroupBy(c => c.Value).Select(g => new { g.Key, Count = g.Sum(c => c.Count) }).Where(g => g.Count > 0)
            .OrderByDescending(g => g.Count).Select(g => g.Key).ToListAsync(cancel);
        return new TierBook(
            programme, newest?.Terms,
            versions.ConvertAll(v => new TierVersionRow(v.Id, v.Number, v.Terms, v.CreatedAt, v.CreatedBy?.Value, v.UndoneAt, v == newest)),
            cells.ConvertAll(c => new TierCell(c.Key, c.Members, c.Change)),
            await db.LoyaltyTiers.AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Name, cancel),
            await db.ServiceLevels.AsNoTracking().OrderBy(l => l.Position).ToListAsync(cancel),
            await db.TierRuns.AsNoTracking().OrderBy(r => r.EndedAt != null).ThenByDescending(r => r.Id).FirstOrDefaultAsync(cancel))
        { Currencies = [.. currencies.Concat(newest?.Terms.Steps.SelectMany(step => step.Rise.Spend.Keys) ?? []).Append(programme.Currency).Distinct()] };
    }
}
