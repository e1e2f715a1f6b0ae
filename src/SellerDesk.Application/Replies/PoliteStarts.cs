using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Replies;

/// <summary>The frame of an answer for an item that blames; null where there is nothing to be sorry for.</summary>
public sealed class PoliteStarts(ScopedDb database)
{
    private const int BlamingStars = 3;

    public async Task<string?> LoadAsync(WorkItemId id, ReplyFacts facts, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var item = await db.WorkItems.AsNoTracking().Where(i => i.Id == id).Select(i => new { i.Rating, i.Sentiment, i.Topics }).FirstOrDefaultAsync(cancel);
        return item is null || (item.Rating > BlamingStars && item.Sentiment >= 0) || (item.Rating is null && item.Sentiment is not < 0)
            ? null
            : PoliteStart.Of(facts, item.Topics.Where(topic => topic.StartsWith('-')).Select(topic => topic[1..]));
    }
}
