using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Reviews;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>From Wildberries' "feedback" to our review.</summary>
internal static class FeedbackReader
{
    /// <exception cref="FieldException">Number, rating or time cannot be read; whatever else is odd is left out.</exception>
    public static IncomingReview Read(JsonElement feedback, string path) => new()
    {
        Number = Number(feedback, path),
        Rating = Rating(feedback, path),
        CreatedAt = feedback.NeededTime("createdDate", path),
        Text = feedback.Text("text") ?? "",
        Pros = feedback.Word("pros"),
        Cons = feedback.Word("cons"),
        Author = feedback.Word("userName"),
        Product = Product(feedback),
        PhotoUrls = [.. feedback.List("photoLinks").Select(Photo).OfType<string>()],
        VideoUrl = feedback.Find("video")?.Word("link"),
        Facts = FactsOf(feedback),
        Answer = feedback.Find("answer") is { } answer ? Answer(answer) : null,
    };

    /// <summary>Null when there is an empty answer, which is how some answers that were withdrawn look.</summary>
    public static IncomingAnswer? Answer(JsonElement answer)
    {
        var state = answer.Word("state");
        return answer.Text("text") is { Length: > 0 } text
            ? new IncomingAnswer(text, StateOf(state), state, answer.Flag("editable") ?? false, null)
            : null;
    }

    /// <summary>What the marketplace names: <c>nmId</c> is its number of the product card.</summary>
    public static IncomingProduct? Product(JsonElement item)
    {
        var details = item.Find("productDetails");
        return details?.Word("nmId") is { } number
            ? new IncomingProduct(number, details.Value.Word("productName"), details.Value.Word("supplierArticle"), details.Value.Word("brandName"), item.Word("subjectName"))
            : null;
    }

    public static string Number(JsonElement item, string path)
    {
        var number = item.NeededText("id", path);
        return number.Length <= MarketplaceRef.NumberMaxLength ? number : throw new FieldException($"{path}.id", "too long");
    }

    /// <summary><c>none</c> is "new": taken, not yet looked at, which for us is in moderation too.</summary>
    private static AnswerState StateOf(string? word) => word switch
    {
        "wbRu" => AnswerState.Published,
        "none" or "reviewRequired" => AnswerState.InModeration,
        "rejected" => AnswerState.Rejected,
        _ => AnswerState.Unread,
    };

    private static short Rating(JsonElement feedback, string path) => feedback.Whole("productValuation") switch
    {
        >= 1 and <= 5 and var stars => (short)stars,
        null => throw new FieldException($"{path}.productValuation", feedback.Find("productValuation") is null ? "missing" : "not a whole number"),
        var stars => throw new FieldException($"{path}.productValuation", $"{stars} is not 1 to 5"),
    };

    private static string? Photo(JsonElement photo) =>
        photo.ValueKind == JsonValueKind.String ? photo.AsText() : photo.Word("fullSize") ?? photo.Word("miniSize");

    private static Dictionary<string, string> FactsOf(JsonElement feedback) => new Facts()
        .Add("size", SizeOf(feedback.Find("productDetails")?.Word("size")))
        .Add("fit", Fit(feedback.Word("matchingSize")))
        .Add("tags", string.Join(", ", feedback.List("bables").Select(tag => tag.AsText()?.Trim()).Where(tag => !string.IsNullOrEmpty(tag))))
        .Time("orderedAt", feedback.Time("lastOrderCreatedAt"))
        .Take(feedback, ("color", "color"), ("orderStatus", "orderStatus"), ("unitBarcode", "lastOrderShkId"), ("supplements", "parentFeedbackId"), ("supplementedBy", "childFeedbackId"))
        .ToDictionary();

    /// <summary>Goods without sizes have the size "0".</summary>
    private static string? SizeOf(string? size) => size == "0" ? null : size;

    /// <summary>The published description spells "ok" with Cyrillic letters, the published example with Latin ones.</summary>
    private static string? Fit(string? word) => word is "ок" or "oк" or "оk" ? "ok" : word;
}
