using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>Gathers the sync page from six small reads.</summary>
internal static class SyncRows
{
    private sealed record RunFacts(ShopId ShopId, FeedKind Kind, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, PullCounts Counts);

    public static async Task<IReadOnlyList<SyncShop>> LoadAsync(SellerDeskDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var shops = await db.Shops.AsNoTracking().OrderBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(cancel);
        var feeds = await db.Feeds.AsNoTracking().ToListAsync(cancel);
        var day = await DayAsync(db, now.AddDays(-1), cancel);
        var walks = await WalksAsync(db, feeds, now, cancel);
        var aside = await db.SetAsidePayloads.Where(p => p.ResolvedAt == null)
            .GroupBy(p => new { p.ShopId, p.Kind }).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => (g.Key.ShopId, g.Key.Kind), g => g.Count, cancel);
        var abilities = (await db.ShopAbilities.AsNoTracking().ToListAsync(cancel)).ToLookup(row => row.ShopId);
        var shut = abilities.SelectMany(shop => shop).Where(row => row.IsShut).Select(row => (row.ShopId, Abilities.FeedOf(row.Ability))).ToHashSet();
        var byShop = feeds.Where(feed => !shut.Contains((feed.ShopId, feed.Kind))).ToLookup(feed => feed.ShopId);
        return [.. shops.Select(shop => new SyncShop(
            shop.Id, shop.Name, shop.Marketplace, shop.State, shop.TimeZone, shop.Currency, shop.Settings, shop.ProtectedKey is not null, shop.KeyExpiresAt, shop.KeyScopes,
            [.. byShop[shop.Id].OrderBy(feed => feed.Kind).Select(feed =>
                Row(shop, feed, day.GetValueOrDefault((shop.Id, feed.Kind), PullCounts.None), walks[(shop.Id, feed.Kind)], aside.GetValueOrDefault((shop.Id, feed.Kind)), now))],
            [.. abilities[shop.Id].OrderBy(row => row.Ability).Select(row => new AbilityFact(row.Ability, row.State, row.Need))],
            shop.LookedAt))];
    }

    private static async Task<Dictionary<(ShopId, FeedKind), PullCounts>> DayAsync(SellerDeskDb db, DateTimeOffset since, CancellationToken cancel)
    {
        var counts = await db.Database.SqlQuery<DayRow>($"""
            select f.shop_id as "ShopId", f.kind as "Kind", d.*
            from feeds f cross join lateral (
              select coalesce(sum(read_count), 0)::int as "Read", coalesce(sum(new_count), 0)::int as "New", coalesce(sum(changed_count), 0)::int as "Changed",
                coalesce(sum(unchanged_count), 0)::int as "Unchanged", coalesce(sum(set_aside_count), 0)::int as "SetAside"
              from feed_runs r where r.shop_id = f.shop_id and r.kind = f.kind and r.started_at > {since}) d
            """).ToListAsync(cancel);
        return counts.ToDictionary(
            row => (ShopId.From(row.ShopId), Enum.Parse<FeedKind>(row.Kind)), row => new PullCounts(row.Read, row.New, row.Changed, row.Unchanged, row.SetAside));
    }

    /// <summary>The runs of what is being read now, and of every walk through the history that is not done: from these its speed is told.</summary>
    private static async Task<ILookup<(ShopId, FeedKind), RunFacts>> WalksAsync(SellerDeskDb db, List<Feed> feeds, DateTimeOffset now, CancellationToken cancel)
    {
        var walks = new List<RunFacts>();
        foreach (var feed in feeds.Where(feed => !feed.HistoryDone || feed.IsRunning(now)))
        {
            walks.AddRange(await db.FeedRuns.AsNoTracking().Where(r => r.ShopId == feed.ShopId && r.Kind == feed.Kind)
                .OrderByDescending(r => r.StartedAt).Take(feed.HistoryDone ? 1 : 200)
                .Select(r => new RunFacts(r.ShopId, r.Kind, r.StartedAt, r.FinishedAt, r.Counts)).ToListAsync(cancel));
        }

        return walks.ToLookup(run => (run.ShopId, run.Kind));
    }

    private static SyncFeed Row(Shop shop, Feed feed, PullCounts day, IEnumerable<RunFacts> runs, int aside, DateTimeOffset now)
    {
        var every = PullClock.Every(feed.Kind);
        var running = feed.IsRunning(now);
        var facts = new FeedFacts(feed.Paused, shop.State == ShopState.Paused, running, feed.HistoryDone, feed.ErrorCode, feed.NextRunAt, feed.LastSuccessAt, FeedStates.ConnectedAt(feed.Id), every);
        var known = runs.ToList();
        return new SyncFeed(
            shop.Id, feed.Kind, FeedStates.Of(facts, now), feed.Paused, feed.HistoryDone, feed.ProgressDone, feed.ProgressTotal, HistoryLeft(feed, known, running, now), feed.NextRunAt,
            feed.LastStartedAt, feed.LastSuccessAt, feed.ErrorCode, feed.ErrorDetail, feed.Failures, every, now - feed.LastSuccessAt,
            running ? known.FirstOrDefault(run => run.FinishedAt is null)?.Counts : null, day, aside, facts.ConnectedAt);
    }

    private static TimeSpan? HistoryLeft(Feed feed, List<RunFacts> runs, bool running, DateTimeOffset now)
    {
        if (feed.HistoryDone || feed.ProgressDone == 0 || feed.ProgressTotal is not { } total || total < feed.ProgressDone)
        {
            return null;
        }

        // A run that died has no end and is left out, unless it is the one that runs.
        var spent = runs.Index().Where(run => run.Item.FinishedAt is not null || (running && run.Index == 0))
            .Sum(run => ((run.Item.FinishedAt ?? now) - run.Item.StartedAt).TotalSeconds);
        return TimeSpan.FromSeconds(spent / feed.ProgressDone * (total - feed.ProgressDone));
    }

    private sealed record DayRow(Guid ShopId, string Kind, int Read, int New, int Changed, int Unchanged, int SetAside);
}
