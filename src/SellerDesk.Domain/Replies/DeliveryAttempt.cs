using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Replies;

public readonly record struct DeliveryAttemptId(Guid Value) : ITypedId<DeliveryAttemptId>
{
    public static DeliveryAttemptId New() => new(Guid.CreateVersion7());

    public static DeliveryAttemptId From(Guid value) => new(value);
}

/// <summary>One call to a marketplace, written before it is made; an attempt without an end is a call whose fate must be looked up.</summary>
public sealed class DeliveryAttempt
{
    private DeliveryAttempt(DeliveryAttemptId id, ShopId shopId, OutgoingReplyId replyId, int number, DateTimeOffset startedAt)
    {
        Id = id;
        ShopId = shopId;
        ReplyId = replyId;
        Number = number;
        StartedAt = startedAt;
    }

    public DeliveryAttemptId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public OutgoingReplyId ReplyId { get; private set; }

    public int Number { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What came of it: <c>submitted</c>, <c>unknown</c>, or a failure's code.</summary>
    public string? Outcome { get; private set; }

    public string? Detail { get; private set; }

    public static DeliveryAttempt Begin(OutgoingReply reply, DateTimeOffset now) =>
        new(DeliveryAttemptId.New(), reply.ShopId, reply.Id, reply.Attempts, now);

    public void End(string outcome, string? detail, DateTimeOffset now)
    {
        Outcome = outcome;
        Detail = detail is { Length: > 500 } ? detail[..500] : detail;
        EndedAt = now;
    }
}
