using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Shops;

public readonly record struct SetAsidePayloadId(Guid Value) : ITypedId<SetAsidePayloadId>
{
    public static SetAsidePayloadId New() => new(Guid.CreateVersion7());

    public static SetAsidePayloadId From(Guid value) => new(value);
}

/// <summary>Something a marketplace sent that could not be read. Kept whole with the reason, so that nothing is lost and it can be tried again.</summary>
public sealed class SetAsidePayload
{
    private SetAsidePayload(SetAsidePayloadId id, ShopId shopId, FeedKind kind, string raw, string digest, string reason, DateTimeOffset receivedAt)
    {
        Id = id;
        ShopId = shopId;
        Kind = kind;
        Raw = raw;
        Digest = digest;
        Reason = reason;
        ReceivedAt = receivedAt;
    }

    public SetAsidePayloadId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public FeedKind Kind { get; private set; }

    /// <summary>As it came; NUL characters, which PostgreSQL cannot keep, are written as the two characters \0.</summary>
    public string Raw { get; private set; }

    /// <summary>SHA-256 of <see cref="Raw"/>, hexadecimal: the same payload is set aside once.</summary>
    public string Digest { get; private set; }

    /// <summary>What could not be read and where, for an operator.</summary>
    public string Reason { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>When a later try could read it; null while it waits.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    public static SetAsidePayload Of(ShopId shopId, FeedKind kind, string raw, string digest, string reason, DateTimeOffset now) =>
        new(SetAsidePayloadId.New(), shopId, kind, raw, digest, reason, now);

    public void Resolve(DateTimeOffset now)
    {
        if (ResolvedAt is not null)
        {
            throw new RuleException("setAside.alreadyRead");
        }

        ResolvedAt = now;
    }
}
