using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Products;

/// <summary>Which products a program wants; the one that the desk met last comes first.</summary>
public sealed record ProductFilter(ShopId? Shop, string? Number, string? Article);

/// <summary>Products with their cards for programs, slice by slice.</summary>
public sealed class ProductList(ScopedDb database)
{
    public async Task<ListSlice<Product>> LoadAsync(ProductFilter filter, ListPlace? after, int limit, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var newest = new NewestRows("products", null, after, limit + 1).Where("number", filter.Number).Where("article", filter.Article);
        var products = await newest.Of<Product>(db, filter.Shop).AsNoTracking().OrderByDescending(p => p.Id).ToListAsync(cancel);
        var (rows, next) = Slices.Cut(products, limit, product => new ListPlace(null, product.Id.Value));
        return new ListSlice<Product>(rows, next);
    }

    /// <returns>Null when there is none, or it is of a shop that whoever asks does not see.</returns>
    public async Task<Product?> FindAsync(ProductId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.Products.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancel);
    }
}
