using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <summary>An answered write of the public API: the same key again gets the same answer instead of a second effect.</summary>
public sealed class IdempotentCall
{
    public required ApiTokenId TokenId { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of method, path and body: the same key with another request is refused.</summary>
    public required string RequestDigest { get; init; }

    /// <summary>HTTP status of the answer; null while the first call still runs.</summary>
    public int? Status { get; set; }

    /// <summary>What was answered; encrypted where it holds a secret.</summary>
    public string? Response { get; set; }

    /// <summary>Where what was made is found; null: the answer named no place.</summary>
    public string? Location { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}
