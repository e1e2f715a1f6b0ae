using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Replies;

/// <summary>One request to the drafting endpoint: what was sent out of the desk, to the letter, and what came back.</summary>
public sealed class DraftingCall
{
    public Guid Id { get; init; }

    public ShopId ShopId { get; init; }

    public WorkItemId WorkItemId { get; init; }

    public Guid PersonId { get; init; }

    public required string Endpoint { get; init; }

    public required string Sent { get; init; }

    public string? Received { get; set; }

    /// <summary>A code of what went wrong; null when a text came.</summary>
    public string? Failure { get; set; }

    /// <summary>Findings of the reply rules in what came back.</summary>
    public int Findings { get; set; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}
