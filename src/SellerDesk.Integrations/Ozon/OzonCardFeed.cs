using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>
/// Product cards: the list gives numbers only; what they are, their attributes and their content ratings come by the hundred, so that all cards are
/// read whole at every pull, and the archive once a week. What could not be asked beside the card itself is left as it was.
/// </summary>
internal sealed class OzonCardFeed(OzonClient client, TimeProvider clock) : IFeed<IncomingCard>
{
    private const int RatingsAtOnce = 100;

    private readonly OzonListFeed<IncomingCard> lists = new(new OzonSource<IncomingCard>(
        "items", 1, _ => [new OzonTask("ALL"), new OzonTask("ARCHIVED")],
        [OzonPass.Fresh("ALL") with { Back = OzonPass.Whole }, new OzonPass("archive", "ARCHIVED", TimeSpan.FromDays(7), OzonPass.Whole)],
        (shop, task, cancel) => client.ProductsAsync(shop, task.List, task.Token, cancel),
        (answer, _) => answer.Root.Find("result")?.Word("last_id"),
        (shop, task, rows, cancel) => ReadAsync(client, shop, task.List, rows, cancel))
    {
        Within = "result",
    }, clock);

    public IAsyncEnumerable<FeedPage<IncomingCard>> ReadAsync(ShopAccess shop, string? cursor, CancellationToken cancel) => lists.ReadAsync(shop, cursor, cancel);

    public IncomingCard ReadAgain(ShopAccess shop, string raw) => OzonPages.Again(raw, CardReader.Read);

    private static async Task<OzonPage<IncomingCard>> ReadAsync(OzonClient client, ShopAccess shop, string visibility, IReadOnlyList<JsonElement> rows, CancellationToken cancel)
    {
        string[] ids = [.. rows.Select(row => row.Word("product_id")).OfType<string>().Distinct()];
        if (ids.Length == 0)
        {
            return new OzonPage<IncomingCard>([], []);
        }

        using var info = await client.ProductInfoAsync(shop, ids, cancel);
        var items = OzonRows.Of(info, "items").ToList();
        var page = OzonPages.Read(items, "items", CardReader.Read, card => card.Product.Number);
        using var attributes = await client.AttributesAsync(shop, ids, visibility, cancel);
        var attributesOf = OzonRows.Of(attributes, "result").Where(product => product.Word("id") is not null).GroupBy(product => product.Word("id")!).ToDictionary(group => group.Key, group => group.Last());
        var (ratings, answers) = await RatingsAsync(client, shop, [.. page.Items.Select(card => card.Product.Number)], cancel);
        try
        {
            var names = CardReader.NamesOf(ratings.Values);
            var cards = page.Items.Select(card =>
            {
                var whole = attributesOf.TryGetValue(card.Facts.GetValueOrDefault("productId") ?? "", out var told) ? CardReader.WithAttributes(card, told, names) : card;
                return ratings.TryGetValue(card.Product.Number, out var rating) ? CardReader.WithRating(whole, rating) : whole;
            }).ToList();
            var described = await OzonPages.EachAsync(cards, (card, token) => WithDescriptionAsync(client, shop, card, token), cancel);
            return page with { Items = described };
        }
        finally
        {
            answers.ForEach(answer => answer.Dispose());
        }
    }

    private static async Task<(Dictionary<string, JsonElement> Ratings, List<JsonAnswer> Answers)> RatingsAsync(OzonClient client, ShopAccess shop, string[] skus, CancellationToken cancel)
    {
        var ratings = new Dictionary<string, JsonElement>();
        var answers = new List<JsonAnswer>();
        foreach (var some in skus.Chunk(RatingsAtOnce))
        {
            var answer = await client.ContentRatingsAsync(shop, some, cancel);
            answers.Add(answer);
            foreach (var rating in OzonRows.Of(answer, "products"))
            {
                ratings[rating.Word("sku") ?? ""] = rating;
            }
        }

        return (ratings, answers);
    }

    /// <summary>Most descriptions come as an attribute; those that do not are asked for one by one.</summary>
    private static async Task<IncomingCard> WithDescriptionAsync(OzonClient client, ShopAccess shop, IncomingCard card, CancellationToken cancel)
    {
        if (card.Description is not null || card.Facts.GetValueOrDefault("productId") is not { } id)
        {
            return card;
        }

        using var answer = await client.DescriptionAsync(shop, id, cancel);
        return card with { Description = OzonRows.One(answer, "result", "id", id)?.Text("description") };
    }
}
