using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Imports;

public sealed record ImportShopRow(ShopId Id, string Name);

/// <summary>The shops that somebody may import into, by name.</summary>
public sealed class ImportShopList(WholeDb database)
{
    public async Task<IReadOnlyList<ImportShopRow>> LoadAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = database.Open();
        var shops = await db.Shops.AsNoTracking().OrderBy(shop => shop.Name).Select(shop => new ImportShopRow(shop.Id, shop.Name)).ToListAsync(cancel);
        return shops.FindAll(shop => actor.Scope.Contains(shop.Id));
    }

    /// <param name="nameOrId">As people and programs name it.</param>
    /// <exception cref="RuleException">There is no such shop among theirs.</exception>
    public async Task<ImportShopRow> FindAsync(string nameOrId, Actor actor, CancellationToken cancel)
    {
        var shops = await LoadAsync(actor, cancel);
        return shops.FirstOrDefault(shop => shop.Name.Equals(nameOrId.Trim(), StringComparison.OrdinalIgnoreCase) || shop.Id.ToString() == nameOrId)
            ?? throw new RuleException("import.unknownShopName", nameOrId);
    }
}
