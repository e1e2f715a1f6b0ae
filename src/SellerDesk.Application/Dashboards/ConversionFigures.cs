using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Dashboards;

public enum FigureBy
{
    Day,
    Week,
    Month,
    Product,
    Shop,
}

/// <param name="From">First day, in the shops' zones.</param>
/// <param name="To">Last day.</param>
public sealed record FigureFilter(DateOnly From, DateOnly To, ShopId? Shop, FigureBy By);

/// <summary>One point of a figure: what it is of, and both sides of the fraction, so that points can be added up.</summary>
/// <param name="At">The day, or the first day of the week or month.</param>
/// <param name="Key">Id of the shop or product.</param>
/// <param name="Name">Its name.</param>
public sealed record FigurePoint(DateOnly? At, Guid? Key, string? Name, long Numerator, long Denominator)
{
    /// <summary>Null where nothing could have been counted.</summary>
    public decimal? Value => Denominator == 0 ? null : Math.Round((decimal)Numerator / Denominator, 6);
}

/// <summary>
/// Conversion: orders ÷ openings of the card (<c>funnel_days</c>), a share. Days on which a marketplace tells only one of the two are left out. A shop's own
/// row of a day counts before the sum of its products, which need not be all of them.
/// </summary>
public sealed class ConversionFigures(ScopedDb database)
{
    public const string Metric = "conversion";

    /// <summary>Products that are told of, those most often opened.</summary>
    public const int MostProducts = 1_000;

    public async Task<IReadOnlyList<FigurePoint>> LoadAsync(FigureFilter filter, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var all = filter.Shop is null && db.Scope.All;
        var shops = filter.Shop is { } shop ? db.Scope.Contains(shop) ? [shop.Value] : [] : db.Scope.Shops.Select(s => s.Value).ToArray();
        var rows = filter.By == FigureBy.Product
            ? await ProductsAsync(db, filter, all, shops, cancel)
            : await ShopsAsync(db, filter, all, shops, cancel);
        return rows.ConvertAll(row => new FigurePoint(row.At, row.Key, row.Name, row.Numerator, row.Denominator));
    }

    private static Task<List<Row>> ProductsAsync(SellerDeskDb db, FigureFilter filter, bool all, Guid[] shops, CancellationToken cancel) => db.Database.SqlQuery<Row>($"""
        select null::date as "At", p.id as "Key", p.name as "Name", f.orders as "Numerator", f.opens as "Denominator"
        from (
          select shop_id, product_number, sum(orders)::bigint as orders, sum(opens)::bigint as opens from funnel_days
          where ({all} or shop_id = any({shops})) and day between {filter.From} and {filter.To} and product_number <> '' and orders is not null and opens is not null
          group by shop_id, product_number order by sum(opens) desc, shop_id, product_number limit {MostProducts}
        ) f join products p on p.shop_id = f.shop_id and p.number = f.product_number
        order by f.opens desc, p.id
        """).ToListAsync(cancel);

    private static Task<List<Row>> ShopsAsync(SellerDeskDb db, FigureFilter filter, bool all, Guid[] shops, CancellationToken cancel)
    {
        var (byShop, length) = (filter.By == FigureBy.Shop, filter.By == FigureBy.Shop ? "day" : filter.By.ToString().ToLowerInvariant());
        return db.Database.SqlQuery<Row>($"""
            with told as (
              select shop_id, day, coalesce(sum(orders) filter (where product_number = ''), sum(orders))::bigint as orders,
                coalesce(sum(opens) filter (where product_number = ''), sum(opens))::bigint as opens
              from funnel_days
              where ({all} or shop_id = any({shops})) and day between {filter.From} and {filter.To} and orders is not null and opens is not null
              group by shop_id, day
            )
            select case when {byShop} then null else date_trunc({length}, t.day)::date end as "At", case when {byShop} then s.id end as "Key", case when {byShop} then s.name end as "Name",
              sum(t.orders)::bigint as "Numerator", sum(t.opens)::bigint as "Denominator"
            from told t join shops s on s.id = t.shop_id
            group by 1, 2, 3 order by 1, 3, 2
            """).ToListAsync(cancel);
    }

    private sealed record Row(DateOnly? At, Guid? Key, string? Name, long Numerator, long Denominator);
}
