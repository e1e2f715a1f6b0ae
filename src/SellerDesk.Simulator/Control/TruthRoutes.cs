using System.Security.Cryptography;
using System.Text;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.Marketplaces;
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
        control.MapGet("/flaws", (Simulation world) => Flaw.Of(world.Settings).Select(flaw => new { flaw.Account, product = Catalog.Find(flaw.Account)?.Products.First(product => product.Kind == flaw.Kind).Article, reason = flaw.Reason.ToString(), flaw.Share, flaw.From, until = flaw.Until == DateTimeOffset.MaxValue ? (DateTimeOffset?)null : flaw.Until }));
        control.MapLists();
        control.MapGet("/products", (string account) => Catalog.Find(account)?.Products.Select(product => new { product.NmId, product.Article, product.Name, product.Price }));
    }

    private static object Ledger(Simulation world, PushOutbox outbox, string? account, string? kind, string? marketplace)
    {
        if (kind == "push")
        {
            return new { entries = outbox.History(account, marketplace) };
        }

        var rows = world.Writes(account, kind, marketplace);
        return new
        {
            entries = rows.Select(row => new { row.At, row.Account, marketplace = row.Marketplace ?? Home.Wildberries, row.Kind, row.Id, row.Text, row.Accepted, row.IdKnown, order = row.Key, row.Verb, row.Note, row.Amount, row.Count }),
            counts = rows.GroupBy(row => row.Id).ToDictionary(group => group.Key, group => group.Count()),
        };
    }

    private static object State(Simulation world, Faults faults, RateLimits limits, Wires wires, PushOutbox outbox) => new
    {
        clock = new { now = world.Clock.Now, speed = world.Clock.Speed, start = world.Settings.Start },
        seed = world.Settings.Seed,
        moderationSeconds = world.ModerationSeconds,
        limits = new { enabled = limits.Enabled, scale = limits.Scale },
        faults = faults.All,
        marketplaces = wires.All.Select(wire => new { name = wire.Marketplace, prefix = wire.Prefix, pushes = outbox.Marketplaces.Contains(wire.Marketplace) }),
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
            new OrderCounts(shop.Shop.OrdersBeforeKept + shop.Shop.Orders.CountUntil(now), shop.Shop.Orders.CountUntil(now)),
            new ChatCounts(shop.Chats.Changed(DateTimeOffset.UnixEpoch, now).Count(), shop.Chats.Written(DateTimeOffset.MinValue, now).Count()),
            new ClaimCounts(shop.Shop.Claims.CountUntil(now), shop.Claims.Opened(now.AddDays(-60), now).Count(claim => claim.IsOpen)),
            account.Products.Length, account.Marketplace);
    });

    private static IResult Reviews(Simulation world, string account) =>
        Catalog.Find(account) is { } seller
            ? Results.Ok(new { reviews = world.Read(seller, (shop, now) => shop.Reviews.Seen(now, false).Select(entry => Truth(shop, entry, now)).ToArray()) })
            : Results.NotFound();

    internal static string Digest(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..16];

    private static string StateOf(Answer answer, DateTimeOffset now) => answer.StageAt(now) switch
    {
        AnswerStage.InModeration => "reviewRequired",
        AnswerStage.Refused => "rejected",
        _ => "wbRu",
    };

    private static object Truth(ShopBooks shop, Entry entry, DateTimeOffset now)
    {
        var review = shop.Reviews.Open(entry, now);
        var content = $"{review.Rating}\n{review.Written.Text}\n{review.Written.Pros}\n{review.Written.Cons}";
        return new
        {
            id = review.Id,
            digest = Digest(content),
            rating = review.Rating,
            createdDate = review.At,
            nmId = review.Product.NmId,
            order = review.Order?.Key.Packed,
            answered = shop.Reviews.IsAnswered(entry, now),
            archived = shop.Reviews.IsArchived(entry, now),
            answer = review.Answer is { } answer ? new { text = answer.Text, state = StateOf(answer, now) } : null,
        };
    }
}

internal sealed record ShopState(
    string Key, string Name, Guid Sid, ReviewCounts Reviews, QuestionCounts Questions, OrderCounts Orders, ChatCounts Chats, ClaimCounts Claims, int Cards, string Marketplace);

/// <summary>Unanswered: those that the list of unanswered reviews gives; archived: those that the archive gives, which includes the answered.</summary>
internal sealed record ReviewCounts(int Total, int Unanswered, int Answered, int Archived);

internal sealed record QuestionCounts(int Total, int Unanswered);

/// <summary>Listed: those that the order feeds can still give.</summary>
internal sealed record OrderCounts(int Total, int Listed);

internal sealed record ChatCounts(int Total, int Messages);

internal sealed record ClaimCounts(int Total, int Open);
