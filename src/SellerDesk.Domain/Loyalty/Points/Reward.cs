using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Loyalty.Points;

public readonly record struct RewardId(Guid Value) : ITypedId<RewardId>
{
    public static RewardId New() => new(Guid.CreateVersion7());

    public static RewardId From(Guid value) => new(value);
}

/// <summary>What points buy.</summary>
public enum RewardKind
{
    /// <summary>Per cent or an amount off an order.</summary>
    Discount,
    FreeDelivery,
    Goods,
}

/// <summary>Where its codes come from.</summary>
public enum CodeSource
{
    /// <summary>Made when one is issued.</summary>
    Generated,

    /// <summary>From a list, as a marketplace or a carrier gives them out.</summary>
    Imported,
}

/// <param name="Stock">How many are left; null: without end.</param>
public sealed record RewardWish(
    string Name, RewardKind Kind, long Price, decimal? Percent = null, decimal? Amount = null, string? Currency = null, string? Goods = null, int? Stock = null, int ValidDays = 30,
    CodeSource Codes = CodeSource.Generated, bool IsOpen = true);

/// <summary>Something that is given for points. Stock never falls below zero, which the database checks.</summary>
public sealed class Reward
{
    public const int NameMaxLength = 120;
    public const int GoodsMaxLength = 200;
    public const int MostPrice = 10_000_000;
    public const int MostStock = 1_000_000;
    public const int MostDays = 730;

    private Reward(RewardId id, DateTimeOffset createdAt)
    {
        Id = id;
        CreatedAt = createdAt;
    }

    public RewardId Id { get; private set; }

    public string Name { get; private set; } = "";

    public RewardKind Kind { get; private set; }

    /// <summary>In points.</summary>
    public long Price { get; private set; }

    /// <summary>Of a discount: 1 to 100.</summary>
    public decimal? Percent { get; private set; }

    public decimal? Amount { get; private set; }

    public string? Currency { get; private set; }

    /// <summary>Which goods.</summary>
    public string? Goods { get; private set; }

    public int? Stock { get; private set; }

    /// <summary>A rollup: how many are with buyers.</summary>
    public int Issued { get; private set; }

    /// <summary>How long a code can be used.</summary>
    public int ValidDays { get; private set; }

    public CodeSource Codes { get; private set; }

    /// <summary>Codes of a list that nobody has yet.</summary>
    public int CodesLeft { get; private set; }

    public bool IsOpen { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static Reward Make(RewardWish wish, DateTimeOffset now)
    {
        var reward = new Reward(RewardId.New(), now);
        reward.Change(wish);
        return reward;
    }

    /// <exception cref="RuleException"><c>reward.…</c>: what is missing or out of bounds.</exception>
    public void Change(RewardWish wish)
    {
        Require(wish.Name.Trim().Length is > 0 and <= NameMaxLength, "reward.name", NameMaxLength);
        Require(wish.Price is > 0 and <= MostPrice, "reward.price", MostPrice);
        Require(wish.Stock is null or (>= 0 and <= MostStock), "reward.stock", MostStock);
        Require(wish.ValidDays is > 0 and <= MostDays, "reward.days", MostDays);
        Require(wish.Kind != RewardKind.Discount || wish.Percent is > 0 and <= 100 || (wish.Amount > 0 && wish.Currency?.Length == 3), "reward.discount");
        Require(wish.Kind != RewardKind.Goods || wish.Goods?.Trim().Length is > 0 and <= GoodsMaxLength, "reward.goods", GoodsMaxLength);
        (Name, Kind, Price, Stock, ValidDays, Codes, IsOpen) = (wish.Name.Trim(), wish.Kind, wish.Price, wish.Stock, wish.ValidDays, wish.Codes, wish.IsOpen);
        (Percent, Amount, Currency) = wish.Kind != RewardKind.Discount ? (null, null, null) : wish.Percent is { } percent ? (percent, null, null) : ((decimal?)null, wish.Amount, wish.Currency);
        Goods = wish.Kind == RewardKind.Goods ? wish.Goods!.Trim() : null;
    }

    private static void Require(bool holds, string code, params object[] arguments)
    {
        if (!holds)
        {
            throw new RuleException(code, arguments);
        }
    }
}

public enum IssueState
{
    Issued,
    Used,

    /// <summary>Taken back; the points went back too.</summary>
    Cancelled,
}

/// <summary>A reward that a buyer has.</summary>
public sealed class RewardIssue
{
    public Guid Id { get; init; }

    public RewardId RewardId { get; init; }

    public BuyerId BuyerId { get; init; }

    public required string Code { get; init; }

    /// <summary>Points that it cost.</summary>
    public long Price { get; init; }

    public IssueState State { get; private set; }

    public DateTimeOffset IssuedAt { get; init; }

    public Guid? IssuedBy { get; init; }

    public DateTimeOffset ValidUntil { get; init; }

    public DateTimeOffset? UsedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>The movement that paid for it.</summary>
    public Guid TransactionId { get; init; }

    /// <exception cref="RuleException"><c>reward.notOpen</c> when it was used or taken back before; <c>reward.over</c> after its time.</exception>
    public void Use(DateTimeOffset now)
    {
        RequireOpen();
        if (now > ValidUntil)
        {
            throw new RuleException("reward.over");
        }

        (State, UsedAt) = (IssueState.Used, now);
    }

    public void Cancel(DateTimeOffset now)
    {
        RequireOpen();
        (State, CancelledAt) = (IssueState.Cancelled, now);
    }

    private void RequireOpen()
    {
        if (State != IssueState.Issued)
        {
            throw new RuleException("reward.notOpen");
        }
    }
}

/// <summary>A code: one buyer gets it, once.</summary>
public sealed class RewardCode
{
    public const int MaxLength = 60;

    public long Id { get; init; }

    public RewardId RewardId { get; init; }

    public required string Code { get; init; }

    /// <summary>Who has it; null: nobody yet.</summary>
    public Guid? IssueId { get; init; }
}
