using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Ozon;

/// <summary>What reviews and their comments look like in the answers.</summary>
internal static partial class OzonReviewRoutes
{
    /// <summary>A comment marks its review, and a refused comment leaves the mark standing.</summary>
    private static string StatusOf(ShopBooks shop, Entry entry, DateTimeOffset now) => shop.Reviews.MarkOf(entry) switch
    {
        "processed" => "PROCESSED",
        _ when shop.Reviews.IsAnswered(entry, now) || shop.Reviews.WasAnswered(entry) => "PROCESSED",
        "viewed" => "VIEWED",
        _ => entry.At + NewFor < now ? "VIEWED" : "NEW",
    };

    private static object RowOf(Review review, string status, DateTimeOffset now) => new
    {
        id = review.Id,
        sku = OzonWire.Long(review.Product.NmId, review.Seed),
        text = TextOf(review),
        published_at = OzonWire.Time(review.At),
        rating = review.Rating,
        status,
        comments_amount = CommentsOf(review, now).Length,
        photos_amount = review.Photos,
        videos_amount = 0,
        order_status = review.Order is { IsCancelled: true } ? "CANCELLED" : "DELIVERED",
        is_rating_participant = review.Rating > 0,
    };

    private static object WholeOf(Review review, string status, DateTimeOffset now, string host) => new
    {
        id = review.Id,
        sku = OzonWire.Long(review.Product.NmId, review.Seed),
        text = TextOf(review),
        published_at = OzonWire.Time(review.At),
        rating = review.Rating,
        status,
        comments_amount = CommentsOf(review, now).Length,
        photos_amount = review.Photos,
        photos = Enumerable.Range(1, review.Photos).Select(n => new { url = $"{host}/photos/{(review.Seed % 1_000_000_000) + (ulong)n}.jpg", width = 900, height = 1200 }).ToArray(),
        videos_amount = 0,
        videos = Array.Empty<object>(),
        likes_amount = 0,
        dislikes_amount = 0,
        order_status = review.Order is { IsCancelled: true } ? "CANCELLED" : "DELIVERED",
        is_rating_participant = review.Rating > 0,
    };

    /// <summary>One text: what was good and bad about it stands in it.</summary>
    private static string TextOf(Review review)
    {
        string?[] parts = [review.Written.Text, review.Written.Pros.Length > 0 ? $"Достоинства: {review.Written.Pros}" : null, review.Written.Cons.Length > 0 ? $"Недостатки: {review.Written.Cons}" : null];
        return string.Join('\n', parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static object[] CommentsOf(Review review, DateTimeOffset now)
    {
        var comments = new List<object>();
        if (review.Seed % 37 == 0 && now > review.At.AddHours(20))
        {
            comments.Add(Comment($"{review.Id}-b", "А у меня такой же служит второй год.", false, true, false, "", review.At.AddHours(19)));
        }

        if (review.Answer is { } answer && answer.StageAt(now) != AnswerStage.InModeration)
        {
            var refused = answer.StageAt(now) == AnswerStage.Refused;
            comments.Add(Comment(CommentId(review.Id), answer.Text, true, !refused, refused, refused ? "Комментарий содержит контакты или ссылки" : "", answer.SentAt));
        }

        return [.. comments];
    }

    private static object Comment(string id, string text, bool isOwner, bool isPublished, bool isRejected, string reason, DateTimeOffset at) => new
    {
        id,
        text,
        parent_comment_id = "",
        is_owner = isOwner,
        is_official = isOwner,
        is_published = isPublished,
        is_rejected = isRejected,
        deviation_reason = reason,
        likes_amount = 0,
        dislikes_amount = 0,
        published_at = OzonWire.Time(at),
    };

    private static string CommentId(string reviewId) => $"{reviewId}-c";
}
