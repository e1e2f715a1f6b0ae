using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Orders.Packing;

/// <summary>Writes how something is packed, or throws the list away.</summary>
public sealed class SavePackingList(ScopedDb database, TimeProvider time)
{
    /// <param name="product">With neither a product nor a category, the list of the whole shop.</param>
    public async Task<PackingListId> ExecuteAsync(Actor actor, ShopId shop, ProductId? product, string? category, IReadOnlyList<PackingWords> points, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        actor.RequireShop(shop);
        await using var db = await database.OpenAsync(cancel);
        if (product is { } id && !await db.Products.AnyAsync(p => p.Id == id && p.ShopId == shop, cancel))
        {
            throw new RuleException("packing.product.missing");
        }

        var list = await db.PackingLists.Include(l => l.Points).FirstOrDefaultAsync(l => l.ShopId == shop && l.ProductId == product && l.Category == category, cancel);
        if (list is null)
        {
            list = PackingList.Of(shop, product, category);
            db.Add(list);
        }

        list.Write(points, actor.PersonId?.Value, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return list.Id;
    }

    public async Task DeleteAsync(Actor actor, PackingListId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        await using var db = await database.OpenAsync(cancel);
        var list = await db.PackingLists.FirstOrDefaultAsync(l => l.Id == id, cancel) ?? throw new RuleException("packing.gone");
        actor.RequireShop(list.ShopId);
        db.Remove(list);
        await db.SaveChangesAsync(cancel);
    }
}
