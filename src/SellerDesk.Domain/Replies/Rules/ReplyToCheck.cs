using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Replies.Rules;

/// <summary>A reply and what is known around it. Whatever is unknown is left empty: the text alone is enough.</summary>
public sealed record ReplyToCheck(Marketplace Marketplace, WorkItemKind Kind, string Text)
{
    /// <summary>The buyer's name as the marketplace tells it.</summary>
    public string? BuyerName { get; init; }

    /// <summary>Words that are right although they look wrong: brands, names of the shop's products.</summary>
    public IReadOnlyCollection<string> OwnWords { get; init; } = [];

    /// <summary>Everybody who reads the product's page reads it.</summary>
    public bool IsPublic => Kind != WorkItemKind.Chat;
}
