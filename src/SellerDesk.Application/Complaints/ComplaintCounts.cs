using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Complaints;

/// <summary>How many cases stand at each stage, from counters. With a deadline, words or a product in the filter, which counters do not know, a slice is counted that ends at <see cref="Most"/>.</summary>
public sealed class ComplaintCounts(ScopedDb database)
{
    /// <summary>Where counting ends: the page then says "1 000+".</summary>
    public const int Most = 1_000;

    /// <summary>By stage, whatever stage or state the filter names; a stage that is missing has none.</summary>
    public async Task<IReadOnlyDictionary<ComplaintStage, int>> LoadAsync(ComplaintFilter filter, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return filter.IsCounted ? await CountersAsync(db, filter, cancel) : await SlicesAsync(db, filter, cancel);
    }

    private static async Task<Dictionary<ComplaintStage, int>> CountersAsync(SellerDeskDb db, ComplaintFilter filter, CancellationToken cancel)
    {
        var cells = db.ComplaintCounts.AsNoTracking();
        if (filter.Marketplace is { } marketplace)
        {
            cells = cells.Where(c => db.Shops.Where(s => s.Marketplace == marketplace).Select(s => s.Id).Contains(c.ShopId));
        }

        if (filter.Cause is { } cause)
        {
            var codes = await TreeCodes.BelowAsync(db, ComplaintTree.Cause, cause, cancel);
            cells = cells.Where(c => codes.Contains(c.CauseCode!));
        }

        cells = filter.Shop is { } shop ? cells.Where(c => c.ShopId == shop) : cells;
        cells = filter.Kind is { } kind ? cells.Where(c => c.Kind == kind) : cells;
        var owner = filter.Owner?.Value;
        cells = owner is not null ? cells.Where(c => c.OwnerId == owner) : cells;
        cells = filter.NoOwner ? cells.Where(c => c.OwnerId == null) : cells;
        return await cells.GroupBy(c => c.Stage).Select(g => new { g.Key, Count = g.Sum(c => c.Count) }).Where(g => g.Count > 0).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
    }

    private static async Task<Dictionary<ComplaintStage, int>> SlicesAsync(SellerDeskDb db, ComplaintFilter filter, CancellationToken cancel)
    {
        var counts = new Dictionary<ComplaintStage, int>();
        foreach (var stage in Enum.GetValues<ComplaintStage>())
        {
            var cases = await ComplaintWhere.MatchingAsync(db, filter with { Stage = stage }, cancel);
            counts[stage] = await cases.Select(c => c.Id).Take(Most).CountAsync(cancel);
        }

        return counts;
    }
}
