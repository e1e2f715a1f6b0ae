using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>Reading reviews: lists by offset, the archive, one by id, counters.</summary>
internal static class FeedbackRoutes
{
    private const int MaxTake = 5000;
    private const int MaxSkip = 199_990;
    private const string Root = "/wb/feedbacks/api/v1";

    public static void MapFeedbacks(this WebApplication app)
    {
        app.MapGet($"{Root}/feedbacks", ListAsync);
        app.MapGet($"{Root}/feedbacks/archive", ArchiveAsync);
        app.MapGet($"{Root}/feedback", OneAsync);
        app.MapGet($"{Root}/feedbacks/count", CountAsync);
        app.MapGet($"{Root}/feedbacks/count-unanswered", UnansweredAsync);
        app.MapGet($"{Root}/new-feedbacks-questions", NewAsync);
    }

    private static Task ListAsync(HttpContext context, Simulation world)
    {
        var query = ListQuery.Read(context.Request.Query);
        var problem = query.Problem
            ?? (query.IsAnswered is null ? "Плохой формат isAnswered" : null)
            ?? (query.Take is null or < 1 or > MaxTake ? "Плохой формат take" : null)
            ?? (query.Skip is null or > MaxSkip ? "Плохой формат skip" : null);
        if (problem is not null)
        {
            return ListAnswers.FailAsync(context, StatusCodes.Status400BadRequest, problem);
        }

        var account = WildberriesRoutes.CallerOf(context).Account;
        var host = HostOf(context);
        return ListAnswers.GoodAsync(context, world.Read(account, (shop, now) =>
        {
            var (unanswered, answered) = Counts(shop, now);
            var page = shop.Reviews.Seen(now, query.NewestFirst)
                .Where(entry => query.Fits(entry) && (query.IsAnswered!.Value ? shop.Reviews.IsAnswered(entry, now) : !shop.Reviews.IsArchived(entry, now)));
            return new { countUnanswered = unanswered, countArchive = answered, feedbacks = Page(page, query, shop, now, host) };
        }));
    }

    private static Task ArchiveAsync(HttpContext context, Simulation world)
    {
        var query = ListQuery.Read(context.Request.Query);
        if (query.Problem is not null || query.Take is null || query.Skip is null)
        {
            return ListAnswers.FailAsync(context, StatusCodes.Status400BadRequest, query.Problem ?? "Something went wrong");
        }

        if (query.Take is < 1 or > MaxTake)
        {
            return ListAnswers.FailAsync(context, StatusCodes.Status422UnprocessableEntity, "Не удалось получить архивные отзывы по фильтру");
        }

        var account = WildberriesRoutes.CallerOf(context).Account;
        var host = HostOf(context);
        return ListAnswers.GoodAsync(context, world.Read(account, (shop, now) => new
        {
            feedbacks = Page(shop.Reviews.Seen(now, query.NewestFirst).Where(entry => query.Fits(entry) && shop.Reviews.IsArchived(entry, now)), query, shop, now, host),
        }));
    }

    private static Task OneAsync(HttpContext context, Simulation world)
    {
        var host = HostOf(context);
        return ListAnswers.OneAsync(context, world, (shop, id, now) => shop.Reviews.Find(id) is { } entry && entry.At <= now ? Show(shop, entry, now, host) : null, "Невозможно получить отзыв по id");
    }

    private static Task CountAsync(HttpContext context, Simulation world) =>
        ListAnswers.CountAsync(context, world, (shop, now) => shop.Reviews.Seen(now, true), (shop, entry, now) => shop.Reviews.IsAnswered(entry, now));

    private static Task UnansweredAsync(HttpContext context, Simulation world) =>
        ListAnswers.UnansweredAsync(context, world, (shop, now) => shop.Reviews.Seen(now, true).Where(entry => !shop.Reviews.IsArchived(entry, now)));

    private static Task NewAsync(HttpContext context, Simulation world) =>
        ListAnswers.GoodAsync(context, world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) => new
        {
            hasNewQuestions = shop.Questions.Seen(now, true).Any(entry => !shop.Questions.Open(entry, now).WasViewed),
            hasNewFeedbacks = shop.Reviews.Seen(now, true).Any(entry => !shop.Reviews.IsArchived(entry, now)),
        }));

    private static (int Unanswered, int Answered) Counts(ShopBooks shop, DateTimeOffset now)
    {
        var unanswered = 0;
        var answered = 0;
        foreach (var entry in shop.Reviews.Seen(now, true))
        {
            if (shop.Reviews.IsAnswered(entry, now))
            {
                answered++;
            }
            else if (!shop.Reviews.IsArchived(entry, now))
            {
                unanswered++;
            }
        }

        return (unanswered, answered);
    }

    private static FeedbackWire[] Page(IEnumerable<Entry> entries, ListQuery query, ShopBooks shop, DateTimeOffset now, string host) =>
        [.. entries.Skip(query.Skip!.Value).Take(query.Take!.Value).Select(entry => Show(shop, entry, now, host))];

    private static FeedbackWire Show(ShopBooks shop, Entry entry, DateTimeOffset now, string host) =>
        FeedbackWire.Of(shop.Reviews.Open(entry, now), shop.Reviews.IsAnswered(entry, now), shop.Account, now, host);

    private static string HostOf(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";
}
