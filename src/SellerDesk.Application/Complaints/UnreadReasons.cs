using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints;

/// <summary>How many open cases wait for the meaning of a marketplace's word; open cases are few, and found by their own index.</summary>
public sealed class UnreadReasons(ScopedDb database)
{
    private const int Most = 500;

    public async Task<IReadOnlyDictionary<(Marketplace Marketplace, string Word), int>> LoadAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var found = await (from c in db.Complaints.AsNoTracking()
                           where c.Stage != ComplaintStage.Closed && c.ReasonCode == null && c.ReasonRaw != null
                           join s in db.Shops on c.ShopId equals s.Id
                           group c by new { s.Marketplace, Word = c.ReasonRaw! } into words
                           orderby words.Count() descending
                           select new { words.Key.Marketplace, words.Key.Word, Count = words.Count() }).Take(Most).ToListAsync(cancel);
        return found.GroupBy(one => (one.Marketplace, one.Word.Trim().ToLowerInvariant())).ToDictionary(word => word.Key, word => word.Sum(one => one.Count));
    }
}
