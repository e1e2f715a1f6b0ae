using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Reviews;

/// <summary>A review with its envelope, as programs get it. Ids are plain values: they go straight onto the wire.</summary>
public sealed record ReviewRow(
    Guid Id, Guid ShopId, string Number, string? OrderNumber, ReviewedProduct? Product, short Rating, string? Title, string Text, string? Pros, string? Cons,
    string? Author, DateTimeOffset CreatedAt, string[] Photos, string? Video, WorkItemState State, ReplyState ReplyState, DateTimeOffset DueAt, Guid? AssigneeId,
    ReviewAnswer? Answer)
{
    /// <summary>Its place in the list by deadline (UTC).</summary>
    public DateTimeOffset LineAt { get; init; }
}

public sealed record ReviewedProduct(Guid Id, string? Number, string? Name);

/// <summary>What the marketplace shows, or is about to show, under the review.</summary>
public sealed record ReviewAnswer(string Text, AnswerState State, DateTimeOffset? At, bool Editable);

/// <param name="Next">The place after the last row; null at the end of the list.</param>
public sealed record ReviewSlice(IReadOnlyList<ReviewRow> Rows, ReviewKey? Next);
