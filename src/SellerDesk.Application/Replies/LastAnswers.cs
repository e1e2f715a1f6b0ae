using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Replies;

/// <summary>The last answers under a product's card, newest first: what a new one should not repeat.</summary>
public sealed class LastAnswers(ScopedDb database)
{
    public const int Most = 50;

    public async Task<IReadOnlyList<string>> LoadAsync(WorkItemId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var item = await db.WorkItems.AsNoTracking().Where(i => i.Id == id).Select(i => new { i.ShopId, i.ProductId, i.Kind }).FirstOrDefaultAsync(cancel);
        return item?.ProductId is { } product && item.Kind == WorkItemKind.Review
            ? await OfProductAsync(db, item.ShopId, product, ReviewId.From(id.Value), cancel)
            : [];
    }

    private static async Task<IReadOnlyList<string>> OfProductAsync(
        SellerDeskDb db, Domain.Shops.ShopId shop, Domain.Products.ProductId product, ReviewId self, CancellationToken cancel) =>
        await db.Reviews.AsNoTracking()
            .Where(r => r.ShopId == shop && r.ProductId == product && r.AnswerText != null && r.Id != self && r.AnswerState != AnswerState.Rejected)
            .OrderByDescending(r => r.AnsweredAt)
            .Take(Most)
            .Select(r => r.AnswerText!)
            .ToListAsync(cancel);
}
