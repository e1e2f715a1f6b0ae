using System.ComponentModel;
using SellerDesk.Application.Products;
using SellerDesk.Application.Reviews;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Web.Api;

/// <summary>A review as programs get it.</summary>
public sealed record ReviewShape(
    Guid Id,
    Guid ShopId,
    [property: Description("What the marketplace calls it.")] string Number,
    string? OrderNumber,
    ProductShape? Product,
    short Rating,
    string? Title,
    string Text,
    string? Pros,
    string? Cons,
    string? Author,
    DateTimeOffset CreatedAt,
    IReadOnlyList<string> Photos,
    string? Video,
    WorkItemState State,
    ReplyState ReplyState,
    [property: Description("Our own deadline for the answer.")] DateTimeOffset DueAt,
    Guid? AssigneeId,
    AnswerShape? Answer)
{
    public static ReviewShape Of(ReviewRow row) => new(
        row.Id, row.ShopId, row.Number, row.OrderNumber, row.Product is { } product ? new ProductShape(product.Id, product.Number, product.Name) : null,
        row.Rating, row.Title, row.Text, row.Pros, row.Cons, row.Author, row.CreatedAt, row.Photos, row.Video, row.State, row.ReplyState, row.DueAt, row.AssigneeId,
        row.Answer is { } answer ? new AnswerShape(answer.Text, answer.State, answer.At, answer.Editable) : null);
}

public sealed record ProductShape(Guid Id, string? Number, string? Name)
{
    public static ProductShape? Of(NamedProduct? product) => product is null ? null : new ProductShape(product.Id.Value, product.Number, product.Name);
}

/// <summary>The answer that the marketplace shows, or is about to.</summary>
public sealed record AnswerShape(string Text, AnswerState State, DateTimeOffset? At, bool Editable);

public sealed record AnswerBody([property: Description("Plain text; the marketplace's limits apply.")] string Text)
{
    /// <summary>Far beyond every marketplace's limit, so that the marketplace's own is what people hear of.</summary>
    public const int Longest = 100_000;
}

/// <summary>The answer is on its way.</summary>
public sealed record AcceptedAnswer(Guid ReplyId, string State);
