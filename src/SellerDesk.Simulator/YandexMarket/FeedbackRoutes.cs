using System.Text.Json.Nodes;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.YandexMarket;

/// <summary>Reviews, oldest first, and the comments under them, among which is the seller's answer.</summary>
internal static class FeedbackRoutes
{
    private const int LongestText = 4096;
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(184);

    public static void Map(YandexRoutes routes, Simulation world, SellerActs acts)
    {
        const string Root = "/v2/businesses/{businessId}/goods-feedback";
        routes.Post(Root, YandexMethod.Read("getGoodsFeedbacks", 5000, 10_000, "communication"), call => ListAsync(call, world));
        routes.Post(Root + "/comments", YandexMethod.Read("getGoodsFeedbackComments", 5000, 10_000, "communication"), call => CommentsAsync(call, world));
        routes.Post(Root + "/comments/update", YandexMethod.Write("updateGoodsFeedbackComment", 1000, 1000, "communication"), call => UpdateAsync(call, world, acts));
        routes.Post(Root + "/comments/delete", YandexMethod.Write("deleteGoodsFeedbackComment", 1000, 1000, "communication"), call => DeleteAsync(call, world, acts));
        routes.Post(Root + "/skip-reaction", YandexMethod.Write("skipGoodsFeedbacksReaction", 500, 1000, "communication"), call => SkipAsync(call, world, acts));
    }

    /// <summary>The review of that number.</summary>
    public static Entry? Find(ShopBooks shop, long number, DateTimeOffset now)
    {
        var key = YandexIds.KeyOf(number);
        return key < 0
            ? shop.Reviews.Seen(now, newestFirst: true).Where(entry => entry.Key == key).Select(entry => (Entry?)entry).FirstOrDefault()
            : shop.Reviews.Find(PublicId.Of(shop.Settings.Seed, 'r', key)) is { } found && found.At <= now ? found : null;
    }

    public static bool Waits(ShopBooks shop, Entry entry, DateTimeOffset now) => !shop.Reviews.IsAnswered(entry, now) && shop.Reviews.MarkOf(entry) is null;

    private static Task ListAsync(YandexExchange call, Simulation world)
    {
        if (call.Offset() is not { } offset)
        {
            return call.BadAsync("pageToken is not valid");
        }

        if (call.Numbers("feedbackIds") is { Length: > 0 } ids)
        {
            return call.OkAsync(world.Read(call.Account, (shop, now) => new { feedbacks = ids.Select(id => Find(shop, id, now)).OfType<Entry>().Select(entry => Show(shop, entry, now, call.Host)).ToArray(), paging = YandexExchange.Paging(null) }));
        }

        var to = YandexExchange.Moment(call.Text("dateTimeTo")) ?? DateTimeOffset.MaxValue;
        var until = to < world.Clock.Now ? to : world.Clock.Now;
        var from = YandexExchange.Moment(call.Text("dateTimeFrom")) ?? until - LongestPeriod;
        return until - from > LongestPeriod
            ? call.BadAsync("Interval between dateTimeFrom and dateTimeTo must not exceed 6 months")
            : call.OkAsync(world.Read(call.Account, (shop, now) => Page(call, shop, from, to, offset, now)));
    }

    /// <summary>The token is a place in the whole row of reviews, so that a page costs no more than its own items.</summary>
    private static object Page(YandexExchange call, ShopBooks shop, DateTimeOffset from, DateTimeOffset to, int offset, DateTimeOffset now)
    {
        var (all, limit, onlyWaiting) = (shop.Shop.Reviews, call.Limit(25, 50), call.Text("reactionStatus") == "NEED_REACTION");
        var end = Math.Min(all.CountUntil(now), all.CountUntil(to.AddTicks(to == DateTimeOffset.MaxValue ? 0 : -1)));
        var items = new List<object>();
        var place = Math.Max(offset, all.CountUntil(from));
        for (; place < end && items.Count < limit; place++)
        {
            if (!onlyWaiting || Waits(shop, all[place], now))
            {
                items.Add(Show(shop, all[place], now, call.Host));
            }
        }

        return new { feedbacks = items, paging = YandexExchange.Paging(place < end ? place : null) };
    }

    private static object Show(ShopBooks shop, Entry entry, DateTimeOffset now, string host)
    {
        var review = shop.Reviews.Open(entry, now);
        var photos = Enumerable.Range(0, review.Photos).Select(n => $"{host}/wb/photos/{review.Seed % 1_000_000_000 + (ulong)n}.jpg").ToArray();
        return new
        {
            feedbackId = YandexIds.Of(entry.Key),
            createdAt = YandexTime.Of(review.At),
            needReaction = Waits(shop, entry, now),
            identifiers = new { orderId = review.Order?.Key.OrderNumber, offerId = review.Product.Article },
            author = review.Order is { } order ? Customer.Of(order).DisplayName : review.Author,
            description = review.Written.IsEmpty ? null : new { advantages = NotBlank(review.Written.Pros), disadvantages = NotBlank(review.Written.Cons), comment = NotBlank(review.Written.Text) },
            media = photos.Length == 0 ? null : new { photos },
            statistics = new { rating = review.Rating, commentsCount = CommentsOf(shop, entry, review, now).Count, recommended = review.Rating >= 4 },
        };
    }

    private static Task CommentsAsync(YandexExchange call, Simulation world) => world.Read(call.Account, (shop, now) =>
        call.Number("feedbackId") is { } id && Find(shop, id, now) is { } entry ? CommentsOf(shop, entry, shop.Reviews.Open(entry, now), now) : null) is { } comments
        ? call.OkAsync(new { comments, paging = YandexExchange.Paging(null) })
        : call.MissingAsync("Feedback not found");

    /// <summary>The answer; here and there the buyer thanks for it.</summary>
    private static List<object> CommentsOf(ShopBooks shop, Entry entry, Review review, DateTimeOffset now)
    {
        const ulong OneThanksOf = 29;
        if (review.Answer is not { } answer)
        {
            return [];
        }

        var (feedback, id) = (YandexIds.Of(entry.Key), CommentId(entry));
        var comments = new List<object> { Comment(id, feedback, answer.Text, answer.StageAt(now), true, null, "BUSINESS", shop.Account.TradeMark) };
        if (review.Seed % OneThanksOf == 0 && answer.StageAt(now) == AnswerStage.Published)
        {
            comments.Add(Comment(id + 1, feedback, "Спасибо за ответ!", AnswerStage.Published, false, id, "USER", review.Author));
        }

        return comments;
    }

    private static object Comment(long id, long feedbackId, string text, AnswerStage stage, bool canModify, long? parentId, string type, string name) => new
    {
        id,
        text,
        canModify,
        parentId,
        author = new { type, name },
        status = stage switch { AnswerStage.InModeration => "UNMODERATED", AnswerStage.Refused => "BANNED", _ => "PUBLISHED" },
        feedbackId,
    };

    private static long CommentId(Entry entry) => (YandexIds.Of(entry.Key) * 10) + (int)OrderThing.Comment;

    private static Task UpdateAsync(YandexExchange call, Simulation world, SellerActs acts)
    {
        var comment = call.Body["comment"] as JsonObject;
        var text = comment?["text"]?.ToString();
        if (call.Number("feedbackId") is not { } id || text is null or { Length: 0 or > LongestText })
        {
            return call.BadAsync($"comment.text must be from 1 to {LongestText} characters");
        }

        var edited = YandexExchange.NumberOf(comment!["id"]);
        var (reviewId, commentId) = world.Read(call.Account, (shop, now) => Find(shop, id, now) is { } entry ? (shop.Reviews.Open(entry, now).Id, CommentId(entry)) : ("", 0));
        if (reviewId.Length == 0 || (edited is not null && edited != commentId))
        {
            return call.MissingAsync("Feedback or comment not found");
        }

        var row = edited is null ? acts.AnswerReview(call.Account, Home.Yandex, reviewId, text) : acts.AnswerReview(call.Account, Home.Yandex, reviewId, text, (_, _) => true);
        return row.Accepted
            ? call.OkAsync(Comment(commentId, id, text, AnswerStage.InModeration, true, null, "BUSINESS", call.Account.TradeMark))
            : call.BadAsync("The feedback has a comment of the business already");
    }

    private static Task DeleteAsync(YandexExchange call, Simulation world, SellerActs acts)
    {
        var id = (call.Number("id") ?? 0) / 10;
        var reviewId = world.Read(call.Account, (shop, now) => Find(shop, id, now) is { } entry ? shop.Reviews.Open(entry, now).Id : "");
        return reviewId.Length > 0 && acts.WithdrawAnswer(call.Account, Home.Yandex, reviewId).Accepted ? call.OkAsync(null) : call.MissingAsync("Comment not found");
    }

    private static Task SkipAsync(YandexExchange call, Simulation world, SellerActs acts)
    {
        foreach (var id in call.Numbers("feedbackIds"))
        {
            if (world.Read(call.Account, (shop, now) => Find(shop, id, now) is { } entry ? shop.Reviews.Open(entry, now).Id : null) is { } reviewId)
            {
                acts.MarkReview(call.Account, Home.Yandex, reviewId, "skipped");
            }
        }

        return call.OkAsync(null);
    }

    private static string? NotBlank(string text) => text.Length > 0 ? text : null;
}
