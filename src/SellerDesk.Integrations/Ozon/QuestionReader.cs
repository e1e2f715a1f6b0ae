using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Reviews;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>An answer to a question as Ozon lists it.</summary>
/// <param name="Author">The display name only: the list does not say which answers are the shop's own.</param>
internal sealed record QuestionAnswer(string? Author, string Text, string? State, DateTimeOffset? At, string? Question)
{
    public static QuestionAnswer Read(JsonElement answer) => new(answer.Word("author_name"), answer.Text("text") ?? "", answer.Word("status_publication"), answer.Time("published_at"), answer.Word("question_id"));
}

/// <summary>From Ozon's question to ours. The author's name, which it has, is not kept.</summary>
internal static class QuestionReader
{
    /// <exception cref="FieldException">Number or time cannot be read.</exception>
    public static IncomingQuestion Read(JsonElement question, string path) => new()
    {
        Number = ReviewReader.Number(question, "id", path),
        Text = question.Text("text") ?? "",
        CreatedAt = question.NeededTime("published_at", path),
        StateRaw = question.Word("status"),
        Product = ReviewReader.Product(question),
    };

    /// <summary>
    /// The shop's own answer: the latest under the company's name. Where the name says nothing, the latest of all, if the question counts as
    /// dealt with; otherwise other buyers wrote it.
    /// </summary>
    public static IncomingAnswer? Answer(IReadOnlyList<QuestionAnswer> answers, string? company, string? questionState)
    {
        var written = answers.Where(answer => answer.Text.Length > 0).OrderBy(answer => answer.At ?? DateTimeOffset.MaxValue).ToList();
        var own = company is null ? null : written.FindLast(answer => string.Equals(answer.Author, company, StringComparison.OrdinalIgnoreCase));
        own ??= OzonWords.Plain(questionState) == "processed" ? written.LastOrDefault() : null;
        return own is null ? null : new IncomingAnswer(own.Text, StateOf(own.State), own.State, Editable: false, own.At);
    }

    /// <summary>A duplicate is not shown: for the shop that is a refusal.</summary>
    private static AnswerState StateOf(string? word) => OzonWords.Plain(word) switch
    {
        "published" => AnswerState.Published,
        "awaiting_moderation" => AnswerState.InModeration,
        "moderation_failed" or "duplicate" => AnswerState.Rejected,
        _ => AnswerState.Unread,
    };
}
