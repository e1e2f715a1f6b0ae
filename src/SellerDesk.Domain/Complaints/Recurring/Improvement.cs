using SellerDesk.Domain.Common;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Complaints.Recurring;

public readonly record struct ImprovementId(Guid Value) : ITypedId<ImprovementId>
{
    public static ImprovementId New() => new(Guid.CreateVersion7());

    public static ImprovementId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public enum ImprovementState
{
    /// <summary>Somebody is to do it.</summary>
    Planned,

    /// <summary>Done; its effect is measured from that day on.</summary>
    InPlace,

    /// <summary>Looked at and put away with its verdict.</summary>
    Closed,

    /// <summary>Nothing was done.</summary>
    Dropped,
}

/// <summary>What is done about a cause that recurs: by whom, by when, and what came of it.</summary>
public sealed class Improvement
{
    public const int ActionMaxLength = 1_000;
    public const int ConclusionMaxLength = 1_000;

    private Improvement(ImprovementId id, ShopId shopId, ProductId productId, string causeCode, DateTimeOffset createdAt)
    {
        Id = id;
        ShopId = shopId;
        ProductId = productId;
        CauseCode = causeCode;
        CreatedAt = createdAt;
    }

    public ImprovementId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    /// <summary>What people call it: a number that counts up over the whole desk.</summary>
    public long Number { get; private set; }

    public ProductId ProductId { get; private set; }

    public string CauseCode { get; private set; }

    /// <summary>What is to be done.</summary>
    public string Action { get; private set; } = "";

    public PersonId? OwnerId { get; private set; }

    public DateOnly DueOn { get; private set; }

    public ImprovementState State { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The first day (of the shop's calendar) with it; what was before is compared with what comes after.</summary>
    public DateOnly? InPlaceOn { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What the figures said when it was closed.</summary>
    public EffectVerdict? Verdict { get; private set; }

    /// <summary>What people make of it.</summary>
    public string? Conclusion { get; private set; }

    public bool IsOpen => State is ImprovementState.Planned or ImprovementState.InPlace;

    public static Improvement Plan(ShopId shop, ProductId product, string cause, string action, PersonId? owner, DateOnly dueOn, DateTimeOffset now)
    {
        var improvement = new Improvement(ImprovementId.New(), shop, product, cause, now);
        improvement.Change(action, owner, dueOn);
        return improvement;
    }

    public void Change(string action, PersonId? owner, DateOnly dueOn)
    {
        Require(IsOpen);
        Action = action.Trim().Length is > 0 and <= ActionMaxLength ? action.Trim() : throw new RuleException("improvement.action", ActionMaxLength);
        (OwnerId, DueOn) = (owner, dueOn);
    }

    /// <param name="day">The first day with it.</param>
    /// <param name="today">Of the shop.</param>
    public void PutInPlace(DateOnly day, DateOnly today)
    {
        Require(State == ImprovementState.Planned);
        if (day > today)
        {
            throw new RuleException("improvement.future");
        }

        (State, InPlaceOn) = (ImprovementState.InPlace, day);
    }

    public void Close(EffectVerdict verdict, string? conclusion, DateTimeOffset now)
    {
        Require(State == ImprovementState.InPlace);
        (State, Verdict, ClosedAt) = (ImprovementState.Closed, verdict, now);
        Conclusion = conclusion?.Trim() is { Length: > 0 } said ? said[..Math.Min(said.Length, ConclusionMaxLength)] : null;
    }

    public void Drop(DateTimeOffset now)
    {
        Require(IsOpen);
        (State, ClosedAt) = (ImprovementState.Dropped, now);
    }

    /// <summary>One step back, for a step that was a mistake.</summary>
    public void StepBack()
    {
        Require(State != ImprovementState.Planned);
        (State, ClosedAt, Verdict) = (State is ImprovementState.InPlace || InPlaceOn is null ? ImprovementState.Planned : ImprovementState.InPlace, null, null);
        InPlaceOn = State == ImprovementState.Planned ? null : InPlaceOn;
    }

    private static void Require(bool may)
    {
        if (!may)
        {
            throw new RuleException("improvement.state");
        }
    }
}
