using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Products;

namespace SellerDesk.Application.Orders;

/// <summary>The name of the product that a filter asks for.</summary>
public sealed class OrderProduct(ScopedDb database)
{
    public async Task<string?> NameAsync(ProductId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.Products.AsNoTracking().Where(p => p.Id == id).Select(p => p.Name).FirstOrDefaultAsync(cancel);
    }
}
