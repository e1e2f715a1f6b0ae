using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>A shop that does not have something, with the reason.</summary>
public sealed record ShopLack(ShopId ShopId, string Name, Marketplace Marketplace, AbilityFact Fact);

/// <summary>Which of the shops do not have an ability: what is said where a list would be empty because of it.</summary>
public sealed class ShopLacks(ScopedDb database)
{
    /// <param name="shops">Among these; empty for all that the asker sees.</param>
    /// <returns>Those that lack it, by name, and whether that is all of them.</returns>
    public async Task<(IReadOnlyList<ShopLack> Lacks, bool AreAll)> LoadAsync(Ability ability, IReadOnlyCollection<ShopId> shops, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var asked = await db.Shops.AsNoTracking().Where(s => shops.Count == 0 || shops.Contains(s.Id)).OrderBy(s => s.Name).Select(s => new { s.Id, s.Name, s.Marketplace }).ToListAsync(cancel);
        var rows = (await db.ShopAbilities.AsNoTracking().Where(a => a.Ability == ability).ToListAsync(cancel)).Where(row => row.IsShut).ToDictionary(row => row.ShopId);
        var lacks = asked.Where(shop => rows.ContainsKey(shop.Id))
            .Select(shop => new ShopLack(shop.Id, shop.Name, shop.Marketplace, new AbilityFact(ability, rows[shop.Id].State, rows[shop.Id].Need))).ToList();
        return (lacks, lacks.Count > 0 && lacks.Count == asked.Count);
    }
}
