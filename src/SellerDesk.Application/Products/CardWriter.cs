using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Products;

/// <summary>
/// Takes a batch of product cards, or of one source's parts of them, in: null wipes nothing, an empty list says that there is none.
/// Repeating a batch changes nothing and writes nothing, so that <see cref="Product.CardReadAt"/> is when the card was last read with something new.
/// </summary>
public static class CardWriter
{
    public static async Task<PullCounts> WriteAsync(WriteBatch batch, IReadOnlyList<IncomingCard> items, CancellationToken cancel)
    {
        if (items.Count == 0)
        {
            return PullCounts.None;
        }

        await batch.LockAsync("products", cancel);
        var cards = Parts.Whole(items, card => card.Product.Number, Together).ConvertAll(card => (Card: card, Digest: DigestOf(card)));
        var differing = await DifferingAsync(batch, cards, cancel);
        if (differing.Count == 0)
        {
            return new PullCounts(items.Count, 0, 0, items.Count, 0);
        }

        await Staging.CopyAsync(batch, "staged_cards", CardSql.Columns, differing, WriteRowAsync, cancel);
        var (fresh, changed) = await UpsertSql.CountAsync(batch, CardSql.Merge, cancel);
        await batch.ExecuteAsync(CardSql.NameWorkItems, cancel);
        return new PullCounts(items.Count, fresh, changed, items.Count - fresh - changed, 0);
    }

    private static IncomingCard Together(IncomingCard earlier, IncomingCard later) => earlier with
    {
        Product = new IncomingProduct(
            later.Product.Number, later.Product.Name ?? earlier.Product.Name, later.Product.Article ?? earlier.Product.Article, later.Product.Brand ?? earlier.Product.Brand,
            later.Product.Category ?? earlier.Product.Category),
        Description = later.Description ?? earlier.Description,
        PhotoUrls = later.PhotoUrls ?? earlier.PhotoUrls,
        VideoUrls = later.VideoUrls ?? earlier.VideoUrls,
        Barcodes = later.Barcodes ?? earlier.Barcodes,
        Characteristics = later.Characteristics ?? earlier.Characteristics,
        Advice = later.Advice ?? earlier.Advice,
        Price = later.Price ?? earlier.Price,
        Currency = later.Currency ?? earlier.Currency,
        Rating = later.Rating ?? earlier.Rating,
        ContentRating = later.ContentRating ?? earlier.ContentRating,
        State = later.State ?? earlier.State,
        Facts = Parts.Together(earlier.Facts, later.Facts),
    };

    private static long DigestOf(IncomingCard card) => Digest.Of(JsonSerializer.Serialize(card with { Facts = new Dictionary<string, string>() }), Digest.Of(card.Facts));

    private static async Task<List<(IncomingCard Card, long Digest)>> DifferingAsync(WriteBatch batch, List<(IncomingCard Card, long Digest)> cards, CancellationToken cancel)
    {
        await Staging.CopyAsync(batch, "staged_card_keys", CardSql.KeyColumns, [.. cards.Index()], WriteKeyAsync, cancel);
        await using var command = batch.Command(CardSql.Differing);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var differing = new List<(IncomingCard, long)>();
        while (await reader.ReadAsync(cancel))
        {
            differing.Add(cards[reader.GetInt32(0)]);
        }

        return differing;
    }

    private static async Task WriteKeyAsync(NpgsqlBinaryImporter copy, (int Place, (IncomingCard Card, long Digest) Item) row, CancellationToken cancel)
    {
        await copy.WriteAsync(row.Place, NpgsqlDbType.Integer, cancel);
        await copy.TextAsync(row.Item.Card.Product.Number, cancel);
        await copy.WriteAsync(row.Item.Digest, NpgsqlDbType.Bigint, cancel);
    }

    private static async Task WriteRowAsync(NpgsqlBinaryImporter copy, (IncomingCard Card, long Digest) row, CancellationToken cancel)
    {
        var card = row.Card;
        await copy.WriteAsync(ProductId.New().Value, NpgsqlDbType.Uuid, cancel);
        await copy.TextAsync(card.Product.Number, cancel);
        await copy.WriteAsync(row.Digest, NpgsqlDbType.Bigint, cancel);
        await copy.TextAsync(ProductWriter.Short(card.Product.Name), cancel);
        await copy.TextAsync(card.Product.Article, cancel);
        await copy.TextAsync(card.Product.Brand, cancel);
        await copy.TextAsync(card.Product.Category, cancel);
        await copy.TextAsync(card.Description, cancel);
        await copy.TextsAsync(card.PhotoUrls, cancel);
        await copy.TextsAsync(card.VideoUrls, cancel);
        await copy.TextsAsync(card.Barcodes, cancel);
        await copy.JsonAsync(card.Characteristics, cancel);
        await copy.JsonAsync(card.Advice, cancel);
        await copy.NumberAsync(card.Price, NpgsqlDbType.Numeric, cancel);
        await copy.TextAsync(card.Currency, cancel);
        await copy.NumberAsync(card.Rating, NpgsqlDbType.Numeric, cancel);
        await copy.NumberAsync(card.ContentRating, NpgsqlDbType.Numeric, cancel);
        await copy.TextAsync(card.State, cancel);
        await copy.JsonAsync(card.Facts, cancel);
    }
}
