using System.Text.Json;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Marketplaces;

/// <summary>A return, claim, cancellation request or dispute as the marketplace gives it now.</summary>
public sealed record IncomingReturn
{
    /// <summary>Unique among all kinds of the shop: the connector puts a word before it where the marketplace's numbers overlap.</summary>
    public required string Number { get; init; }

    public required ReturnKind Kind { get; init; }

    public required ReturnStage Stage { get; init; }

    public string? StatusRaw { get; init; }

    public string? OrderNumber { get; init; }

    public IncomingProduct? Product { get; init; }

    public int? Quantity { get; init; }

    public decimal? Amount { get; init; }

    public string? Currency { get; init; }

    public string? ReasonRaw { get; init; }

    public string? Comment { get; init; }

    public string? SellerComment { get; init; }

    public string[] PhotoUrls { get; init; } = [];

    public string[] VideoUrls { get; init; } = [];

    public DateTimeOffset? OpenedAt { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    public DateTimeOffset? DecideBy { get; init; }

    public IReadOnlyList<AllowedDecision> Decisions { get; init; } = [];

    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();
}

/// <summary>One thing that the seller may decide now, and what has to come with it.</summary>
/// <param name="Code">The marketplace's own.</param>
/// <param name="Reasons">Grounds to choose from, if one is wanted: code and the marketplace's words.</param>
public sealed record AllowedDecision(
    string Code, string? Name = null, bool NeedsComment = false, int? CommentMin = null, int? CommentMax = null, bool NeedsAmount = false,
    decimal? AmountMin = null, decimal? AmountMax = null, IReadOnlyDictionary<string, string>? Reasons = null)
{
    /// <summary>Of a return's row.</summary>
    public static IReadOnlyList<AllowedDecision> Read(string decisions) => JsonSerializer.Deserialize<List<AllowedDecision>>(decisions, JsonSerializerOptions.Web) ?? [];
}
