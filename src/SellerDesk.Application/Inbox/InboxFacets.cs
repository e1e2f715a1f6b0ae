using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Inbox;

/// <summary>How many items of a list have which topics, flags and tags.</summary>
/// <param name="Capped">Only the first items of the list were looked at: the figures are "at least".</param>
public sealed record MarkFigures(IReadOnlyDictionary<string, int> Topics, IReadOnlyDictionary<string, int> Flags, IReadOnlyDictionary<string, int> Tags, bool Capped)
{
    public static readonly MarkFigures None = new(new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>(), false);
}

/// <summary>Counts of marks beside the list, from a slice that ends where people stop caring; pages that look at the same list share them for some seconds.</summary>
public sealed class InboxFacets(WholeDb database, TimeProvider time)
{
    /// <summary>Items that are looked at.</summary>
    public const int Most = 2_000;

    private const int Kept = 300;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, RecentValue<MarkFigures>> recent = new(StringComparer.Ordinal);

    public Task<MarkFigures> LoadAsync(InboxAsk ask, ShopScope scope, CancellationToken cancel)
    {
        if (recent.Count > Kept)
        {
            recent.Clear();
        }

        // Whoever chose one topic wants to know of the others: each mark is counted as if no mark were chosen.
        var plain = ask with { Filter = ask.Filter with { Topics = [], Flags = [], Tags = [] } };
        var key = $"{InboxQuery.Write(plain.Filter)}|{ask.Me?.Value}|{(scope.All ? "all" : string.Join(',', scope.Shops.Select(shop => shop.Value)))}|{ask.Zone.Id}";
        return recent.GetOrAdd(key, _ => new RecentValue<MarkFigures>(Fresh, time, () => ReadAsync(plain with { Now = time.GetUtcNow() }, scope))).GetAsync(cancel);
    }

    /// <summary>The next count sees what was just done here.</summary>
    public void Forget() => recent.Clear();

    private async Task<MarkFigures> ReadAsync(InboxAsk ask, ShopScope scope)
    {
        await using var db = database.Open();
        var keys = await InboxKeys.LoadAsync(db, ask.Filter, CancellationToken.None);
        await using var plan = await InboxPlan.WithValuesAsync(db, CancellationToken.None);
        var items = db.WorkItems.AsNoTracking().Matching(ask, keys);
        if (!scope.All)
        {
            items = items.Where(i => scope.Shops.Contains(i.ShopId));
        }

        var slice = await InboxOrder.Sorted(items, ask.Filter.ByDeadline, back: false).Take(Most + 1).Select(i => new { i.Topics, i.Flags, i.Tags }).ToListAsync();
        return new MarkFigures(Count(slice.SelectMany(i => i.Topics)), Count(slice.SelectMany(i => i.Flags)), Count(slice.SelectMany(i => i.Tags)), slice.Count > Most);
    }

    private static Dictionary<string, int> Count(IEnumerable<string> codes) => codes.CountBy(code => code, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}
