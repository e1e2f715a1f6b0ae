using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Inbox.Context;

/// <summary>How sure it is that the other contact belongs here.</summary>
public enum ContactLink
{
    /// <summary>The same order: sure.</summary>
    Order,

    /// <summary>The marketplace says that it is the same buyer: sure.</summary>
    Buyer,
}

public sealed record EarlierContact(InboxRow Item, ContactLink Link);

/// <summary>Other items of the same order or of the same buyer, newest first. Names alone are never taken for the same person.</summary>
public sealed class EarlierContacts(ScopedDb database)
{
    private const int Shown = 6;

    public async Task<IReadOnlyList<EarlierContact>> LoadAsync(WorkItemId item, ShopId shop, string? orderNumber, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var sameOrder = orderNumber is null ? [] : await OfOrdersAsync(db, shop, [orderNumber], cancel);
        var sameBuyer = await OfBuyerAsync(db, item, shop, orderNumber, cancel);
        var links = sameBuyer.ToDictionary(id => id, _ => ContactLink.Buyer);
        foreach (var id in sameOrder)
        {
            links[id] = ContactLink.Order;
        }

        links.Remove(item);
        var ids = links.Keys.ToList();
        var rows = ids.Count == 0 ? [] : await db.WorkItems.AsNoTracking().Where(i => i.ShopId == shop && ids.Contains(i.Id)).OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(Shown)
            .Select(InboxList.Row).ToListAsync(cancel);
        return rows.ConvertAll(row => new EarlierContact(row, links[row.Id]));
    }

    private static async Task<HashSet<WorkItemId>> OfBuyerAsync(SellerDeskDb db, WorkItemId item, ShopId shop, string? orderNumber, CancellationToken cancel)
    {
        var id = ChatId.From(item.Value);
        var buyer = await db.Chats.Where(c => c.Id == id && c.ShopId == shop).Select(c => c.BuyerNumber).FirstOrDefaultAsync(cancel);
        var order = orderNumber is null ? (Domain.Common.MarketplaceRef?)null : Domain.Common.MarketplaceRef.Of(orderNumber);
        buyer ??= order is null ? null : await db.Orders.Where(o => o.ShopId == shop && o.Ref == order).Select(o => o.BuyerNumber).FirstOrDefaultAsync(cancel);
        if (buyer is null)
        {
            return [];
        }

        var chats = await db.Chats.Where(c => c.ShopId == shop && c.BuyerNumber == buyer).OrderByDescending(c => c.LastMessageAt).Take(Shown).Select(c => c.Id).ToListAsync(cancel);
        var orders = await db.Orders.Where(o => o.ShopId == shop && o.BuyerNumber == buyer).OrderByDescending(o => o.OrderedAt).Take(20).Select(o => o.Ref).ToListAsync(cancel);
        var found = await OfOrdersAsync(db, shop, orders.ConvertAll(reference => reference.Number), cancel);
        found.UnionWith(chats.Select(chat => WorkItemId.From(chat.Value)));
        return found;
    }

    private static async Task<HashSet<WorkItemId>> OfOrdersAsync(SellerDeskDb db, ShopId shop, List<string> orders, CancellationToken cancel)
    {
        if (orders.Count == 0)
        {
            return [];
        }

        var reviews = await db.Reviews.Where(r => r.ShopId == shop && r.OrderNumber != null && orders.Contains(r.OrderNumber)).OrderByDescending(r => r.CreatedAt).Take(Shown).Select(r => r.Id).ToListAsync(cancel);
        var chats = await db.Chats.Where(c => c.ShopId == shop && c.OrderNumber != null && orders.Contains(c.OrderNumber)).OrderByDescending(c => c.LastMessageAt).Take(Shown).Select(c => c.Id).ToListAsync(cancel);
        return [.. reviews.Select(review => WorkItemId.From(review.Value)), .. chats.Select(chat => WorkItemId.From(chat.Value))];
    }
}
