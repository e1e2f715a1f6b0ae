using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>From Yandex Market's question to ours. Who asked is not kept: nobody answers a question by name.</summary>
internal static class QuestionReader
{
    /// <exception cref="FieldException">Number or time cannot be read.</exception>
    public static IncomingQuestion Read(JsonElement question, string path)
    {
        var about = question.Find("questionIdentifiers") ?? question;
        return new IncomingQuestion
        {
            Number = YandexWords.Number(about, "id", $"{path}.questionIdentifiers"),
            Text = question.Text("text") ?? "",
            CreatedAt = question.NeededTime("createdAt", path),
            Product = YandexWords.Product(about.Word("offerId")),
        };
    }

    /// <summary>The shop's own answer: buyers and the vendor of the goods may answer too.</summary>
    public static JsonElement? OwnAnswer(IEnumerable<JsonElement> answers) => answers
        .Where(answer => answer.Find("author")?.Enum("type") is "BUSINESS" or "BRAND" && answer.Enum("status") != "DELETED")
        .Select(answer => (JsonElement?)answer)
        .LastOrDefault();

    public static IncomingAnswer? Answer(JsonElement? answer)
    {
        var state = answer?.Enum("status");
        return answer?.Text("text") is { Length: > 0 } text
            ? new IncomingAnswer(text, YandexWords.AnswerStateOf(state), state, answer.Value.Flag("canModify") ?? false, answer.Value.Time("createdAt"))
            : null;
    }
}
