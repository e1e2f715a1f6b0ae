using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Team;

public sealed record ShopName(ShopId Id, string Name);

/// <summary>The shops that whoever asks can give to somebody, by name.</summary>
public sealed class ShopNames(ScopedDb database)
{
    public async Task<IReadOnlyList<ShopName>> LoadAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.Shops.AsNoTracking().OrderBy(s => s.Name).Select(s => new ShopName(s.Id, s.Name)).ToListAsync(cancel);
    }
}
