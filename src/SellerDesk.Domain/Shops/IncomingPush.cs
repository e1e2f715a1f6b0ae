using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Shops;

public readonly record struct IncomingPushId(Guid Value) : ITypedId<IncomingPushId>
{
    public static IncomingPushId New() => new(Guid.CreateVersion7());

    public static IncomingPushId From(Guid value) => new(value);
}

/// <summary>What a marketplace pushed, kept raw before anything is made of it. The same content is kept once.</summary>
public sealed class IncomingPush
{
    private IncomingPush(IncomingPushId id, ShopId shopId, string type, string raw, string digest, DateTimeOffset receivedAt)
    {
        Id = id;
        ShopId = shopId;
        Type = type;
        Raw = raw;
        Digest = digest;
        ReceivedAt = receivedAt;
    }

    public IncomingPushId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    /// <summary>The marketplace's own word for what happened.</summary>
    public string Type { get; private set; }

    /// <summary>In the form that its marketplace allows to be kept (docs/personal-data.md).</summary>
    public string Raw { get; private set; }

    /// <summary>Tells that the same came again, hexadecimal.</summary>
    public string Digest { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>How often the same content came.</summary>
    public int Times { get; private set; } = 1;

    public DateTimeOffset? ProcessedAt { get; private set; }

    /// <summary>Code of why nothing could be made of it (<c>push.unreadable</c>, <c>push.nothingFollows</c>); null when it could.</summary>
    public string? Problem { get; private set; }

    /// <param name="problem">A code of why nothing follows from it; null when something does.</param>
    public void Process(string? problem, DateTimeOffset now)
    {
        ProcessedAt = now;
        Problem = problem;
    }
}
