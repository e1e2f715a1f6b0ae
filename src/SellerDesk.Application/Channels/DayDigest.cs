using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Channels;

/// <summary>A day of a person's shops in a few figures.</summary>
/// <param name="Day">The day that is summed up, on the person's own clock.</param>
/// <param name="Open">Items that wait for an answer now.</param>
/// <param name="Late">Of them, late; counted no further than <see cref="MostLate"/>.</param>
public sealed record DayDigest(DateOnly Day, int Open, int Mine, int Late, IReadOnlyList<(AlertKind Kind, int Count)> Alerts)
{
    public const int MostLate = 1_000;

    internal static async Task<DayDigest> LoadAsync(SellerDeskDb db, DeskPerson person, DateOnly day, DateTimeOffset now, CancellationToken cancel)
    {
        var shops = (await db.Shops.Select(s => s.Id).ToListAsync(cancel)).FindAll(shop => person.AllShops || person.ShopIds.Contains(shop.Value));
        var counts = await db.InboxCounts.Where(c => shops.Contains(c.ShopId) && c.State == WorkItemState.Open).GroupBy(c => c.AssigneeId == person.Id)
            .Select(group => new { Mine = group.Key, Count = group.Sum(c => c.Count) }).ToListAsync(cancel);
        var late = await db.WorkItems.Where(i => shops.Contains(i.ShopId) && i.State == WorkItemState.Open && i.DueAt <= now).Take(MostLate).CountAsync(cancel);
        var (since, me) = (now.AddDays(-1), person.PersonId);
        var alerts = await db.Alerts.Where(a => shops.Contains(a.ShopId) && a.CreatedAt > since && (a.PersonId == null || a.PersonId == me)).GroupBy(a => a.Kind)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        return new DayDigest(day, counts.Sum(c => c.Count), counts.Where(c => c.Mine).Sum(c => c.Count), late, [.. alerts.OrderByDescending(a => a.Count).Select(a => (a.Key, a.Count))]);
    }
}
