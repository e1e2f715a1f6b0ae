using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Reviews;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>From Ozon's review to ours. It has no author and no order number of any kind.</summary>
internal static class ReviewReader
{
    /// <exception cref="FieldException">Number, rating or time cannot be read; whatever else is odd is left out.</exception>
    public static IncomingReview Read(JsonElement review, string path) => new()
    {
        Number = Number(review, "id", path),
        Rating = Rating(review, path),
        CreatedAt = review.NeededTime("published_at", path),
        Text = review.Text("text") ?? "",
        Product = Product(review),
        PhotoUrls = Photos(review),
        VideoUrl = Video(review),
        Facts = Facts(review),
    };

    /// <summary>Lists only count the pictures; the review itself has them.</summary>
    public static IncomingReview WithPictures(IncomingReview review, JsonElement whole) => review with { PhotoUrls = Photos(whole), VideoUrl = Video(whole) };

    public static string Number(JsonElement item, string field, string path)
    {
        var number = item.NeededText(field, path);
        return number.Length <= MarketplaceRef.NumberMaxLength ? number : throw new FieldException($"{path}.{field}", "too long");
    }

    public static IncomingProduct? Product(JsonElement item) => item.Word("sku") is { Length: > 1 } sku ? new IncomingProduct(sku, item.Word("name"), item.Word("offer_id")) : null;

    /// <summary>The shop's comment among all comments of a review: the latest that is not an answer to another comment, else the latest.</summary>
    public static IncomingAnswer? Answer(IEnumerable<JsonElement> comments)
    {
        var own = comments.Where(comment => comment.Flag("is_owner") == true && !string.IsNullOrWhiteSpace(comment.Text("text"))).ToList();
        var direct = own.Where(comment => comment.Word("parent_comment_id") is null).ToList();
        var latest = (direct.Count > 0 ? direct : own).OrderBy(comment => comment.Time("published_at") ?? DateTimeOffset.MaxValue).LastOrDefault();
        if (latest.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var (state, word) = StateOf(latest);
        return new IncomingAnswer(latest.Text("text")!, state, word, Editable: false, latest.Time("published_at"));
    }

    /// <summary>Two flags and a reason instead of a word. What was turned down is not shown to anybody, whatever the other flag says.</summary>
    private static (AnswerState State, string Word) StateOf(JsonElement comment) => comment switch
    {
        _ when comment.Flag("is_rejected") == true => (AnswerState.Rejected, comment.Word("deviation_reason") ?? "is_rejected"),
        _ when comment.Flag("is_published") == true => (AnswerState.Published, "is_published"),
        _ => (AnswerState.InModeration, "moderation"),
    };

    private static string[] Photos(JsonElement review) => [.. review.List("photos").Select(photo => photo.Word("url")).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private static string? Video(JsonElement review) => review.List("videos").Select(video => video.Word("url")).OfType<string>().Order(StringComparer.Ordinal).FirstOrDefault();

    private static short Rating(JsonElement review, string path) => review.Whole("rating") switch
    {
        >= 1 and <= 5 and var stars => (short)stars,
        null => throw new FieldException($"{path}.rating", review.Find("rating") is null ? "missing" : "not a whole number"),
        var stars => throw new FieldException($"{path}.rating", $"{stars} is not 1 to 5"),
    };

    private static Dictionary<string, string> Facts(JsonElement review)
    {
        var facts = new Dictionary<string, string>();
        if (review.Word("order_status") is { } status)
        {
            facts["orderStatus"] = status;
        }

        if (review.Flag("is_rating_participant") is { } counts)
        {
            facts["countsForRating"] = counts ? "true" : "false";
        }

        return facts;
    }
}
