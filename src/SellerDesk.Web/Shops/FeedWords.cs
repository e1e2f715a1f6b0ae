using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Shops;

/// <summary>States and failures of feeds in words that a seller understands.</summary>
internal static class FeedWords
{
    public static string Name(Texts t, FeedKind kind) => t["shops.feed." + ShopsAddress.Name(kind)];

    public static string Marketplace(Texts t, Marketplace marketplace) => MarketplaceMark.Name(t, marketplace.ToString());

    public static Tone Tone(FeedState state) => state switch
    {
        FeedState.Fine => Shell.Widgets.Tone.Ok,
        FeedState.Running or FeedState.History => Shell.Widgets.Tone.Info,
        FeedState.Waiting or FeedState.Retrying => Shell.Widgets.Tone.Warn,
        FeedState.Stopped => Shell.Widgets.Tone.Danger,
        _ => Shell.Widgets.Tone.Quiet,
    };

    /// <summary>The state as the table says it, short.</summary>
    public static string State(Texts t, SyncShop shop, SyncFeed feed, TimeZoneInfo zone) => feed.State switch
    {
        FeedState.Paused => t[shop.State == ShopState.Paused ? "shops.state.shopPaused" : "shops.state.paused"],
        FeedState.History => t["shops.state.history"],
        FeedState.Running => t["shops.state.running"],
        FeedState.Queued => t[feed is { LastSuccessAt: null, ProgressDone: 0 } ? "shops.state.first" : "shops.state.queued"],
        FeedState.Fine => t["shops.state.fine"],
        _ => t[$"shops.error.{Known(feed.ErrorCode)}.short", Marketplace(t, shop.Marketplace), Format.Time(feed.NextRunAt, zone)],
    };

    /// <summary>What happened and what is intact, in two or three sentences.</summary>
    public static string Error(Texts t, Marketplace marketplace, string? code, DateTimeOffset next, TimeZoneInfo zone) =>
        t[$"shops.error.{Known(code)}.text", Marketplace(t, marketplace), Format.Time(next, zone)];

    /// <summary>What to do, step by step; empty when the desk sees to it alone.</summary>
    public static string[] Steps(Texts t, Marketplace marketplace, string? code) =>
        t.Has($"shops.error.{Known(code)}.steps") ? t[$"shops.error.{Known(code)}.steps", Marketplace(t, marketplace)].Split('\n') : [];

    /// <summary>A run's failure in a few words.</summary>
    public static string RunError(Texts t, string? code) => t[$"shops.error.{Known(code)}.run"];

    public static string Kind(Texts t, string kind) => t.Has("shops.key.kind." + kind.ToLowerInvariant()) ? t["shops.key.kind." + kind.ToLowerInvariant()] : kind;

    /// <summary>What a key allows: the marketplace's words, translated where they are known.</summary>
    public static string Scopes(Texts t, IEnumerable<string> scopes) =>
        string.Join(", ", scopes.Select(scope => "shops.scope." + scope.ToLowerInvariant().Replace(' ', '-')).Zip(scopes, (key, scope) => t.Has(key) ? t[key] : scope));

    private static string Known(string? code) =>
        code is PullFeed.Interrupted or PullFeed.OwnFault || Enum.TryParse<MarketplaceFailure>(code, out _) ? code! : PullFeed.OwnFault;
}
