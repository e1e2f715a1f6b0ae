using SellerDesk.Domain.Common;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Conversations;

public readonly record struct QuestionId(Guid Value) : ITypedId<QuestionId>
{
    public static QuestionId New() => new(Guid.CreateVersion7());

    public static QuestionId From(Guid value) => new(value);
}

/// <summary>What a buyer asks under a product, in public, with the answer as the marketplace shows it.</summary>
public sealed class Question
{
    private Question(QuestionId id, ShopId shopId, string text, DateTimeOffset createdAt)
    {
        Id = id;
        ShopId = shopId;
        Text = text;
        CreatedAt = createdAt;
    }

    public QuestionId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public MarketplaceRef Ref { get; private set; } = null!;

    public ProductId? ProductId { get; private set; }

    public string Text { get; private set; }

    /// <summary>When the buyer asked (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The marketplace's own word for the question's state.</summary>
    public string? StateRaw { get; private set; }

    public string? AnswerText { get; private set; }

    public AnswerState AnswerState { get; private set; }

    public bool AnswerEditable { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>When this desk first had it (UTC).</summary>
    public DateTimeOffset ReceivedAt { get; private set; }
}
