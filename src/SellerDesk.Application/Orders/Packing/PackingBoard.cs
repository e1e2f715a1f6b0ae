using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Orders.Packing;

/// <summary>What is packed by a list of its own, or blamed for its packaging without one.</summary>
/// <param name="List">Null: there is none yet.</param>
/// <param name="Complaints">About the product, of any cause.</param>
/// <param name="Packaging">Of those, with packaging as their cause.</param>
/// <param name="Blamed">Reviews that blame the packaging.</param>
public sealed record PackingRow(
    PackingListId? List, ShopId Shop, ProductId? Product, string? Category, string? Name, int Points, DateTimeOffset? ChangedAt, Guid? ChangedBy, long Complaints, long Packaging, long Blamed)
{
    public WilsonInterval Share => WilsonInterval.Of((int)Packaging, (int)Complaints);
}

/// <summary>A list with its points, to be read and written.</summary>
public sealed record PackingDetails(PackingListId? List, ShopId Shop, ProductId? Product, string? Category, string? Name, IReadOnlyList<PackingWords> Points);

/// <summary>Lists of packing, and what weight the packaging has among the complaints about a product, from rollups.</summary>
public sealed class PackingBoard(ScopedDb database)
{
    /// <summary>Complaints and reviews of so many days are weighed.</summary>
    public const int Days = 90;

    public const int MostRows = 200;

    /// <summary>Where packaging is blamed most stands first, then products, categories, the shop's own list.</summary>
    public async Task<IReadOnlyList<PackingRow>> LoadAsync(ShopId? shop, DateOnly today, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var (all, shops) = shop is { } one ? (false, db.Scope.Contains(one) ? [one.Value] : Array.Empty<Guid>()) : (db.Scope.All, db.Scope.Shops.Select(s => s.Value).ToArray());
        var since = today.AddDays(-Days);
        var rows = await db.Database.SqlQuery<Row>($"""
            with meant as (select array(select id from shops where {all} or id = any({shops})) as shops),
            cases as (
              select shop_id, product_id, sum(complaints)::bigint as complaints, coalesce(sum(complaints) filter (where split_part(cause_code, '.', 1) = 'packaging'), 0)::bigint as packaging
              from cause_days where shop_id = any((select shops from meant)::uuid[]) and day > {since} group by 1, 2
            ), said as (
              select shop_id, product_id, sum(blame)::bigint as blamed from topic_days
              where shop_id = any((select shops from meant)::uuid[]) and day > {since} and topic = 'packaging' and product_id <> {Guid.Empty} group by 1, 2
            ), blamed as (
              select shop_id, product_id, coalesce(complaints, 0) as complaints, coalesce(packaging, 0) as packaging, coalesce(blamed, 0) as blamed
              from cases full join said using (shop_id, product_id)
            ), lists as (
              select l.*, (select count(*)::int from packing_points p where p.list_id = l.id and p.shop_id = l.shop_id) as points from packing_lists l where l.shop_id = any((select shops from meant)::uuid[])
            )
            select l.id as "List", coalesce(l.shop_id, b.shop_id) as "Shop", coalesce(l.product_id, b.product_id) as "Product", l.category as "Category", p.name as "Name", coalesce(l.points, 0) as "Points",
              l.changed_at as "ChangedAt", l.changed_by as "ChangedBy", coalesce(b.complaints, 0) as "Complaints", coalesce(b.packaging, 0) as "Packaging", coalesce(b.blamed, 0) as "Blamed"
            from lists l full join (select * from blamed where packaging > 0 or blamed > 0) b on b.shop_id = l.shop_id and b.product_id = l.product_id
            left join products p on p.shop_id = coalesce(l.shop_id, b.shop_id) and p.id = coalesce(l.product_id, b.product_id)
            order by coalesce(b.packaging, 0) desc, coalesce(b.blamed, 0) desc, (l.product_id is null), (l.category is null), p.name, l.category limit {MostRows}
            """).ToListAsync(cancel);
        return rows.ConvertAll(row => new PackingRow(
            row.List is { } list ? new PackingListId(list) : null, new ShopId(row.Shop), row.Product is { } product ? new ProductId(product) : null, row.Category, row.Name, row.Points, row.ChangedAt, row.ChangedBy,
            row.Complaints, row.Packaging, row.Blamed));
    }

    /// <summary>A list, or an empty one where there is none yet.</summary>
    /// <returns>Null when shop or product are not seen by whoever asks.</returns>
    public async Task<PackingDetails?> FindAsync(ShopId shop, ProductId? product, string? category, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var name = product is { } id ? await db.Products.Where(p => p.Id == id && p.ShopId == shop).Select(p => p.Name).FirstOrDefaultAsync(cancel) : null;
        if (!db.Scope.Contains(shop) || (product is not null && name is null))
        {
            return null;
        }

        var list = await db.PackingLists.AsNoTracking().Include(l => l.Points).FirstOrDefaultAsync(l => l.ShopId == shop && l.ProductId == product && l.Category == category, cancel);
        return new PackingDetails(list?.Id, shop, product, category, name, [.. (list?.Points ?? []).OrderBy(point => point.Place).Select(point => new PackingWords(point.Id, point.Kind, point.Text))]);
    }

    /// <summary>Products and categories of a shop whose names begin a word with what was typed.</summary>
    public async Task<IReadOnlyList<PackingChoice>> ChoicesAsync(ShopId shop, string typed, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var pattern = $"%{typed.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        var products = await db.Products.AsNoTracking().Where(p => p.ShopId == shop && (EF.Functions.ILike(p.Name, pattern) || (p.Article != null && EF.Functions.ILike(p.Article, pattern))))
            .OrderBy(p => p.Name).Take(Choices).Select(p => new PackingChoice(p.Id, null, p.Name)).ToListAsync(cancel);
        var categories = await db.Products.AsNoTracking().Where(p => p.ShopId == shop && p.Category != null && EF.Functions.ILike(p.Category, pattern))
            .Select(p => p.Category!).Distinct().OrderBy(c => c).Take(Choices).ToListAsync(cancel);
        return [.. categories.Select(category => new PackingChoice(null, category, category)), .. products];
    }

    private const int Choices = 8;

    private sealed record Row(
        Guid? List, Guid Shop, Guid? Product, string? Category, string? Name, int Points, DateTimeOffset? ChangedAt, Guid? ChangedBy, long Complaints, long Packaging, long Blamed);
}

/// <summary>A product or a category that may get a list.</summary>
public sealed record PackingChoice(ProductId? Product, string? Category, string Name);
