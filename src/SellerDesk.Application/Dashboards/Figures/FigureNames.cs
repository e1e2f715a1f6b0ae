using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Products;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>What a key of a figure is called.</summary>
public sealed class FigureNames(ScopedDb database)
{
    /// <summary>Null where the key is its own name, or nothing of it is known.</summary>
    public async Task<string?> OfAsync(FigureDimension dimension, string key, CancellationToken cancel)
    {
        if (!Guid.TryParse(key, out var id))
        {
            return null;
        }

        await using var db = await database.OpenAsync(cancel);
        return dimension switch
        {
            FigureDimension.Product => await db.Products.AsNoTracking().Where(product => product.Id == new ProductId(id)).Select(product => product.Name).FirstOrDefaultAsync(cancel),
            FigureDimension.Person => await db.Users.AsNoTracking().Where(person => person.Id == id).Select(person => person.Name).FirstOrDefaultAsync(cancel),
            _ => null,
        };
    }
}
