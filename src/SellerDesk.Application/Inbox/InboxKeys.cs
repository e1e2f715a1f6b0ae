using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Inbox;

/// <summary>
/// What a filter's order and product lead to, looked up before the list is asked: a handful of ids that its indexes take at once, where a subquery
/// would have the list walked in hope. Null where the filter asks for neither.
/// </summary>
internal readonly record struct InboxKeys(IReadOnlyList<WorkItemId>? Items, IReadOnlyList<(ShopId Shop, ProductId Product)>? Products)
{
    private const int MostOfOneOrder = 200;

    public static async ValueTask<InboxKeys> LoadAsync(SellerDeskDb db, InboxFilter filter, CancellationToken cancel)
    {
        var items = filter.Order is { } order ? await OfOrderAsync(db, order, cancel) : null;
        if (filter.Product is { } product)
        {
            var shops = await db.Products.AsNoTracking().Where(p => p.Id == product).Select(p => p.ShopId).ToListAsync(cancel);
            return new InboxKeys(items, [.. shops.Select(shop => (shop, product))]);
        }

        return new InboxKeys(items, filter.ProductNumber is { } number ? await OfNumberAsync(db, MarketplaceRef.Of(number), cancel) : null);
    }

    // By way of the shops, so that the indexes, which begin with the shop, are taken.
    private static async Task<IReadOnlyList<WorkItemId>> OfOrderAsync(SellerDeskDb db, string order, CancellationToken cancel)
    {
        var reviews = await db.Shops.SelectMany(s => db.Reviews.Where(r => r.ShopId == s.Id && r.OrderNumber == order)).Select(r => r.Id).Take(MostOfOneOrder).ToListAsync(cancel);
        var chats = await db.Shops.SelectMany(s => db.Chats.Where(c => c.ShopId == s.Id && c.OrderNumber == order)).Select(c => c.Id).Take(MostOfOneOrder).ToListAsync(cancel);
        return [.. reviews.Select(id => WorkItemId.From(id.Value)), .. chats.Select(id => WorkItemId.From(id.Value))];
    }

    private static async Task<IReadOnlyList<(ShopId Shop, ProductId Product)>> OfNumberAsync(SellerDeskDb db, MarketplaceRef number, CancellationToken cancel)
    {
        var found = await db.Shops.SelectMany(s => db.Products.Where(p => p.ShopId == s.Id && p.Ref == number)).Select(p => new { p.ShopId, p.Id }).ToListAsync(cancel);
        return [.. found.Select(p => (p.ShopId, p.Id))];
    }
}
