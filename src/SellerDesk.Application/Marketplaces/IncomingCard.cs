namespace SellerDesk.Application.Marketplaces;

/// <summary>A product card, or one source's part of it: null is "not said here" and wipes nothing, an empty list says that there is none.</summary>
public sealed record IncomingCard
{
    /// <summary>The number by which reviews and orders name it.</summary>
    public required IncomingProduct Product { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string>? PhotoUrls { get; init; }

    public IReadOnlyList<string>? VideoUrls { get; init; }

    public IReadOnlyList<string>? Barcodes { get; init; }

    public IReadOnlyList<CardCharacteristic>? Characteristics { get; init; }

    public IReadOnlyList<CardAdvice>? Advice { get; init; }

    public decimal? Price { get; init; }

    public string? Currency { get; init; }

    /// <summary>Stars, 1 to 5.</summary>
    public decimal? Rating { get; init; }

    /// <summary>0 to 100.</summary>
    public decimal? ContentRating { get; init; }

    public string? State { get; init; }

    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();
}

public sealed record CardCharacteristic(string Name, string Value);

/// <summary>What the marketplace advises to add to a card.</summary>
/// <param name="Points">What it would add to the content rating, where that is told.</param>
public sealed record CardAdvice(string Code, string? Text, decimal? Points);
