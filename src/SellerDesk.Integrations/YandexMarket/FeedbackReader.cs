using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>From Yandex Market's "goods feedback" to our review. It names its order, which no other marketplace does.</summary>
internal static class FeedbackReader
{
    private const int LongestComment = 1000;

    /// <exception cref="FieldException">Number, rating or time cannot be read; whatever else is odd is left out.</exception>
    public static IncomingReview Read(JsonElement feedback, string path)
    {
        var about = feedback.Find("identifiers");
        var written = feedback.Find("description");
        var media = feedback.Find("media");
        return new IncomingReview
        {
            Number = YandexWords.Number(feedback, "feedbackId", path),
            Rating = Rating(feedback, path),
            CreatedAt = feedback.NeededTime("createdAt", path),
            Text = written?.Text("comment") ?? "",
            Pros = written?.Word("advantages"),
            Cons = written?.Word("disadvantages"),
            Author = feedback.Word("author"),
            OrderNumber = about?.Word("orderId"),
            Product = YandexWords.Product(about?.Word("offerId")),
            PhotoUrls = media is { } shown ? [.. shown.List("photos").Select(photo => photo.AsText()).OfType<string>()] : [],
            VideoUrl = media?.List("videos").Select(video => video.AsText()).FirstOrDefault(),
            Facts = Facts(feedback),
        };
    }

    /// <summary>The shop's own answer among the comments: the last one that is not withdrawn, given to the review and not to another comment.</summary>
    public static JsonElement? OwnComment(IEnumerable<JsonElement> comments) => comments
        .Where(comment => comment.Find("author")?.Enum("type") is "BUSINESS" or "BRAND" && comment.Word("parentId") is null && comment.Enum("status") != "DELETED")
        .Select(comment => (JsonElement?)comment)
        .LastOrDefault();

    /// <summary>Null when there is no text, which is how an answer that was withdrawn may look. When it was given is not told.</summary>
    public static IncomingAnswer? Answer(JsonElement? comment)
    {
        var state = comment?.Enum("status");
        return comment?.Text("text") is { Length: > 0 } text
            ? new IncomingAnswer(text, YandexWords.AnswerStateOf(state), state, comment.Value.Flag("canModify") ?? false, null)
            : null;
    }

    /// <summary>What a buyer wrote last under the review, to be seen beside it; without the name.</summary>
    public static string? BuyersComment(IEnumerable<JsonElement> comments) =>
        comments.LastOrDefault(comment => comment.Find("author")?.Enum("type") == "USER") is { ValueKind: JsonValueKind.Object } comment && comment.Text("text") is { } text
            ? text.Length > LongestComment ? text[..LongestComment] + "…" : text
            : null;

    private static short Rating(JsonElement feedback, string path)
    {
        var holder = feedback.Find("statistics");
        return holder?.Whole("rating") switch
        {
            >= 1 and <= 5 and var stars => (short)stars,
            null => throw new FieldException($"{path}.statistics.rating", holder?.Find("rating") is null ? "missing" : "not a whole number"),
            var stars => throw new FieldException($"{path}.statistics.rating", $"{stars} is not 1 to 5"),
        };
    }

    private static Dictionary<string, string> Facts(JsonElement feedback)
    {
        var statistics = feedback.Find("statistics");
        var facts = new Dictionary<string, string>();
        facts.Put("needReaction", feedback.Word("needReaction"));
        facts.Put("comments", statistics?.Word("commentsCount") is { } count and not "0" ? count : null);
        facts.Put("recommended", statistics?.Word("recommended"));
        facts.Put("paid", statistics?.Word("paidAmount"));
        return facts;
    }
}
