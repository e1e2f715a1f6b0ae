using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Products;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>What a key of a figure is called.</summary>
public sealed class FigureNames(ScopedDb database)
{
    /// <summary>Null where the key is its own name, or nothing of it is known.</summary>
    public async Task<(string Name, string? English)?> OfAsync(FigureDimension dimension, string key, CancellationToken cancel)
    {
        await using var db = await database.OpenReadingAsync(cancel);
        if (dimension is FigureDimension.Reason or FigureDimension.Cause)
        {
            var tree = dimension.ToString();
            var node = (await db.Database.SqlQuery<Node>($"""select name_ru as "Russian", name_en as "English" from complaint_tree where tree = {tree} and code = {key}""").ToListAsync(cancel)).FirstOrDefault();
            return node is null ? null : (node.Russian, node.English);
        }

        if (!Guid.TryParse(key, out var id))
        {
            return null;
        }

        var name = dimension switch
        {
            FigureDimension.Product => await db.Products.AsNoTracking().Where(product => product.Id == new ProductId(id)).Select(product => product.Name).FirstOrDefaultAsync(cancel),
            FigureDimension.Person => await db.Users.AsNoTracking().Where(person => person.Id == id).Select(person => person.Name).FirstOrDefaultAsync(cancel),
            _ => null,
        };
        return name is null ? null : (name, null);
    }

    private sealed record Node(string Russian, string English);
}
