using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Knowledge;

/// <summary>An item with what a suggestion or an automatic answer needs of it.</summary>
internal sealed record AskedItem(WorkItem Item, Shop Shop, string Words, string? Category, ReplyFacts Facts)
{
    public KnowledgePlace Place => new(Item.ShopId, Shop.Marketplace, Item.ProductId?.Value, Category);

    /// <summary>Null when there is no such item in the context's shops.</summary>
    public static async Task<AskedItem?> LoadAsync(SellerDeskDb db, WorkItemId id, CancellationToken cancel)
    {
        var item = await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel);
        return item is null ? null : await OfAsync(db, item, cancel);
    }

    public static async Task<AskedItem> OfAsync(SellerDeskDb db, WorkItem item, CancellationToken cancel)
    {
        var shop = await db.Shops.AsNoTracking().FirstAsync(s => s.Id == item.ShopId, cancel);
        var product = item.ProductId is { } productId
            ? await db.Products.AsNoTracking().Where(p => p.Id == productId && p.ShopId == item.ShopId).Select(p => new { p.Name, p.Article, p.Brand, p.Category }).FirstOrDefaultAsync(cancel)
            : null;
        var facts = new ReplyFacts(item.Author, product?.Name ?? item.ProductName, shop.Name, Article: product?.Article, Brand: product?.Brand);
        return new AskedItem(item, shop, await WordsAsync(db, item, cancel), product?.Category, facts);
    }

    private static async Task<string> WordsAsync(SellerDeskDb db, WorkItem item, CancellationToken cancel)
    {
        switch (item.Kind)
        {
            case WorkItemKind.Question:
                var question = QuestionId.From(item.Id.Value);
                return await db.Questions.Where(q => q.Id == question && q.ShopId == item.ShopId).Select(q => q.Text).FirstOrDefaultAsync(cancel) ?? item.Preview;
            case WorkItemKind.Review:
                var review = ReviewId.From(item.Id.Value);
                var said = await db.Reviews.Where(r => r.Id == review && r.ShopId == item.ShopId).Select(r => new { r.Title, r.Text, r.Pros, r.Cons }).FirstOrDefaultAsync(cancel);
                return said is null ? item.Preview : string.Join(' ', new[] { said.Title, said.Text, said.Pros, said.Cons }.OfType<string>());
            default:
                return await UnansweredAsync(db, item, cancel);
        }
    }

    /// <summary>What the buyer wrote in a chat since anybody answered.</summary>
    private static async Task<string> UnansweredAsync(SellerDeskDb db, WorkItem item, CancellationToken cancel)
    {
        const int most = 20;
        var chat = ChatId.From(item.Id.Value);
        var last = await db.ChatMessages.AsNoTracking().Where(m => m.ChatId == chat && m.ShopId == item.ShopId).OrderByDescending(m => m.SentAt).Take(most)
            .Select(m => new { m.Sender, m.Text }).ToListAsync(cancel);
        var words = last.TakeWhile(m => m.Sender == ChatSender.Buyer).Select(m => m.Text).Reverse().ToList();
        return words.Count > 0 ? string.Join('\n', words) : item.Preview;
    }
}
