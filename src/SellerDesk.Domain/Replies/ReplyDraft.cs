using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Replies;

/// <summary>What one person has typed so far for one item; survives a closed browser.</summary>
public sealed class ReplyDraft
{
    public const int TextMaxLength = 20_000;

    public ReplyDraft(WorkItemId workItemId, ShopId shopId, PersonId personId, string text, DateTimeOffset savedAt)
    {
        WorkItemId = workItemId;
        ShopId = shopId;
        PersonId = personId;
        Text = text;
        SavedAt = savedAt;
    }

    public WorkItemId WorkItemId { get; private set; }

    public ShopId ShopId { get; private set; }

    public PersonId PersonId { get; private set; }

    public string Text { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    public void Save(string text, DateTimeOffset now) => (Text, SavedAt) = (text, now);
}
