using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Marketplaces;

/// <summary>A review as a marketplace or a file gives it: times in UTC, numbers as text, unknown as null, the marketplace's raw words kept.</summary>
public sealed record IncomingReview
{
    public required string Number { get; init; }

    public required short Rating { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? Title { get; init; }

    public string Text { get; init; } = "";

    public string? Pros { get; init; }

    public string? Cons { get; init; }

    public string? Author { get; init; }

    public IncomingProduct? Product { get; init; }

    public string? OrderNumber { get; init; }

    public string[] PhotoUrls { get; init; } = [];

    public string? VideoUrl { get; init; }

    /// <summary>Small facts in the marketplace's words: <c>size</c>, <c>color</c>, <c>fit</c>, <c>orderStatus</c>, <c>tags</c>.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    public IncomingAnswer? Answer { get; init; }

    /// <summary>False where the marketplace takes no answer to it from anybody: praise is then nothing that waits, while a low rating still asks for somebody to act.</summary>
    public bool TakesAnswer { get; init; } = true;
}

/// <summary>The shop's answer as the marketplace shows it.</summary>
/// <param name="StateRaw">The marketplace's own word for its state.</param>
/// <param name="AnsweredAt">Null where the marketplace does not tell.</param>
public sealed record IncomingAnswer(string Text, AnswerState State, string? StateRaw, bool Editable, DateTimeOffset? AnsweredAt);

/// <summary>The product that a review, question or order line names.</summary>
public sealed record IncomingProduct(string Number, string? Name, string? Article = null, string? Brand = null, string? Category = null);
