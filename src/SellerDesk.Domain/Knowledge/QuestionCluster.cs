using SellerDesk.Domain.Common;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Knowledge;

public readonly record struct ClusterId(Guid Value) : ITypedId<ClusterId>
{
    public static ClusterId New() => new(Guid.CreateVersion7());

    public static ClusterId From(Guid value) => new(value);
}

/// <summary>Questions of one shop and category that ask the same. Grows question by question; its figures are made anew when it is touched.</summary>
public sealed class QuestionCluster
{
    public const int ExampleMaxLength = 400;

    public ClusterId Id { get; init; }

    public ShopId ShopId { get; init; }

    public string Category { get; init; } = "";

    /// <summary>Stems and their weights in the middle of the cluster, as JSON.</summary>
    public string Terms { get; set; } = "{}";

    /// <summary>The question nearest to the middle so far.</summary>
    public string Example { get; set; } = "";

    public double ExampleLikeness { get; set; }

    public int Size { get; set; }

    public int Answered { get; set; }

    /// <summary>Asked in the last thirty days, and in the thirty before.</summary>
    public int Recent { get; set; }

    public int Before { get; set; }

    public DateTimeOffset FirstAt { get; set; }

    public DateTimeOffset LastAt { get; set; }

    public bool Ignored { get; set; }

    /// <summary>The pair that was made from it.</summary>
    public ArticleId? ArticleId { get; set; }
}

/// <summary>A question and the cluster that it fell into.</summary>
public sealed class ClusteredQuestion
{
    public QuestionId QuestionId { get; init; }

    public ShopId ShopId { get; init; }

    public ClusterId ClusterId { get; init; }

    public double Likeness { get; init; }

    public DateTimeOffset AskedAt { get; init; }
}

/// <summary>In how many questions a stem stood: rare words tell more.</summary>
public sealed class QuestionWord
{
    public required string Stem { get; init; }

    public int Questions { get; set; }
}
