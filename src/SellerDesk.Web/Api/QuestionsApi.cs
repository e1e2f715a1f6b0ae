using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Replies;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Api;

internal static class QuestionsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var questions = api.MapGroup("/questions").WithTags("Questions");
        questions.MapGet("", ListAsync).WithName("listQuestions").WithSummary("Questions: what waits comes deadline first, everything else newest first.");
        questions.MapGet("/{id:guid}", GetAsync).WithName("getQuestion").WithSummary("One question.");
        questions.MapPost("/{id:guid}/answer", AnswerAsync).RequireAuthorization(ApiPolicies.Write).WithName("answerQuestion")
            .WithSummary("Answers a question, in the way of a person's answer.");
    }

    private static async Task<Ok<ApiSlice<QuestionShape>>> ListAsync(
        QuestionList list,
        [Description("unanswered, answered or all."), Words(typeof(QuestionState))] string? state = null,
        [Description("Id of a shop.")] Guid? shop = null,
        [Description("next of the slice before.")] string? after = null,
        [Description("How many, 50 unless said."), Range(1, Cursor.MaxLimit)] int? limit = null,
        CancellationToken cancel = default)
    {
        var answered = ApiInput.Word<QuestionState>("state", state) switch { QuestionState.Answered => true, QuestionState.Unanswered => false, _ => (bool?)null };
        var place = Cursor.Read(after);
        var slice = await list.LoadAsync(new QuestionFilter(answered, shop is { } id ? new ShopId(id) : null),
            place is { } key ? new QuestionKey(key.At, key.Id) : null, Cursor.Limit(limit), cancel);
        return TypedResults.Ok(new ApiSlice<QuestionShape>(slice.Rows.Select(QuestionShape.Of).ToList(), slice.Next is { } next ? Cursor.Write(next.At, next.Id) : null));
    }

    private static async Task<Ok<QuestionShape>> GetAsync(Guid id, QuestionList list, CancellationToken cancel) => TypedResults.Ok(QuestionShape.Of(await FindAsync(id, list, cancel)));

    private static async Task<Accepted<AcceptedAnswer>> AnswerAsync(HttpContext http, Guid id, AnswerBody body, QuestionList list, SendReply send, CancellationToken cancel)
    {
        var text = ApiInput.Text("text", body.Text, AnswerBody.Longest)!;
        await FindAsync(id, list, cancel);
        var reply = await send.ExecuteAsync(ApiInput.Actor(http), WorkItemId.From(id), text, ReplySource.Api, cancel);
        return TypedResults.Accepted($"{ApiSetup.Root}/questions/{id}", new AcceptedAnswer(reply.Value, "held"));
    }

    private static async Task<QuestionRow> FindAsync(Guid id, QuestionList list, CancellationToken cancel) =>
        await list.FindAsync(new QuestionId(id), cancel) ?? throw new ApiMissingException("missing.question");

    private enum QuestionState
    {
        All,
        Unanswered,
        Answered,
    }
}

/// <summary>A question as programs get it.</summary>
public sealed record QuestionShape(
    Guid Id, Guid ShopId, string Number, ProductShape? Product, string Text, DateTimeOffset CreatedAt, WorkItemState State, ReplyState ReplyState,
    DateTimeOffset DueAt, Guid? AssigneeId, AnswerShape? Answer)
{
    public static QuestionShape Of(QuestionRow row) => new(
        row.Question.Id.Value, row.Question.ShopId.Value, row.Question.Ref.Number,
        row.Item.ProductId is { } product ? new ProductShape(product.Value, null, row.Item.ProductName) : null,
        row.Question.Text, row.Question.CreatedAt, row.Item.State, row.Item.ReplyState, row.Item.DueAt, row.Item.AssigneeId?.Value,
        row.Question.AnswerText is { } text && row.Question.AnswerState != AnswerState.None
            ? new AnswerShape(text, row.Question.AnswerState, row.Question.AnsweredAt, row.Question.AnswerEditable)
            : null);
}
