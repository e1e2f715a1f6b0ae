using System.Security.Cryptography;
using System.Text;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.Wildberries;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Control;

/// <summary>What is true, for comparing with what a caller believes: every write received in order, counts, every review with a digest.</summary>
internal static class TruthRoutes
{
    public static void MapTruth(this RouteGroupBuilder control)
    {
        control.MapGet("/ledger", Ledger);
        control.MapGet("/state", State);
        control.MapGet("/reviews", Reviews);
        control.MapGet("/products", (string account) => Catalog.Find(account)?.Products.Select(product => new { product.NmId, product.Article, product.Name, product.Price }));
    }

    private static object Ledger(Simulation world, string? account, string? kind)
    {
        var rows = world.Writes(account, kind);
        return new
        {
            entries = rows.Select(row => new { row.At, row.Account, row.Kind, row.Id, row.Text, row.Accepted, row.IdKnown }),
            counts = rows.GroupBy(row => row.Id).ToDictionary(group => group.Key, group => group.Count()),
        };
    }

    private static object State(Simulation world, Faults faults, RateLimits limits) => new
    {
        clock = new { now = world.Clock.Now, speed = world.Clock.Speed, start = world.Settings.Start },
        seed = world.Settings.Seed,
        moderationSeconds = world.ModerationSeconds,
        limits = new { enabled = limits.Enabled, scale = limits.Scale },
        faults = faults.All,
        accounts = Catalog.Accounts.Select(account => StateOf(world, account)).ToArray(),
    };

    public static ShopState StateOf(Simulation world, Account account) => world.Read(account, (shop, now) =>
    {
        var reviews = shop.Reviews.Seen(now, false).ToList();
        var archived = reviews.Count(entry => shop.Reviews.IsArchived(entry, now));
        var answered = reviews.Count(entry => shop.Reviews.IsAnswered(entry, now));
        var questions = shop.Questions.Seen(now, false).ToList();
        return new ShopState(
            account.Key, account.TradeMark, account.SellerId,
            new ReviewCounts(reviews.Count, reviews.Count - archived, answered, archived),
            new QuestionCounts(questions.Count, questions.Count(entry => !shop.Questions.IsAnswered(entry, now))),
            new OrderCounts(shop.Shop.OrdersBeforeKept + shop.Shop.Orders.CountUntil(now)));
    });

    private static IResult Reviews(Simulation world, string account) =>
        Catalog.Find(account) is { } seller
            ? Results.Ok(new { reviews = world.Read(seller, (shop, now) => shop.Reviews.Seen(now, false).Select(entry => Truth(shop, entry, now)).ToArray()) })
            : Results.NotFound();

    private static object Truth(ShopBooks shop, Entry entry, DateTimeOffset now)
    {
        var review = shop.Reviews.Open(entry, now);
        var content = $"{review.Rating}\n{review.Written.Text}\n{review.Written.Pros}\n{review.Written.Cons}";
        return new
        {
            id = review.Id,
            digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..16],
            rating = review.Rating,
            createdDate = review.At,
            nmId = review.Product.NmId,
            answered = shop.Reviews.IsAnswered(entry, now),
            archived = shop.Reviews.IsArchived(entry, now),
            answer = review.Answer is { } answer ? new { text = answer.Text, state = AnswerWire.StateOf(answer, now) } : null,
        };
    }
}

internal sealed record ShopState(string Key, string Name, Guid Sid, ReviewCounts Reviews, QuestionCounts Questions, OrderCounts Orders);

/// <summary>Unanswered: those that the list of unanswered reviews gives; archived: those that the archive gives, which includes the answered.</summary>
internal sealed record ReviewCounts(int Total, int Unanswered, int Answered, int Archived);

internal sealed record QuestionCounts(int Total, int Unanswered);

internal sealed record OrderCounts(int Total);
