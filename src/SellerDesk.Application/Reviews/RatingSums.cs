using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Reviews;

/// <summary>A product's stars in the windows that <see cref="RatingWatch"/> compares.</summary>
internal sealed record RatingSum(Guid ProductId, string Name, StarCounts Recent, StarCounts Past, StarCounts Trend, StarCounts BeforeTrend);

/// <summary>Sums of the rollups of one shop's products that were reviewed in the last weeks.</summary>
internal static class RatingSums
{
    public static async Task<List<RatingSum>> LoadAsync(SellerDeskDb db, Guid shop, DateOnly today, CancellationToken cancel)
    {
        var recent = today.AddDays(-RatingWatch.RecentDays);
        var trend = today.AddDays(-RatingWatch.TrendDays);
        var (past, before) = (recent.AddDays(-RatingWatch.PastDays), trend.AddDays(-RatingWatch.PastDays));

        // Four windows: the recent days, those before them, the days of the trend, those before it. Read as cells and put together below.
        var cells = await db.Database.SqlQuery<Cell>($"""
            select d.product_id as "ProductId", max(p.name) as "Name", w.place as "Place",
              sum(one)::int as "One", sum(two)::int as "Two", sum(three)::int as "Three", sum(four)::int as "Four", sum(five)::int as "Five"
            from (values (0, {recent}, {today}), (1, {past}, {recent}), (2, {trend}, {today}), (3, {before}, {trend})) as w(place, from_day, to_day)
            join rating_days d on d.shop_id = {shop} and d.day > w.from_day and d.day <= w.to_day
            join products p on p.id = d.product_id and p.shop_id = d.shop_id
            group by d.product_id, w.place
            """).ToListAsync(cancel);
        return
        [
            .. cells.GroupBy(cell => (cell.ProductId, cell.Name)).Where(product => product.Any(cell => cell.Place == 2)).OrderBy(product => product.Key.ProductId)
                .Select(product => new RatingSum(product.Key.ProductId, product.Key.Name, Of(product, 0), Of(product, 1), Of(product, 2), Of(product, 3))),
        ];
    }

    private static StarCounts Of(IEnumerable<Cell> cells, int place) =>
        cells.FirstOrDefault(cell => cell.Place == place) is { } cell ? new StarCounts(cell.One, cell.Two, cell.Three, cell.Four, cell.Five) : default;

    private sealed record Cell(Guid ProductId, string Name, int Place, int One, int Two, int Three, int Four, int Five);
}
