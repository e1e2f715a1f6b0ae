using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Reviews;

/// <summary>A product's stars: in the period, in as many days before, and what the watch makes of the last days.</summary>
public sealed record RatedProduct(Guid ProductId, ShopId ShopId, string Name, StarCounts Now, StarCounts Before, StarCounts Week, bool IsBurst, MeanChange? Change)
{
    public bool IsFalling => Change is { IsFall: true };
}

/// <summary>Stars of some days together, for a line.</summary>
public sealed record RatedPoint(DateOnly From, StarCounts Stars);

/// <param name="Whole">All reviews ever of the chosen product, or the period's of everything.</param>
public sealed record RatingView(IReadOnlyList<RatedProduct> Products, StarCounts Now, StarCounts Before, StarCounts Whole, IReadOnlyList<RatedPoint> Points, RatedProduct? Chosen);

/// <summary>Stars over time of products and shops, from rollups; what the watch found comes first.</summary>
public sealed class RatingBoard(ScopedDb database)
{
    public const int MostProducts = 100;

    public async Task<RatingView> LoadAsync(SaidFilter filter, DateOnly today, CancellationToken cancel)
    {
        await using var db = await database.OpenReadingAsync(cancel);
        var ask = await SaidAsk.OfAsync(db, filter, today, cancel);
        var products = await ProductsAsync(db, ask, filter.Product, today, cancel);
        var days = await DaysAsync(db, ask, cancel);
        return new RatingView(
            products,
            Sum(days.Where(day => day.Day > ask.From)),
            Sum(days.Where(day => day.Day <= ask.From)),
            filter.Product is { } product ? await EverAsync(db, ask, product, cancel) : Sum(days.Where(day => day.Day > ask.From)),
            [.. days.Where(day => day.Day > ask.From).GroupBy(day => Point(day.Day, ask.From, filter.PointDays)).OrderBy(g => g.Key).Select(g => new RatedPoint(g.Key, Sum(g))).Where(point => point.Stars.All > 0)],
            products.FirstOrDefault(one => one.ProductId == filter.Product));
    }

    private static DateOnly Point(DateOnly day, DateOnly from, int days) =>
        from.AddDays(1 + ((day.DayNumber - from.DayNumber - 1) / days * days));

    private static async Task<IReadOnlyList<RatedProduct>> ProductsAsync(SellerDeskDb db, SaidAsk ask, Guid? chosen, DateOnly today, CancellationToken cancel)
    {
        var week = today.AddDays(-RatingWatch.RecentDays);
        var trend = today.AddDays(-RatingWatch.TrendDays);
        var (past, before) = (week.AddDays(-RatingWatch.PastDays), trend.AddDays(-RatingWatch.PastDays));
        var oldest = before < ask.Before ? before : ask.Before;
        var cells = await db.Database.SqlQuery<Cell>($"""
            with busy as (
              select shop_id, product_id, sum(one + two + three + four + five) as n from rating_days
              where ({ask.All} or shop_id = any({ask.Shops})) and day > {ask.From} and product_id <> {RatingDay.WholeShop.Value} group by 1, 2
              order by (product_id = {chosen ?? Guid.Empty}) desc, sum(one + two) filter (where day > {week}) desc nulls last, n desc, product_id limit {MostProducts}
            )
            select d.product_id as "ProductId", d.shop_id as "ShopId", p.name as "Name", w.place as "Place",
              sum(one)::int as "One", sum(two)::int as "Two", sum(three)::int as "Three", sum(four)::int as "Four", sum(five)::int as "Five"
            from busy b join products p on p.id = b.product_id and p.shop_id = b.shop_id
            join rating_days d on d.shop_id = b.shop_id and d.product_id = b.product_id and d.day > {oldest}
            join (values (0, {ask.From}, {today}), (1, {ask.Before}, {ask.From}), (2, {week}, {today}), (3, {past}, {week}), (4, {trend}, {today}), (5, {before}, {trend})) as w(place, from_day, to_day)
              on d.day > w.from_day and d.day <= w.to_day
            group by 1, 2, 3, 4
            """).ToListAsync(cancel);
        var products = cells.GroupBy(cell => (cell.ProductId, cell.ShopId, cell.Name)).Select(product =>
        {
            StarCounts At(int place) => product.FirstOrDefault(cell => cell.Place == place)?.Stars ?? default;
            return (product.Key, Now: At(0), Before: At(1), Week: At(2), Chance: RatingWatch.BurstChance(At(2), At(3)), Change: RatingWatch.Change(At(4), At(5)));
        }).ToList();
        var bursts = RatingWatch.Discoveries(products.ConvertAll(product => product.Chance));
        return
        [
            .. products.Select((one, i) => new RatedProduct(one.Key.ProductId, new ShopId(one.Key.ShopId), one.Key.Name, one.Now, one.Before, one.Week, bursts[i], one.Change))
                .OrderByDescending(one => one.IsBurst).ThenByDescending(one => one.IsFalling).ThenByDescending(one => one.Now.All).ThenBy(one => one.ProductId),
        ];
    }

    private static Task<List<RatingDay>> DaysAsync(SellerDeskDb db, SaidAsk ask, CancellationToken cancel)
    {
        var products = ask.Products.Select(id => new Domain.Products.ProductId(id)).ToArray();
        var shops = ask.Shops.Select(id => new ShopId(id)).ToArray();
        var all = ask.All;
        return db.RatingDays.AsNoTracking()
            .Where(d => (all || shops.Contains(d.ShopId)) && products.Contains(d.ProductId) && d.Day > ask.Before && d.Day <= ask.To).ToListAsync(cancel);
    }

    private static async Task<StarCounts> EverAsync(SellerDeskDb db, SaidAsk ask, Guid product, CancellationToken cancel)
    {
        var ever = await db.Database.SqlQuery<Cell>($"""
            select product_id as "ProductId", shop_id as "ShopId", '' as "Name", 0 as "Place",
              sum(one)::int as "One", sum(two)::int as "Two", sum(three)::int as "Three", sum(four)::int as "Four", sum(five)::int as "Five"
            from rating_days where ({ask.All} or shop_id = any({ask.Shops})) and product_id = {product} group by 1, 2
            """).ToListAsync(cancel);
        return ever.Aggregate(default(StarCounts), (sum, cell) => sum + cell.Stars);
    }

    private static StarCounts Sum(IEnumerable<RatingDay> days) =>
        days.Aggregate(default(StarCounts), (sum, day) => sum + new StarCounts(day.One, day.Two, day.Three, day.Four, day.Five));

    private sealed record Cell(Guid ProductId, Guid ShopId, string Name, int Place, int One, int Two, int Three, int Four, int Five)
    {
        public StarCounts Stars => new(One, Two, Three, Four, Five);
    }
}
