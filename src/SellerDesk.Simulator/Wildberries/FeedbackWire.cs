using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>A review as the reviews host writes it.</summary>
internal sealed record FeedbackWire(
    string Id, string Text, string Pros, string Cons, int ProductValuation, string CreatedDate, AnswerWire? Answer, string State,
    ReviewedProductWire ProductDetails, PhotoWire[]? PhotoLinks, object? Video, bool WasViewed, string UserName, string OrderStatus, string MatchingSize,
    bool IsAbleSupplierFeedbackValuation, int SupplierFeedbackValuation, bool IsAbleSupplierProductValuation, int SupplierProductValuation,
    bool IsAbleReturnProductOrders, string? ReturnProductOrdersDate, string[]? Bables, long LastOrderShkId, string LastOrderCreatedAt,
    string Color, int SubjectId, string SubjectName, string? ParentFeedbackId, string? ChildFeedbackId)
{
    private static readonly TimeSpan NewFor = TimeSpan.FromDays(3);

    public static FeedbackWire Of(Review review, bool isAnswered, Account account, DateTimeOffset now, string host)
    {
        var product = review.Product;
        return new FeedbackWire(
            review.Id, review.Written.Text, review.Written.Pros, review.Written.Cons, review.Rating, WireTime.WithOffset(review.At),
            AnswerWire.Of(review.Answer, now), isAnswered ? "wbRu" : "none",
            new ReviewedProductWire(product.ImtId, product.NmId, product.Name, product.Article, account.LegalName, product.Brand, product.Sizes[review.Size]),
            PhotosOf(review, host), null, isAnswered || review.At + NewFor < now, review.Author, StatusOf(review.Order), FitOf(review),
            false, 0, false, 0, false, null, review.Tags.Count == 0 ? null : [.. review.Tags],
            ShkOf(review), WireTime.WithOffset(review.Order?.CreatedAt ?? review.At.AddDays(-6)),
            product.Color, product.SubjectId, product.Subject, null, null);
    }

    private static PhotoWire[]? PhotosOf(Review review, string host) =>
        review.Photos == 0
            ? null
            : [.. Enumerable.Range(1, review.Photos).Select(n => $"{host}/wb/photos/{(review.Seed % 1_000_000_000) + (ulong)n}.jpg").Select(url => new PhotoWire(url, url + "?width=120"))];

    private static string StatusOf(Order? order) => order?.Fate switch
    {
        Fate.Bought => order.Key.Number % 40 == 7 ? "notSpecified" : "buyout",
        Fate.Returned => "returned",
        Fate.RefusedAtPickup => "rejected",
        _ => "notSpecified",
    };

    /// <summary>The published description spells "ok" with Cyrillic letters, the published example with Latin ones: both are met.</summary>
    private static string FitOf(Review review) => review.Fit switch
    {
        Fit.Right => review.Seed % 3 == 0 ? "ок" : "ok",
        Fit.RunsSmall => "smaller",
        Fit.RunsLarge => "bigger",
        _ => "",
    };

    private static long ShkOf(Review review) => 20_000_000_000 + (long)(Dice.Mix((ulong)(review.Order?.Key.Packed ?? (long)review.Seed)) % 9_000_000_000);
}

/// <summary>The seller's answer with the state of its moderation.</summary>
internal sealed record AnswerWire(string Text, string State, bool Editable)
{
    public static AnswerWire? Of(Answer? answer, DateTimeOffset now) =>
        answer is null
            ? null
            : new AnswerWire(answer.Text, StateOf(answer, now), answer.IsEditableAt(now));

    public static string StateOf(Answer answer, DateTimeOffset now) => answer.StageAt(now) switch
    {
        AnswerStage.InModeration => "reviewRequired",
        AnswerStage.Refused => "rejected",
        _ => "wbRu",
    };
}

internal sealed record PhotoWire(string FullSize, string MiniSize);

internal sealed record ReviewedProductWire(int ImtId, int NmId, string ProductName, string SupplierArticle, string SupplierName, string BrandName, string Size);
