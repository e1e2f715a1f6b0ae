namespace SellerDesk.Domain.Replies;

/// <summary>A word that is no mistake, whatever the dictionary says: from product cards, or added by a person.</summary>
public sealed class SpellingWord
{
    public const int MaxLength = 100;

    public required string Word { get; init; }

    /// <summary>Who added it; null when it was learned from product cards.</summary>
    public Guid? AuthorId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
