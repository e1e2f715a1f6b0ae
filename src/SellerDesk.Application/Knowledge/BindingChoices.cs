using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Products;

namespace SellerDesk.Application.Knowledge;

/// <summary>What knowledge can be bound to: the categories there are, and products by a part of their name, article or number.</summary>
public sealed class BindingChoices(ScopedDb database)
{
    private const int ProductsShown = 12;

    /// <summary>Walks from one name to the next through the cards of the person's shops.</summary>
    public async Task<IReadOnlyList<string>> CategoriesAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.Products.AsNoTracking().Where(p => p.Category != null && p.Category != "").Select(p => p.Category!).Distinct().OrderBy(category => category).Take(500).ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<BoundProduct>> ProductsAsync(string typed, CancellationToken cancel)
    {
        var part = $"%{typed.Trim().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
        await using var db = await database.OpenAsync(cancel);
        return await db.Products.AsNoTracking().Where(p => EF.Functions.ILike(p.Name, part) || EF.Functions.ILike(p.Article!, part) || EF.Functions.ILike((string)(object)p.Ref, part))
            .OrderBy(p => p.Name).ThenBy(p => p.Id).Take(ProductsShown).Select(p => new BoundProduct(p.Id.Value, p.Name, p.Ref.Number)).ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<BoundProduct>> NamesAsync(IReadOnlyList<Guid> products, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await ArticleCard.BoundAsync(db, [.. products], cancel);
    }
}
