using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Buyers;

public readonly record struct BuyerMoveId(Guid Value) : ITypedId<BuyerMoveId>
{
    public static BuyerMoveId New() => new(Guid.CreateVersion7());

    public static BuyerMoveId From(Guid value) => new(value);
}

public enum BuyerMoveKind
{
    /// <summary>Two records were one person: all of <see cref="BuyerMove.FromId"/> went to <see cref="BuyerMove.IntoId"/>.</summary>
    Merge,

    /// <summary>Some of it was somebody else's: that went to a record of its own.</summary>
    Split,
}

/// <summary>What a person decided about who is who, with everything that moved, so that it can be taken back to the letter.</summary>
public sealed class BuyerMove
{
    public const int WhyMaxLength = 500;

    public BuyerMoveId Id { get; init; }

    public BuyerMoveKind Kind { get; init; }

    public BuyerId FromId { get; init; }

    public BuyerId IntoId { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid? PersonId { get; init; }

    public string? Why { get; init; }

    /// <summary>Ids of the keys that moved.</summary>
    public long[] Keys { get; init; } = [];

    /// <summary>The links that moved, as they were, as JSON: <c>[{"shop", "kind", "thing", "how", "quality"}]</c>.</summary>
    public string Links { get; init; } = "[]";

    public DateTimeOffset? UndoneAt { get; private set; }

    public Guid? UndoneBy { get; private set; }

    public void Undo(Guid? person, DateTimeOffset now)
    {
        if (UndoneAt is not null)
        {
            throw new RuleException("buyer.undoneAlready");
        }

        (UndoneAt, UndoneBy) = (now, person);
    }
}
