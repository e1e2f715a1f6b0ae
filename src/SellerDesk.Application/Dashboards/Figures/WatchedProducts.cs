using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Reviews;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>A product whose stars are watched: its line of ninety days, how many low reviews a week are usual, and what is blamed.</summary>
/// <param name="Line">Mean stars of each week.</param>
/// <param name="Topics">Codes of topics, the most blamed first.</param>
public sealed record WatchedProduct(RatedProduct Product, IReadOnlyList<decimal?> Line, decimal Usual, IReadOnlyList<string> Topics);

/// <param name="All">How many were looked at.</param>
public sealed record Watch(IReadOnlyList<WatchedProduct> Products, int All);

/// <summary>The products to look at first: bursts of low reviews, falling stars, then those with the lowest reviews of the week.</summary>
public sealed class WatchedProducts(RatingBoard ratings, FigureLines lines, ScopedDb database)
{
    private const int Days = 90;
    private const int Topics = 2;

    public async Task<Watch> LoadAsync(FigureFilter filter, DateOnly today, int most, CancellationToken cancel)
    {
        var view = await ratings.LoadAsync(new SaidFilter { Shop = filter.Shop, Days = Days }, today, cancel);
        List<RatedProduct> first = [.. view.Products.OrderByDescending(one => one.IsBurst).ThenByDescending(one => one.IsFalling).ThenByDescending(one => one.Week.Low).ThenByDescending(one => one.Now.All).Take(most)];
        if (first.Count == 0)
        {
            return new Watch([], 0);
        }

        var span = filter with { From = today.AddDays(1 - Days), To = today, Dimension = FigureDimension.Product, Key = "" };
        var sheets = await lines.LoadAsync(Metrics.Rating, span, FigureDimension.Product, [.. first.Select(one => one.ProductId.ToString())], cancel);
        var blamed = await BlamedAsync(first, today, cancel);
        return new Watch([.. first.Select(One)], view.Products.Count);

        WatchedProduct One(RatedProduct product) => new(
            product,
            sheets.TryGetValue(product.ProductId.ToString(), out var sheet) ? BoardLine.Of(sheet, Metrics.Rating, span) : [],
            Math.Round((decimal)(product.Now.Low - product.Week.Low) * 7 / (Days - 7), 1),
            [.. blamed.Where(row => row.ProductId == product.ProductId).OrderByDescending(row => row.Blame).ThenBy(row => row.Topic, StringComparer.Ordinal).Take(Topics).Select(row => row.Topic)]);
    }

    private async Task<List<BlamedTopic>> BlamedAsync(List<RatedProduct> products, DateOnly today, CancellationToken cancel)
    {
        var (shops, ids, from) = (products.Select(one => one.ShopId.Value).Distinct().ToArray(), products.ConvertAll(one => one.ProductId).ToArray(), today.AddDays(-Days));
        await using var db = await database.OpenReadingAsync(cancel);
        return await db.Database.SqlQuery<BlamedTopic>($"""
            select product_id as "ProductId", topic as "Topic", sum(blame)::int as "Blame" from topic_days
            where shop_id = any({shops}) and product_id = any({ids}) and day > {from} group by 1, 2 having sum(blame) > 0
            """).ToListAsync(cancel);
    }

    private sealed record BlamedTopic(Guid ProductId, string Topic, int Blame);
}
