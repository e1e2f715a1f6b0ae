using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Shops;

/// <summary>How all feeds are together: one line for the head of the page, one for each shop.</summary>
internal static class FeedTotals
{
    public static IReadOnlyList<(string Text, Tone Tone)> Facts(Texts t, IReadOnlyList<SyncShop> shops)
    {
        var feeds = shops.SelectMany(shop => shop.Feeds).ToList();
        if (feeds.Count == 0)
        {
            return [];
        }

        var parts = new List<(string Text, Tone Tone)>();
        Part("fine", state => state is FeedState.Fine or FeedState.Running, Tone.Quiet);
        Part("waiting", state => state is FeedState.Queued or FeedState.Waiting or FeedState.Retrying, Tone.Quiet);
        Part("history", state => state is FeedState.History, Tone.Quiet);
        Part("paused", state => state is FeedState.Paused, Tone.Quiet);
        Part("stopped", state => state is FeedState.Stopped, Tone.Danger);
        return [.. parts.Select((part, at) => ((at == 0 ? $"{t.Count("shops.fact.feeds", feeds.Count)}: " : "") + part.Text + (at == parts.Count - 1 ? "" : ", "), part.Tone))];

        void Part(string key, Func<FeedState, bool> belongs, Tone tone)
        {
            if (feeds.Count(feed => belongs(feed.State)) is > 0 and var count)
            {
                parts.Add((t.Count("shops.fact." + key, count), tone));
            }
        }
    }

    public static (string Text, Tone Tone) Of(Texts t, SyncShop shop, TimeZoneInfo zone, DateTimeOffset now)
    {
        var feeds = shop.Feeds;
        int Count(params FeedState[] states) => feeds.Count(feed => states.Contains(feed.State));
        if (shop.State == ShopState.Paused)
        {
            return (t["shops.shop.paused"], Tone.Quiet);
        }

        return feeds.Count == 0 ? (t["shops.shop.byFile"], Tone.Quiet)
            : Count(FeedState.Stopped) is > 0 and var stopped ? (t.Count("shops.shop.stopped", stopped), Tone.Danger)
            : Count(FeedState.Waiting, FeedState.Retrying) is > 0 and var waiting ? (t.Count("shops.shop.waiting", waiting), Tone.Warn)
            : Count(FeedState.History) > 0 || feeds.Any(feed => !feed.HistoryDone) ? (t["shops.shop.history"], Tone.Info)
            : Count(FeedState.Paused) == feeds.Count ? (t["shops.shop.paused"], Tone.Quiet)
            : ($"{t.Count("shops.shop.fine", feeds.Count - Count(FeedState.Paused))}, {t.Format.Ago(Fresh(shop) ?? now, zone, now)}", Tone.Ok);
    }

    /// <summary>The oldest success of those feeds that are to be fresh: cards and figures come a few times a day, and say nothing of how the shop is.</summary>
    public static DateTimeOffset? Fresh(SyncShop shop)
    {
        var often = shop.Feeds.Where(feed => feed.Every <= TimeSpan.FromMinutes(10)).ToList();
        return often.Exists(feed => feed.LastSuccessAt is null) ? null : often.Min(feed => feed.LastSuccessAt);
    }

    /// <summary>The feed that is furthest behind, for the foot of the left column; null while there is none at all.</summary>
    public static (string Text, Tone Tone)? Side(Texts t, IReadOnlyList<SyncShop> shops, DateTimeOffset now)
    {
        var worst = shops.SelectMany(shop => shop.Feeds.Select(feed => (Shop: shop, Feed: feed))).Where(row => row.Feed.State != FeedState.Paused)
            .OrderByDescending(row => row.Feed.State).ThenByDescending(row => row.Feed.Lag ?? TimeSpan.MaxValue).Select(row => ((SyncShop Shop, SyncFeed Feed)?)row).FirstOrDefault();
        return worst is not var (of, feed) ? null : feed.State switch
        {
            FeedState.Stopped => (t["shops.side.stopped", of.Name, FeedWords.Name(t, feed.Kind)], Tone.Danger),
            FeedState.Waiting or FeedState.Retrying => (t["shops.side.behind", of.Name, t.Format.Duration(feed.Lag ?? now - feed.ConnectedAt, 1)], Tone.Warn),
            _ when shops.Any(shop => shop.Feeds.Any(other => !other.HistoryDone)) => (t["shops.side.history"], Tone.Info),
            _ => (t["shops.side.fine"], Tone.Ok),
        };
    }

    public static (string Text, Tone Tone) Key(Texts t, SyncShop shop, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (!shop.HasKey)
        {
            return ("", Tone.Quiet);
        }

        if (shop.KeyExpiresAt is not { } ends)
        {
            return (t["shops.key.forever"], Tone.Quiet);
        }

        var date = t.Format.Date(ends, zone, now);
        var days = (int)(ends - now).TotalDays;
        return ends <= now ? (t["shops.key.over", date], Tone.Danger)
            : !shop.KeyEnds(now) ? (t["shops.key.until", date], Tone.Quiet)
            : (days == 0 ? t["shops.key.today", date] : t.Count("shops.key.soon", days, date), Tone.Warn);
    }
}
