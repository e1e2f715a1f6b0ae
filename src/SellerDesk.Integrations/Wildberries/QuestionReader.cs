using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Reviews;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>From Wildberries' question to ours. It has no author at all.</summary>
internal static class QuestionReader
{
    /// <exception cref="FieldException">Number or time cannot be read.</exception>
    public static IncomingQuestion Read(JsonElement question, string path) => new()
    {
        Number = FeedbackReader.Number(question, path),
        Text = question.Text("text") ?? "",
        CreatedAt = question.NeededTime("createdDate", path),
        StateRaw = question.Word("state"),
        Product = FeedbackReader.Product(question),
        Answer = Answer(question),
    };

    /// <summary>An answer to a question has no state of its own: the question's state tells.</summary>
    public static IncomingAnswer? Answer(JsonElement question)
    {
        var state = question.Word("state");
        return question.Find("answer") is { } answer && answer.Text("text") is { Length: > 0 } text
            ? new IncomingAnswer(text, StateOf(state), state, answer.Flag("editable") ?? false, answer.Time("createDate"))
            : null;
    }

    /// <summary><c>none</c>: the seller turned the question away with this text. Buyers do not see it, but the seller is done with it.</summary>
    private static AnswerState StateOf(string? word) => word switch
    {
        "wbRu" or "none" => AnswerState.Published,
        "suppliersPortalSynch" => AnswerState.InModeration,
        _ => AnswerState.Unread,
    };
}
