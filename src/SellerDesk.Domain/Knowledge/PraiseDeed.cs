using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Knowledge;

public enum PraiseDeedState
{
    /// <summary>Counted against the limits, about to be written.</summary>
    Going,
    Sent,
    Dry,

    /// <summary>The reply rules did not let it through, or no text was left that is not too like the last.</summary>
    Refused,
}

/// <summary>A rule took a review on: at most once, whichever rule.</summary>
public sealed class PraiseDeed
{
    public WorkItemId WorkItemId { get; init; }

    public ShopId ShopId { get; init; }

    public PraiseRuleId RuleId { get; init; }

    public Guid? ProductId { get; init; }

    public Guid? TemplateId { get; init; }

    public string Text { get; set; } = "";

    public PraiseDeedState State { get; set; }

    public string? Reason { get; set; }

    public Guid? ReplyId { get; set; }

    public DateTimeOffset At { get; init; }
}
