using SellerDesk.Domain.Common;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Reviews;

public readonly record struct ReviewId(Guid Value) : ITypedId<ReviewId>
{
    public static ReviewId New() => new(Guid.CreateVersion7());

    public static ReviewId From(Guid value) => new(value);
}

/// <summary>What the marketplace says of our answer. <see cref="Unread"/>: a word that this version does not know; the raw word is kept.</summary>
public enum AnswerState
{
    None,
    InModeration,
    Published,
    Rejected,
    Unread,
}

/// <summary>What a buyer wrote about a product, as the marketplace gave it, with the answer as the marketplace shows it.</summary>
public sealed class Review
{
    /// <summary>Texts beyond this are cut in lists and search, never here.</summary>
    public const int SearchedLength = 20_000;

    private Review(ReviewId id, ShopId shopId, short rating, string text, DateTimeOffset createdAt)
    {
        Id = id;
        ShopId = shopId;
        Rating = rating;
        Text = text;
        CreatedAt = createdAt;
    }

    public ReviewId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public MarketplaceRef Ref { get; private set; } = null!;

    public ProductId? ProductId { get; private set; }

    /// <summary>The order that the review is about, where it is known.</summary>
    public string? OrderNumber { get; private set; }

    /// <summary>Stars, 1 to 5.</summary>
    public short Rating { get; private set; }

    public string? Title { get; private set; }

    /// <summary>The free text; empty when the buyer left stars alone.</summary>
    public string Text { get; private set; }

    public string? Pros { get; private set; }

    public string? Cons { get; private set; }

    /// <summary>The display name that the marketplace gives; no identity.</summary>
    public string? Author { get; private set; }

    /// <summary>When the buyer wrote it (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    public string[] PhotoUrls { get; private set; } = [];

    public string? VideoUrl { get; private set; }

    /// <summary>Size, colour, how it fitted, how the order ended: small facts in the marketplace's words.</summary>
    public Dictionary<string, string> Facts { get; private set; } = [];

    public string? AnswerText { get; private set; }

    public AnswerState AnswerState { get; private set; }

    /// <summary>The marketplace's own word for the answer's state.</summary>
    public string? AnswerStateRaw { get; private set; }

    public bool AnswerEditable { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>When this desk first had it (UTC).</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>The buyer was erased: whatever names a person is gone and does not come back with a pull.</summary>
    public DateTimeOffset? BuyerErasedAt { get; private set; }
}
