namespace SellerDesk.Application.Marketplaces;

/// <summary>A buyer's public question as a marketplace gives it.</summary>
public sealed record IncomingQuestion
{
    public required string Number { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? StateRaw { get; init; }

    public IncomingProduct? Product { get; init; }

    public IncomingAnswer? Answer { get; init; }
}
