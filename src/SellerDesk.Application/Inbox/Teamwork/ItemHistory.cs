using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Inbox.Teamwork;

/// <summary>What happened to an item at the desk, newest first; and items that may be about the same matter.</summary>
public sealed class ItemHistory(ScopedDb database)
{
    private const int MostSimilar = 6;

    /// <param name="before">Lines older than this one; null: the newest.</param>
    public async Task<IReadOnlyList<ItemEventRow>> LoadAsync(WorkItemId id, long? before, int take, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var item = await db.WorkItems.AsNoTracking().Where(i => i.Id == id).Select(i => new { i.ShopId }).FirstOrDefaultAsync(cancel);
        if (item is null)
        {
            return [];
        }

        var shop = item.ShopId;
        return await db.ItemEvents.AsNoTracking().Where(e => e.ShopId == shop && e.WorkItemId == id && (before == null || e.Id < before)).OrderByDescending(e => e.Id).Take(take)
            .Select(e => new ItemEventRow(e.Id, e.Kind, e.PersonId == null ? null : new Domain.Team.PersonId(e.PersonId.Value), e.At, e.Details)).ToListAsync(cancel);
    }

    /// <summary>Waiting items of the same shop with the same order, or of the same buyer about the same product.</summary>
    public async Task<IReadOnlyList<InboxRow>> SimilarAsync(WorkItemId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var item = await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel);
        if (item is null)
        {
            return [];
        }

        var review = ReviewId.From(id.Value);
        var order = await db.Reviews.Where(r => r.Id == review && r.ShopId == item.ShopId).Select(r => r.OrderNumber).FirstOrDefaultAsync(cancel);
        var sameOrder = order is null ? [] : await db.Reviews.Where(r => r.ShopId == item.ShopId && r.OrderNumber == order && r.Id != review).Select(r => r.Id).Take(MostSimilar).ToListAsync(cancel);
        var ids = sameOrder.ConvertAll(same => WorkItemId.From(same.Value));
        var sameBuyer = db.WorkItems.AsNoTracking().Where(i => i.ShopId == item.ShopId && i.Id != id && i.MergedInto == null && (i.State == WorkItemState.Open || i.State == WorkItemState.Snoozed));
        sameBuyer = item is { ProductId: not null, Author: not null }
            ? sameBuyer.Where(i => (i.ProductId == item.ProductId && i.Author == item.Author) || ids.Contains(i.Id))
            : sameBuyer.Where(i => ids.Contains(i.Id));
        return await sameBuyer.OrderByDescending(i => i.CreatedAt).ThenBy(i => i.Id).Take(MostSimilar).Select(InboxList.Row).ToListAsync(cancel);
    }
}
