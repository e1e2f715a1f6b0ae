namespace SellerDesk.Domain.Knowledge;

/// <summary>An article as it was after one change. Rows are only ever added.</summary>
public sealed class ArticleVersion
{
    public ArticleId ArticleId { get; init; }

    public int Version { get; init; }

    /// <summary>The <see cref="ArticleContent"/>, as JSON.</summary>
    public required string Content { get; init; }

    public Guid? PersonId { get; init; }

    public DateTimeOffset At { get; init; }
}
