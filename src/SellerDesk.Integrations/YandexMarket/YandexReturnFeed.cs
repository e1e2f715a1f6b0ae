using System.Runtime.CompilerServices;
using System.Text;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>
/// Returns and goods not taken, shop by shop of the cabinet, by the day of their last change; what the seller may decide is asked for those that
/// wait for him. Then the wishes to cancel.
/// </summary>
internal sealed class YandexReturnFeed : IFeed<IncomingReturn>
{
    private const int MostPerPage = 100;

    private readonly YandexClient client;
    private readonly TimeProvider clock;
    private readonly Cancellations cancellations;
    private readonly Walk<IncomingReturn> walk;

    public YandexReturnFeed(YandexClient client, TimeProvider clock)
    {
        this.client = client;
        this.clock = clock;
        cancellations = new Cancellations(client);
        walk = new Walk<IncomingReturn>(new WalkSource<IncomingReturn>(
            "returns", FetchAsync, (shop, step, given, path) => ReturnReader.Read(given, step.Lane.Length > 0 ? step.Lane : null, client.Settings(shop).Host, path),
            given => given.Number, given => given.Time("updateDate") ?? given.Time("creationDate"))
        {
            Complete = CompleteAsync,
        });
    }

    public async IAsyncEnumerable<FeedPage<IncomingReturn>> ReadAsync(ShopAccess shop, string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        var bookmark = ReturnCursor.Parse(cursor);
        var account = await YandexAccount.OfAsync(client, shop, cancel);
        var plan = new WalkPlan(account.Campaigns, TimeSpan.FromDays(90), TimeSpan.FromDays(90 * 8), TimeSpan.FromHours(2), TimeSpan.Zero)
        {
            LookBacks = [new LookBack("month", TimeSpan.FromDays(1), TimeSpan.FromDays(30))],
        };
        await foreach (var page in walk.ReadAsync(shop, bookmark.Walk, plan, clock.GetUtcNow(), cancel))
        {
            bookmark = bookmark with { Walk = page.Cursor };
            yield return page with { Cursor = bookmark.ToString() };
        }

        var (items, unreadable, waiting) = await cancellations.ReadAsync(shop, bookmark.Waiting, cancel);
        bookmark = bookmark with { Waiting = waiting };
        yield return new FeedPage<IncomingReturn>(items, unreadable, bookmark.ToString());
    }

    public IncomingReturn ReadAgain(ShopAccess shop, string raw)
    {
        using var answer = JsonAnswer.Of(Encoding.UTF8.GetBytes(raw));
        try
        {
            return answer.Problem is null && answer.Root.Find("programType") is not null
                ? ReturnReader.ReadCancellation(answer.Root, answer.Root.Time("updateDate"), Cancellations.Term, "$")
                : walk.ReadAgain(shop, raw);
        }
        catch (FieldException field)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, field.Message);
        }
    }

    /// <summary>What the seller may decide now; none where the vendor does not know the return (any more).</summary>
    public static async Task<IReadOnlyList<AllowedDecision>> DecisionsAsync(YandexClient client, ShopAccess shop, string business, string campaign, string number, CancellationToken cancel)
    {
        using var answer = await client.DecisionsAsync(shop, business, campaign, ReturnNumbers.Parse(number).Return!.Value, cancel);
        return answer.Problem is { } problem
            ? throw new MarketplaceException(MarketplaceFailure.Unreadable, problem)
            : [.. DecisionReader.Read(answer.Root.Find("result")?.List("availableDecisions") ?? [])];
    }

    private async Task<JsonAnswer> FetchAsync(ShopAccess shop, WalkStep step, CancellationToken cancel)
    {
        var answer = await client.ReturnsAsync(
            shop, step.Lane, step.From is { } from ? YandexWords.DayOf(from) : null, step.To is { } to ? YandexWords.DayOf(to) : null, client.Settings(shop).PageSize(MostPerPage), step.Token, cancel);
        if (answer is not { Problem: null, Root.ValueKind: System.Text.Json.JsonValueKind.Object } || answer.Root.EnumerateObject().Any())
        {
            return answer;
        }

        // A shop of the cabinet that is switched off: the others go on.
        answer.Dispose();
        return JsonAnswer.Of("""{"result":{"returns":[]}}"""u8.ToArray());
    }

    private async Task<Completed<IncomingReturn>> CompleteAsync(ShopAccess shop, WalkStep step, IReadOnlyList<IncomingReturn> returns, CancellationToken cancel)
    {
        var account = await YandexAccount.OfAsync(client, shop, cancel);
        var whole = new List<IncomingReturn>(returns.Count);
        foreach (var item in returns)
        {
            whole.Add(item.Stage == ReturnStage.AwaitsSeller ? item with { Decisions = await DecisionsAsync(client, shop, account.Business, step.Lane, item.Number, cancel) } : item);
        }

        return new Completed<IncomingReturn>(whole, []);
    }
}
