using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Bulk;

/// <summary>What a template's variables are filled with for one item of a run.</summary>
internal static class BulkFacts
{
    public static async Task<(Shop Shop, ReplyFacts Facts)> LoadAsync(SellerDeskDb db, WorkItem item, Actor actor, CancellationToken cancel)
    {
        var shop = await db.Shops.AsNoTracking().FirstAsync(s => s.Id == item.ShopId, cancel);
        var product = item.ProductId is { } id
            ? await db.Products.AsNoTracking().Where(p => p.Id == id && p.ShopId == item.ShopId).Select(p => new { p.Name, p.Article, p.Brand }).FirstOrDefaultAsync(cancel)
            : null;
        var review = ReviewId.From(item.Id.Value);
        var order = item.Kind == WorkItemKind.Review ? await db.Reviews.Where(r => r.Id == review && r.ShopId == item.ShopId).Select(r => r.OrderNumber).FirstOrDefaultAsync(cancel) : null;
        return (shop, new ReplyFacts(item.Author, product?.Name ?? item.ProductName, shop.Name, order, product?.Article, product?.Brand, actor.Name));
    }
}
