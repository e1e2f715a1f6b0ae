using System.Runtime.CompilerServices;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>Product cards: the whole catalogue, then the state of its content, every five hours. Neither list can be asked for what changed.</summary>
internal sealed class YandexCardFeed : IFeed<IncomingCard>
{
    private const int MostMappings = 100;
    private const int MostCards = 200;
    private static readonly TimeSpan NamesKept = TimeSpan.FromDays(1);
    private static readonly WalkPlan Plan = new(["ALL"], null, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromHours(5));

    private readonly YandexClient client;
    private readonly TimeProvider clock;
    private readonly Walk<IncomingCard> mappings;
    private readonly Walk<IncomingCard> contents;
    private readonly KeptAnswers<IReadOnlyDictionary<string, string>> categories;

    public YandexCardFeed(YandexClient client, TimeProvider clock)
    {
        this.client = client;
        this.clock = clock;
        categories = new KeptAnswers<IReadOnlyDictionary<string, string>>(clock, NamesKept);
        mappings = new Walk<IncomingCard>(new WalkSource<IncomingCard>("offerMappings", FetchMappingsAsync, (_, _, mapping, path) => CardReader.ReadMapping(mapping, path), NumberOf, _ => null));
        contents = new Walk<IncomingCard>(new WalkSource<IncomingCard>("offerCards", FetchContentsAsync, (_, _, card, path) => CardReader.ReadContent(card, path), NumberOf, _ => null)
        {
            Complete = CompleteAsync,
        });
    }

    public async IAsyncEnumerable<FeedPage<IncomingCard>> ReadAsync(ShopAccess shop, string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        var bookmark = CardCursor.Parse(cursor);
        await foreach (var page in mappings.ReadAsync(shop, bookmark.Mappings, Plan, clock.GetUtcNow(), cancel))
        {
            bookmark = bookmark with { Mappings = page.Cursor };
            yield return page with { Cursor = bookmark.ToString() };
        }

        await foreach (var page in contents.ReadAsync(shop, bookmark.Contents, Plan, clock.GetUtcNow(), cancel))
        {
            bookmark = bookmark with { Contents = page.Cursor };
            yield return page with { Cursor = bookmark.ToString() };
        }
    }

    /// <summary>Which of the two sources it came from shows in its fields.</summary>
    public IncomingCard ReadAgain(ShopAccess shop, string raw)
    {
        using var answer = JsonAnswer.Of(System.Text.Encoding.UTF8.GetBytes(raw));
        return (answer.Problem is null && answer.Root.Find("offer") is not null ? mappings : contents).ReadAgain(shop, raw) is var card && answer.Problem is null && answer.Root.Find("offer") is null
            ? card with { Characteristics = null }
            : card;
    }

    private static string NumberOf(IncomingCard card) => card.Product.Number;

    private async Task<JsonAnswer> FetchMappingsAsync(ShopAccess shop, WalkStep step, CancellationToken cancel)
    {
        var account = await YandexAccount.OfAsync(client, shop, cancel);
        return await client.MappingsAsync(shop, account.Business, client.Settings(shop).PageSize(MostMappings), step.Token, cancel);
    }

    private async Task<JsonAnswer> FetchContentsAsync(ShopAccess shop, WalkStep step, CancellationToken cancel)
    {
        var account = await YandexAccount.OfAsync(client, shop, cancel);
        return await client.CardsAsync(shop, account.Business, client.Settings(shop).PageSize(MostCards), step.Token, cancel);
    }

    private async Task<Completed<IncomingCard>> CompleteAsync(ShopAccess shop, WalkStep step, IReadOnlyList<IncomingCard> cards, CancellationToken cancel)
    {
        var named = new List<IncomingCard>(cards.Count);
        foreach (var card in cards)
        {
            var names = card.Facts.TryGetValue(CardReader.CategoryFact, out var category) && long.TryParse(category, out var id) && id > 0 ? await NamesAsync(shop, id, cancel) : null;
            named.Add(card with { Characteristics = names is null ? null : CardReader.Named(card.Characteristics ?? [], names) });
        }

        return new Completed<IncomingCard>(named, []);
    }

    /// <summary>What a category calls its characteristics; the same for all sellers, so that one call a day serves them all.</summary>
    private async Task<IReadOnlyDictionary<string, string>> NamesAsync(ShopAccess shop, long category, CancellationToken cancel)
    {
        // Another address (a simulator, a proxy) may name them otherwise.
        return await categories.GetAsync($"{client.Settings(shop).Host}{category}", async () =>
        {
            using var answer = await client.CategoryParametersAsync(shop, category, cancel);
            return answer.Problem is { } problem ? throw new MarketplaceException(MarketplaceFailure.Unreadable, problem) : Names(answer.Root);
        });
    }

    private static Dictionary<string, string> Names(JsonElement root) => (root.Find("result")?.List("parameters") ?? [])
        .Where(parameter => parameter.Word("id") is not null && parameter.Word("name") is not null)
        .GroupBy(parameter => parameter.Word("id")!)
        .ToDictionary(same => same.Key, same => same.First().Word("name")!);
}
