using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Messages;

/// <summary>Which messages a list shows; every figure of the report is one of these.</summary>
/// <param name="What">Queued (null: the same), Waiting, Sent, Delivered, Opened, Clicked, Dead, Skipped.</param>
/// <param name="From">Made on this day (UTC) or later.</param>
/// <param name="Until">Made on this day or earlier.</param>
public sealed record MessageFilter(string? What = null, MessageReason? Reason = null, MessageRuleId? Rule = null, MessageTemplateId? Template = null, MessageChannel? Channel = null, DateOnly? From = null,
    DateOnly? Until = null, BuyerId? Buyer = null)
{
    public static readonly MessageFilter All = new();

    public static readonly IReadOnlyList<string> Whats = ["Waiting", "Sent", "Delivered", "Opened", "Clicked", "Dead", "Skipped"];

    /// <param name="selves">The buyer's record and those that ended in it; null: the record alone.</param>
    internal IQueryable<OutgoingMessage> Apply(IQueryable<OutgoingMessage> messages, bool every, IReadOnlyList<ShopId> shops, IReadOnlyList<BuyerId>? selves = null)
    {
        if (!every)
        {
            var seen = shops.Select(shop => (ShopId?)shop).ToList();
            messages = messages.Where(m => m.ShopId == null || seen.Contains(m.ShopId));
        }

        messages = What switch
        {
            "Waiting" => messages.Where(m => m.State == MessageState.Waiting || m.State == MessageState.Sending || m.State == MessageState.Unknown),
            "Sent" => messages.Where(m => m.SentAt != null),
            "Delivered" => messages.Where(m => m.DeliveredAt != null),
            "Opened" => messages.Where(m => m.OpenedAt != null),
            "Clicked" => messages.Where(m => m.ClickedAt != null),
            "Dead" => messages.Where(m => m.State == MessageState.Dead),
            "Skipped" => messages.Where(m => m.State == MessageState.Skipped),
            _ => messages,
        };
        messages = Reason is { } reason ? messages.Where(m => m.Reason == reason) : messages;
        messages = Rule is { } rule ? messages.Where(m => m.RuleId == rule) : messages;
        messages = Template is { } template ? messages.Where(m => m.TemplateId == template) : messages;
        messages = Channel is { } channel ? messages.Where(m => m.Channel == channel) : messages;
        messages = selves is not null ? messages.Where(m => selves.Contains(m.BuyerId)) : Buyer is { } buyer ? messages.Where(m => m.BuyerId == buyer) : messages;
        messages = From is { } from && Start(from) is var begins ? messages.Where(m => m.CreatedAt >= begins) : messages;
        return Until is { } until && Start(until.AddDays(1)) is var ends ? messages.Where(m => m.CreatedAt < ends) : messages;
    }

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
