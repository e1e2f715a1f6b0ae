using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Segments;

/// <summary>What the builder offers to choose from.</summary>
/// <param name="Tiers">Of the programme, by id; empty without one.</param>
public sealed record SegmentOffer(IReadOnlyList<string> Regions, IReadOnlyList<string> Currencies, IReadOnlyList<string> Categories, IReadOnlyList<(Guid Id, string Name)> Tiers, bool HasPoints);

/// <summary>From counters and small rollups, never from the buyers themselves.</summary>
public sealed class SegmentChoices(ScopedDb database)
{
    private const int Most = 200;

    public async Task<SegmentOffer> LoadAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var regions = await CountedAsync(db, BuyerPart.Region, cancel);
        var currencies = await db.Shops.Select(s => s.Currency).Distinct().OrderBy(c => c).ToListAsync(cancel);
        return new SegmentOffer(regions, currencies, await CategoriesAsync(db, cancel), await TiersAsync(db, cancel), await db.PointAccounts.AnyAsync(cancel));
    }

    private static Task<List<string>> CountedAsync(SellerDeskDb db, BuyerPart part, CancellationToken cancel) =>
        db.BuyerCounts.AsNoTracking().Where(c => c.Part == part && (db.Scope.All ? c.ShopId == null : c.ShopId != null && db.Scope.Shops.Contains(c.ShopId.Value)))
            .GroupBy(c => c.Value).Select(g => new { g.Key, Count = g.Sum(c => c.Count) }).Where(g => g.Count > 0).OrderByDescending(g => g.Count).Select(g => g.Key).Take(Most).ToListAsync(cancel);

    /// <summary>From one to the next along the index, not through all its rows.</summary>
    private static Task<List<string>> CategoriesAsync(SellerDeskDb db, CancellationToken cancel) => db.Database.SqlQuery<string>($"""
        with recursive one as (
          (select category from buyer_categories order by category limit 1)
          union all select (select c.category from buyer_categories c where c.category > one.category order by c.category limit 1) from one where one.category is not null
        )
        select category as "Value" from one where category is not null limit {Most}
        """).ToListAsync(cancel);

    private static async Task<IReadOnlyList<(Guid Id, string Name)>> TiersAsync(SellerDeskDb db, CancellationToken cancel) =>
        [.. (await db.LoyaltyTiers.AsNoTracking().Where(t => !t.IsGone).OrderBy(t => t.Position).ToListAsync(cancel)).Select(tier => (tier.Id.Value, tier.Name))];
}
