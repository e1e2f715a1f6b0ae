namespace SellerDesk.Domain.Replies.Rules;

/// <summary>A pack of reply rules as people of this desk changed it. Versions are only added; the newest of a marketplace is in force.</summary>
public sealed class RulePackVersion
{
    public Guid Id { get; init; }

    /// <summary>The marketplace's code, or <c>*</c> for all.</summary>
    public required string Marketplace { get; init; }

    public int Version { get; init; }

    /// <summary>The pack as JSON.</summary>
    public required string Content { get; init; }

    public Guid? AuthorId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
