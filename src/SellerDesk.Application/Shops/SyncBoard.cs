using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>One shop on the sync page.</summary>
/// <param name="Feeds">Those that are pulled. A feed that is shut keeps its row and cursor, but is told by its ability alone.</param>
/// <param name="Abilities">What key, plan and marketplace allow, as found by the last look.</param>
/// <param name="LookedAt">When the marketplace was last asked for it; null: not since the key was given.</param>
public sealed record SyncShop(
    ShopId Id, string Name, Marketplace Marketplace, ShopState State, string TimeZone, string Currency, IReadOnlyDictionary<string, string> Settings, bool HasKey,
    DateTimeOffset? KeyExpiresAt, IReadOnlyList<string>? KeyScopes, IReadOnlyList<SyncFeed> Feeds, IReadOnlyList<AbilityFact> Abilities, DateTimeOffset? LookedAt)
{
    /// <summary>Null while nothing is known of it.</summary>
    public AbilityFact? Find(Ability ability) => Abilities.FirstOrDefault(fact => fact.Ability == ability);

    /// <summary>Why the feed is not pulled; null when it is, or when nothing is known.</summary>
    public AbilityFact? Shut(FeedKind kind) => Find(Domain.Shops.Abilities.Of(kind)) is { IsShut: true } fact ? fact : null;

    /// <summary>Whether the key is to be renewed soon, or has run out.</summary>
    public bool KeyEnds(DateTimeOffset now) => KeyExpiresAt - now <= Shop.KeyWarning;
}

/// <summary>One feed on the sync page.</summary>
/// <param name="Every">How often it is pulled when all is well.</param>
/// <param name="Lag">Since the last success; null when there was none.</param>
/// <param name="HistoryLeft">Until the whole history is read, as fast as it went so far; null when it cannot be told.</param>
/// <param name="Running">What the pull that runs has brought so far.</param>
/// <param name="LastDay">What came in the last 24 hours.</param>
/// <param name="SetAside">Payloads that wait to be read.</param>
public sealed record SyncFeed(
    ShopId ShopId, FeedKind Kind, FeedState State, bool Paused, bool HistoryDone, int ProgressDone, int? ProgressTotal, TimeSpan? HistoryLeft, DateTimeOffset NextRunAt,
    DateTimeOffset? LastStartedAt, DateTimeOffset? LastSuccessAt, string? ErrorCode, string? ErrorDetail, int Failures, TimeSpan Every, TimeSpan? Lag, PullCounts? Running,
    PullCounts LastDay, int SetAside, DateTimeOffset ConnectedAt)
{
    public bool IsStale => Lag is { } lag && lag > Every * FeedStates.StaleAfterIntervals;

    /// <summary>Whether something moves or is about to, so that the page should look again soon.</summary>
    public bool Moves(DateTimeOffset now) => State is FeedState.Running or FeedState.History or FeedState.Queued || (State is not FeedState.Paused && NextRunAt <= now);
}

/// <summary>All shops and how their feeds are. Reads the few rows of shops and feeds, and of the history the last day alone.</summary>
public sealed class SyncBoard(ScopedDb database)
{
    public async Task<IReadOnlyList<SyncShop>> LoadAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await SyncRows.LoadAsync(db, now, cancel);
    }
}
