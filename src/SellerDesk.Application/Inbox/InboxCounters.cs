using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <summary>
/// The counters of all shops, read at most once a second for the whole process; and, for filters that counters cannot answer (deadlines, search,
/// age), a counted slice that ends at <see cref="Most"/>. One of these is shared by all pages.
/// </summary>
public sealed class InboxCounters(WholeDb database, TimeProvider time)
{
    /// <summary>Where counting ends: the page then says "5 000+".</summary>
    public const int Most = 5_000;

    private const int KeptSlices = 500;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, RecentValue<IReadOnlyList<InboxCell>>> slices = new(StringComparer.Ordinal);
    private readonly RecentValue<IReadOnlyList<InboxCell>> all = new(Fresh, time, () => CountersAsync(database));

    internal Task<IReadOnlyList<InboxCell>> AllAsync(CancellationToken cancel) => all.GetAsync(cancel);

    /// <summary>The next count sees what was just done here.</summary>
    public void Forget()
    {
        all.Forget();
        slices.Clear();
    }

    internal Task<IReadOnlyList<InboxCell>> SliceAsync(InboxAsk ask, ShopScope scope, CancellationToken cancel)
    {
        if (slices.Count > KeptSlices)
        {
            slices.Clear();
        }

        var beyond = ask.Filter.Beyond;
        var counted = ask with { Filter = beyond };
        var key = $"{InboxQuery.Write(beyond)}|{(scope.All ? "all" : string.Join(',', scope.Shops.Select(shop => shop.Value)))}|{ask.Zone.Id}";
        return slices.GetOrAdd(key, _ => new RecentValue<IReadOnlyList<InboxCell>>(Fresh * 2, time, () => SliceAsync(database, counted with { Now = time.GetUtcNow() }, scope)))
            .GetAsync(cancel);
    }

    private static async Task<IReadOnlyList<InboxCell>> CountersAsync(WholeDb database)
    {
        await using var db = database.Open();
        return await db.InboxCounts.AsNoTracking()
            .GroupBy(c => new { c.ShopId, c.Kind, c.State, c.ReplyState, c.Rating, c.HasText, c.HasPhoto, c.AssigneeId })
            .Select(g => new { g.Key, Count = g.Sum(c => c.Count) })
            .Where(g => g.Count != 0)
            .Select(g => new InboxCell(g.Key.ShopId, g.Key.Kind, g.Key.State, g.Key.ReplyState, g.Key.Rating, g.Key.HasText, g.Key.HasPhoto,
                g.Key.AssigneeId == null ? null : new PersonId(g.Key.AssigneeId.Value), g.Count))
            .ToListAsync();
    }

    private static async Task<IReadOnlyList<InboxCell>> SliceAsync(WholeDb database, InboxAsk ask, ShopScope scope)
    {
        await using var db = database.Open();
        var keys = await InboxKeys.LoadAsync(db, ask.Filter, CancellationToken.None);
        await using var plan = await InboxPlan.WithValuesAsync(db, CancellationToken.None);
        var items = db.WorkItems.AsNoTracking().MatchingBeyondCounters(ask, keys);
        if (!scope.All)
        {
            items = items.Where(i => scope.Shops.Contains(i.ShopId));
        }

        return await items
            .Select(i => new { i.ShopId, i.Kind, i.State, i.ReplyState, i.Rating, i.HasText, i.HasPhoto, i.AssigneeId })
            .Take(Most + 1)
            .GroupBy(i => i)
            .Select(g => new InboxCell(g.Key.ShopId, g.Key.Kind, g.Key.State, g.Key.ReplyState, g.Key.Rating ?? 0, g.Key.HasText, g.Key.HasPhoto, g.Key.AssigneeId, g.Count()))
            .ToListAsync();
    }
}
