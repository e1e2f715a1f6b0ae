using System.Globalization;
using System.Text;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Benchmarks.Data;

/// <summary>Reviews as a marketplace would give them, the same ones for the same numbers: some 295 Russian characters each, two years of them.</summary>
internal sealed class ReviewMaker(int rows, DateTimeOffset end)
{
    public const int Shops = 20;
    public const int Products = 5_000;

    /// <summary>Reviews that one page of a feed brings.</summary>
    public const int Batch = 5_000;

    private static readonly TimeSpan Span = TimeSpan.FromDays(730);

    public int Rows { get; } = rows / Shops * Shops;

    /// <summary>The word that only one product of the catalogue has in its name.</summary>
    public static string ModelOf(int product)
    {
        var parts = Phrases.Syllables.Length;
        return Phrases.Syllables[product % parts] + Phrases.Syllables[product / parts % parts] + Phrases.Syllables[product / parts / parts % parts];
    }

    /// <summary>What every shop's feed brings, page after page, oldest first.</summary>
    public IEnumerable<(int Shop, IReadOnlyList<IncomingReview> Page)> Pages(Func<int, bool>? ofShop = null)
    {
        var perShop = Rows / Shops;
        for (var from = 0; from < perShop; from += Batch)
        {
            var count = Math.Min(Batch, perShop - from);
            foreach (var shop in Enumerable.Range(0, Shops).Where(shop => ofShop is null || ofShop(shop)))
            {
                yield return (shop, [.. Enumerable.Range(from, count).Select(place => Review(shop, place, perShop))]);
            }
        }
    }

    /// <summary>The same review after its shop has answered it, or changed its answer.</summary>
    public static IncomingReview Answered(IncomingReview review, DateTimeOffset at) => review with
    {
        Answer = new IncomingAnswer("Добрый день! " + (review.Answer?.Text ?? Phrases.Answers[0]), AnswerState.Published, "published", true, at),
    };

    private IncomingReview Review(int shop, int place, int perShop)
    {
        var dice = new Random((place * Shops) + shop);
        var rating = Stars(dice.Next(100));
        var createdAt = end - (Span * ((perShop - place) / (double)perShop));
        var product = (dice.Next(Products / Shops) * Shops) + shop;
        var text = Text(dice, rating);
        return new IncomingReview
        {
            Number = string.Create(CultureInfo.InvariantCulture, $"R{shop:00}-{place:0000000}"),
            Rating = rating,
            CreatedAt = createdAt,
            Text = text,
            Pros = dice.Next(5) == 0 ? Phrases.Things[dice.Next(Phrases.Things.Length)] : null,
            Author = Phrases.Names[dice.Next(Phrases.Names.Length)],
            Product = new IncomingProduct(string.Create(CultureInfo.InvariantCulture, $"{100_000 + product}"), $"{Phrases.Kinds[product % Phrases.Kinds.Length]} «{ModelOf(product)}»"),
            OrderNumber = string.Create(CultureInfo.InvariantCulture, $"{dice.NextInt64(1_000_000_000, 9_999_999_999)}"),
            PhotoUrls = dice.Next(8) == 0 ? [$"https://photos.example/{shop}/{place}/1.jpg"] : [],
            Facts = dice.Next(3) == 0 ? new Dictionary<string, string> { ["size"] = (40 + dice.Next(16)).ToString(CultureInfo.InvariantCulture) } : [],
            Answer = IsAnswered(dice, createdAt) ? Answer(dice, createdAt) : null,
        };
    }

    /// <summary>What is old was answered, all but a few; of the last month a part still waits.</summary>
    private bool IsAnswered(Random dice, DateTimeOffset createdAt) => dice.Next(100) < (end - createdAt < TimeSpan.FromDays(30) ? 25 : 97);

    private static IncomingAnswer Answer(Random dice, DateTimeOffset createdAt) =>
        new(Phrases.Answers[dice.Next(Phrases.Answers.Length)], AnswerState.Published, "published", false, createdAt.AddHours(1 + dice.Next(48)));

    private static short Stars(int of100) => of100 switch { < 70 => 5, < 82 => 4, < 88 => 3, < 92 => 2, _ => 1 };

    private static string Text(Random dice, int rating)
    {
        var text = new StringBuilder(400);
        var length = 190 + dice.Next(160);
        while (text.Length < length)
        {
            var said = dice.Next(4) == 0 ? Phrases.Plain : rating >= 4 ? Phrases.Good : Phrases.Bad;
            text.Append(text.Length > 0 ? " " : "").AppendFormat(CultureInfo.InvariantCulture, said[dice.Next(said.Length)], 2 + dice.Next(8), Phrases.Things[dice.Next(Phrases.Things.Length)]);
        }

        return text.ToString();
    }
}
