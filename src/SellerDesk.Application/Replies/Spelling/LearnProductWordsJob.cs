using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Products;

namespace SellerDesk.Application.Replies.Spelling;

/// <summary>Learns the words of the product cards (names, brands, characteristics) that the dictionary does not know: in an answer about the product they are no mistakes.</summary>
public sealed class LearnProductWordsJob(WholeDb database, InstalledDictionary installed, OwnWords own, TimeProvider time) : IJob
{
    private const int CardsAtOnce = 500;

    // A catalogue's own words are some thousands; past this something is wrong with the cards, not with the language.
    private const int MostWords = 200_000;

    // Kept by the process: after a restart every card is looked at once more, which changes nothing.
    private DateTimeOffset readUntil = DateTimeOffset.MinValue;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        if (installed.Words is not { } dictionary)
        {
            return false;
        }

        // Cards that were read while this runs are looked at again the next time.
        var (since, now) = (readUntil, time.GetUtcNow());
        await own.ReadAsync(cancel);
        await using var db = database.Open();
        var learned = 0;
        var after = new ProductId(Guid.Empty);
        while (true)
        {
            var cards = await CardsAsync(db, after, since, cancel);
            if (cards.Count == 0)
            {
                break;
            }

            after = cards[^1].Id;
            learned += await LearnAsync(db, cards.SelectMany(WordsOf).Where(word => !dictionary.Knows(word) && !own.Knows(word)), cancel);
            if (learned > MostWords)
            {
                break;
            }
        }

        await own.ReadAsync(cancel);
        readUntil = now;
        return learned > 0;
    }

    private static Task<List<Card>> CardsAsync(SellerDeskDb db, ProductId after, DateTimeOffset since, CancellationToken cancel) =>
        db.Database.SqlQuery<Card>($"""
            select id as "Value", name as "Name", brand as "Brand", category as "Category", characteristics::text as "Characteristics"
            from products where id > {after.Value} and (card_read_at is null or card_read_at >= {since}) order by id limit {CardsAtOnce}
            """).ToListAsync(cancel);

    private async Task<int> LearnAsync(SellerDeskDb db, IEnumerable<string> words, CancellationToken cancel)
    {
        var fresh = words.Distinct(StringComparer.Ordinal).ToArray();
        return fresh.Length == 0
            ? 0
            : await db.Database.ExecuteSqlAsync(
                $"insert into spelling_words (word, created_at) select w, {time.GetUtcNow()} from unnest({fresh}) w on conflict do nothing", cancel);
    }

    private static IEnumerable<string> WordsOf(Card card) =>
        new[] { card.Name, card.Brand, card.Category }
            .Concat(ValuesOf(card.Characteristics))
            .OfType<string>()
            .SelectMany(text => TextWords.Of(text))
            .Select(word => OwnWords.Plain(word.Text))
            .Where(word => word.Length is >= 3 and <= RussianDictionary.LongestWord);

    private static IEnumerable<string?> ValuesOf(string characteristics)
    {
        using var all = JsonDocument.Parse(characteristics);
        return all.RootElement.ValueKind == JsonValueKind.Array
            ? [.. all.RootElement.EnumerateArray().SelectMany(Texts)]
            : [];
    }

    private static IEnumerable<string?> Texts(JsonElement one) => one.ValueKind == JsonValueKind.Object
        ? one.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String).Select(p => p.Value.GetString())
        : [];

    private sealed record Card(Guid Value, string Name, string? Brand, string? Category, string Characteristics)
    {
        public ProductId Id => new(Value);
    }
}
