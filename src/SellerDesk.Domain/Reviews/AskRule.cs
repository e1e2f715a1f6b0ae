using SellerDesk.Domain.Common;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Reviews;

public readonly record struct AskRuleId(Guid Value) : ITypedId<AskRuleId>
{
    public static AskRuleId New() => new(Guid.CreateVersion7());

    public static AskRuleId From(Guid value) => new(value);
}

/// <summary>Asks buyers of delivered orders for a review in the marketplace's chat. Whatever is written, nothing else is promised.</summary>
public sealed class AskRule
{
    public const int NameMaxLength = 80;
    public const int TextMaxLength = 1_000;
    public const int MostHeldOut = 50;

    private AskRule(AskRuleId id, DateTimeOffset createdAt)
    {
        Id = id;
        CreatedAt = createdAt;
    }

    public AskRuleId Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Which shops; empty: all that can write to buyers first.</summary>
    public Guid[] Shops { get; private set; } = [];

    /// <summary>Days from delivery to the message.</summary>
    public int DelayDays { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Per cent of buyers who are not asked, so that the effect can be told.</summary>
    public int HeldOut { get; private set; }

    /// <summary>Messages a day and shop at most.</summary>
    public int PerDay { get; private set; }

    /// <summary>Days in which one buyer is asked once at most.</summary>
    public int QuietDays { get; private set; }

    public bool IsOn { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static AskRule Of(string name, AskContent content, DateTimeOffset now)
    {
        var rule = new AskRule(AskRuleId.New(), now);
        rule.Change(name, content);
        return rule;
    }

    public void Change(string name, AskContent content)
    {
        Name = name.Trim().Length is > 0 and <= NameMaxLength ? name.Trim() : throw new RuleException("ask.name", NameMaxLength);
        Text = content.Text.Trim().Length is > 0 and <= TextMaxLength ? content.Text.Trim() : throw new RuleException("ask.text", TextMaxLength);
        if (content.DelayDays is < 1 or > 60 || content.HeldOut is < 0 or > MostHeldOut || content.PerDay is < 1 or > 1000 || content.QuietDays is < 1 or > 365)
        {
            throw new RuleException("ask.limits", MostHeldOut);
        }

        (DelayDays, HeldOut, PerDay, QuietDays) = (content.DelayDays, content.HeldOut, content.PerDay, content.QuietDays);
        Shops = [.. content.Shops.Select(shop => shop.Value).Distinct()];
    }

    public void Switch(bool on) => IsOn = on;

    /// <summary>The same order falls into the same part whenever it is asked about: decided by its id alone.</summary>
    public static bool IsHeldOut(OrderId order, int heldOut) => BitConverter.ToUInt32(order.Value.ToByteArray(), 12) % 100 < heldOut;
}

/// <summary>What a rule for asking says.</summary>
public sealed record AskContent(IReadOnlyCollection<ShopId> Shops, int DelayDays, string Text, int HeldOut, int PerDay, int QuietDays);

public enum ReviewAskState
{
    Planned,
    Sent,
    HeldOut,
    Skipped,
    Failed,
}

/// <summary>One delivered order that a rule looked at, and what was done about it.</summary>
public sealed class ReviewAsk
{
    public OrderId OrderId { get; init; }

    public ShopId ShopId { get; init; }

    public AskRuleId RuleId { get; init; }

    public ReviewAskState State { get; set; }

    /// <summary>Why it was skipped or failed: a code.</summary>
    public string? Reason { get; set; }

    public DateTimeOffset PlannedAt { get; init; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When a review of the order came, and its stars.</summary>
    public DateTimeOffset? ReviewedAt { get; set; }

    public short? Rating { get; set; }
}
