using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Products;

namespace SellerDesk.Application.Products;

/// <summary>What a row shows of the product that it is about.</summary>
public sealed record NamedProduct(ProductId Id, string Number, string Name);

/// <summary>The names of the products of a slice, in one read.</summary>
internal static class ProductNames
{
    public static async Task<Dictionary<ProductId, NamedProduct>> OfAsync(SellerDeskDb db, IEnumerable<ProductId?> products, CancellationToken cancel)
    {
        var ids = products.OfType<ProductId>().Distinct().ToList();
        return ids.Count == 0
            ? []
            : await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new NamedProduct(p.Id, p.Ref.Number, p.Name)).ToDictionaryAsync(p => p.Id, cancel);
    }

    public static NamedProduct? Find(this Dictionary<ProductId, NamedProduct> names, ProductId? product) => product is { } id ? names.GetValueOrDefault(id) : null;
}
