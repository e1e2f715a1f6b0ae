using System.Buffers.Binary;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>How a feed is, in one word, worst last.</summary>
public enum FeedState
{
    Fine,
    Running,

    /// <summary>Walks through the history for the first time.</summary>
    History,

    /// <summary>Due, and about to be pulled.</summary>
    Queued,

    /// <summary>The feed or its shop was paused by a person.</summary>
    Paused,

    /// <summary>The marketplace asked to wait.</summary>
    Waiting,

    /// <summary>Failed, and tries again by itself.</summary>
    Retrying,

    /// <summary>Stands still: a person must act, or it has failed for long.</summary>
    Stopped,
}

/// <summary>Tells a feed's state from what its row says.</summary>
public static class FeedStates
{
    /// <summary>A feed that succeeded this many intervals ago is stale.</summary>
    public const int StaleAfterIntervals = 10;

    /// <summary>Whether no amount of trying helps: the key, or the plan that is paid for, must be seen to.</summary>
    public static bool WaitsForPerson(string? errorCode) => Enum.TryParse<MarketplaceFailure>(errorCode, out var failure) && WaitsForPerson(failure);

    public static bool WaitsForPerson(MarketplaceFailure failure) =>
        failure is MarketplaceFailure.KeyRejected or MarketplaceFailure.KeyExpired or MarketplaceFailure.NoScope or MarketplaceFailure.NeedsSubscription;

    /// <summary>When the feed was connected: its id is a UUID of version 7, whose first 48 bits are that moment in milliseconds.</summary>
    public static DateTimeOffset ConnectedAt(FeedId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
    }

    /// <param name="since">When it last succeeded, or was connected.</param>
    /// <param name="every">How often it is pulled.</param>
    public static bool IsStale(DateTimeOffset since, TimeSpan every, DateTimeOffset now) => now - since > every * StaleAfterIntervals;

    public static FeedState Of(FeedFacts feed, DateTimeOffset now) => feed switch
    {
        { Paused: true } or { ShopPaused: true } => FeedState.Paused,
        { IsRunning: true, HistoryDone: false } => FeedState.History,
        { IsRunning: true } => FeedState.Running,
        { ErrorCode: null } or { ErrorCode: PullFeed.Interrupted } => feed.LastSuccessAt is null || feed.NextRunAt < now.AddMinutes(-1) ? FeedState.Queued : FeedState.Fine,
        _ when feed.NextRunAt <= now && feed.NextRunAt > now.AddMinutes(-1) => FeedState.Queued,
        { ErrorCode: nameof(MarketplaceFailure.RateLimited) } => FeedState.Waiting,
        _ when WaitsForPerson(feed.ErrorCode) => FeedState.Stopped,
        _ => IsStale(feed.LastSuccessAt ?? feed.ConnectedAt, feed.Every, now) ? FeedState.Stopped : FeedState.Retrying,
    };
}

/// <summary>What the state is told from.</summary>
public sealed record FeedFacts(
    bool Paused, bool ShopPaused, bool IsRunning, bool HistoryDone, string? ErrorCode, DateTimeOffset NextRunAt, DateTimeOffset? LastSuccessAt, DateTimeOffset ConnectedAt, TimeSpan Every);
