using System.Buffers;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Replies;

/// <summary>Templates for one item: by its kind, stars, topics, marketplace and the buyer's language.</summary>
public sealed class ItemTemplates(ScopedDb database, TemplateList templates)
{
    /// <summary>Letters that Kazakh has and Russian has not.</summary>
    private static readonly SearchValues<char> KazakhLetters = SearchValues.Create("әғқңөұүһіӘҒҚҢӨҰҮҺІ");

    public async Task<IReadOnlyList<TemplateRow>> LoadAsync(WorkItemId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var item = await db.WorkItems.AsNoTracking().Where(i => i.Id == id)
            .Join(db.Shops, i => i.ShopId, s => s.Id, (i, s) => new { i.Kind, i.Rating, i.Topics, i.Preview, s.Marketplace })
            .FirstOrDefaultAsync(cancel);
        return item is null
            ? []
            : await templates.LoadAsync(new TemplateNeed(item.Kind, item.Rating, item.Marketplace, item.Topics, item.Preview.AsSpan().ContainsAny(KazakhLetters)), cancel);
    }
}
