using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Shops;

public readonly record struct FeedId(Guid Value) : ITypedId<FeedId>
{
    public static FeedId New() => new(Guid.CreateVersion7());

    public static FeedId From(Guid value) => new(value);
}

/// <summary>Where one feed of one shop stands: its cursor, its clock, its last outcome. One row each, leased by the node that pulls.</summary>
public sealed class Feed
{
    private Feed(FeedId id, ShopId shopId, FeedKind kind, DateTimeOffset nextRunAt)
    {
        Id = id;
        ShopId = shopId;
        Kind = kind;
        NextRunAt = nextRunAt;
    }

    public FeedId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public FeedKind Kind { get; private set; }

    /// <summary>The connector's own bookmark; moves only in the transaction of the rows that it stands after.</summary>
    public string? Cursor { get; private set; }

    /// <summary>False until the whole history has been walked once.</summary>
    public bool HistoryDone { get; private set; }

    /// <summary>How much of the history is read, in the connector's steps (windows, pages).</summary>
    public int ProgressDone { get; private set; }

    /// <summary>Steps in all; null when the marketplace does not let it be known.</summary>
    public int? ProgressTotal { get; private set; }

    public bool Paused { get; private set; }

    public DateTimeOffset NextRunAt { get; private set; }

    public DateTimeOffset? LastStartedAt { get; private set; }

    public DateTimeOffset? LastSuccessAt { get; private set; }

    /// <summary>Code of the failure that the last run ended with; null after a success.</summary>
    public string? ErrorCode { get; private set; }

    /// <summary>The marketplace's own words for it, shortened; never holds a key.</summary>
    public string? ErrorDetail { get; private set; }

    /// <summary>Failures in a row; the pause between tries grows with it.</summary>
    public int Failures { get; private set; }

    /// <summary>Which node pulls now, and until when it is believed to be alive.</summary>
    public string? LeaseOwner { get; private set; }

    public DateTimeOffset? LeaseUntil { get; private set; }

    public static Feed Of(ShopId shopId, FeedKind kind, DateTimeOffset now) => new(FeedId.New(), shopId, kind, now);

    public void Pause()
    {
        if (Paused)
        {
            throw new RuleException("feed.alreadyPaused");
        }

        Paused = true;
    }

    public void Resume(DateTimeOffset now)
    {
        if (!Paused)
        {
            throw new RuleException("feed.notPaused");
        }

        Paused = false;
        NextRunAt = now;
    }

    /// <summary>Someone wants it now: a pause that a failure asked for is given up, the person's own pause is not.</summary>
    public void RunNow(DateTimeOffset now)
    {
        if (Paused)
        {
            throw new RuleException("feed.paused");
        }

        NextRunAt = now;
    }

    /// <summary>
    /// The marketplace says that there is something new: pulled at once, or once more right after the pull that runs. Unlike a person's wish it does
    /// not give up the pause that a failure asked for: the try after it reads what is new as well.
    /// </summary>
    /// <returns>False when the feed is left as it is.</returns>
    public bool Nudge(DateTimeOffset now)
    {
        if (Paused || ErrorCode is not null)
        {
            return false;
        }

        // Another node's clock may be behind the one that pulls: what is asked for during a pull must count as later than its start.
        NextRunAt = IsRunning(now) && now <= LastStartedAt ? LastStartedAt.Value.AddMilliseconds(1) : now;
        return true;
    }

    public bool IsRunning(DateTimeOffset now) => LeaseUntil > now;

    public void Start(string owner, DateTimeOffset now, TimeSpan lease)
    {
        if (IsRunning(now) && LeaseOwner != owner)
        {
            throw new RuleException("feed.alreadyRunning");
        }

        LeaseOwner = owner;
        LeaseUntil = now + lease;
        LastStartedAt = now;
    }

    public void Succeed(DateTimeOffset now, DateTimeOffset nextRunAt)
    {
        LastSuccessAt = now;
        ErrorCode = null;
        ErrorDetail = null;
        Failures = 0;
        HistoryDone = true;

        // Asked for while it ran: what came meanwhile may stand behind the place that was read already.
        End(NextRunAt > LastStartedAt && NextRunAt < nextRunAt ? NextRunAt : nextRunAt);
    }

    public void Fail(string code, string? detail, DateTimeOffset nextRunAt)
    {
        ErrorCode = code;
        ErrorDetail = detail is { Length: > 500 } ? detail[..500] : detail;
        Failures++;
        End(nextRunAt);
    }

    private void End(DateTimeOffset nextRunAt)
    {
        NextRunAt = nextRunAt;
        LeaseOwner = null;
        LeaseUntil = null;
    }
}
