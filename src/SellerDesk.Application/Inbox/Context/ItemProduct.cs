using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Inbox.Context;

/// <param name="Defects">What buyers blamed most of late, the worst first.</param>
public sealed record ProductFacts(string? Photo, decimal? Price, string? Currency, decimal? Rating, IReadOnlyList<KnownDefect> Defects);

/// <param name="Topic">Its code.</param>
/// <param name="Blame">Reviews that blamed it.</param>
public sealed record KnownDefect(string Topic, int Blame);

/// <summary>What the card and its reviews tell about a product: price, stars, what it is blamed for.</summary>
public sealed class ItemProduct(ScopedDb database)
{
    public const int Days = 90;

    private const int DefectsShown = 3;

    public async Task<ProductFacts?> LoadAsync(ShopId shop, ProductId id, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var card = await db.Products.AsNoTracking().Where(p => p.Id == id && p.ShopId == shop).Select(p => new { p.PhotoUrls, p.Price, p.Currency, p.Rating }).FirstOrDefaultAsync(cancel);
        if (card is null)
        {
            return null;
        }

        var since = DateOnly.FromDateTime(now.UtcDateTime.AddDays(-Days));
        var blamed = await db.TopicDays.AsNoTracking().Where(d => d.ShopId == shop && d.ProductId == id && d.Day >= since).GroupBy(d => d.Topic)
            .Select(topic => new { topic.Key, Blame = topic.Sum(d => d.Blame) }).Where(topic => topic.Blame > 0).OrderByDescending(topic => topic.Blame).Take(DefectsShown).ToListAsync(cancel);
        return new ProductFacts(card.PhotoUrls.FirstOrDefault(), card.Price, card.Currency, card.Rating, blamed.ConvertAll(topic => new KnownDefect(topic.Key, topic.Blame)));
    }
}
