using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Shops;

public readonly record struct FeedRunId(Guid Value) : ITypedId<FeedRunId>
{
    public static FeedRunId New() => new(Guid.CreateVersion7());

    public static FeedRunId From(Guid value) => new(value);
}

/// <summary>One pull, from its start to its end, with what it brought. Kept as history on the sync page.</summary>
public sealed class FeedRun
{
    private FeedRun(FeedRunId id, ShopId shopId, FeedKind kind, DateTimeOffset startedAt)
    {
        Id = id;
        ShopId = shopId;
        Kind = kind;
        StartedAt = startedAt;
    }

    public FeedRunId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public FeedKind Kind { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Null while it runs, and for ever if the node died in it.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    public PullCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    public string? ErrorCode { get; private set; }

    public string? ErrorDetail { get; private set; }

    public static FeedRun Begin(ShopId shopId, FeedKind kind, DateTimeOffset now) => new(FeedRunId.New(), shopId, kind, now);

    public void Finish(PullCounts counts, string? errorCode, string? errorDetail, DateTimeOffset now)
    {
        Counts = counts;
        ErrorCode = errorCode;
        ErrorDetail = errorDetail is { Length: > 500 } ? errorDetail[..500] : errorDetail;
        FinishedAt = now;
    }
}

/// <summary>What a pull brought, in things (reviews, questions, orders): read = new + changed + unchanged + set aside.</summary>
public sealed record PullCounts(int Read, int New, int Changed, int Unchanged, int SetAside)
{
    public static readonly PullCounts None = new(0, 0, 0, 0, 0);

    public static PullCounts operator +(PullCounts a, PullCounts b) =>
        new(a.Read + b.Read, a.New + b.New, a.Changed + b.Changed, a.Unchanged + b.Unchanged, a.SetAside + b.SetAside);
}
