using SellerDesk.Domain.Reading.Topics;

namespace SellerDesk.Domain.Reading.Flags;

/// <summary>A review of the same product, as the criterion of an attack sees it.</summary>
public readonly record struct SeenReview(Guid Id, short Rating, string Text, string? Author, DateTimeOffset At);

/// <summary>
/// Says which reviews look like a series against one product. The criterion:
/// <list type="bullet">
/// <item>burst: <see cref="BurstSize"/> or more reviews of one star within <see cref="BurstWindow"/>, at least <see cref="ShortShare"/> of them without text
/// or of at most <see cref="ShortWords"/> words, and more than <see cref="BurstTimes"/> times as many as the product usually gets in that time;</item>
/// <item>copies: low reviews within <see cref="CopyWindow"/> whose texts of <see cref="CopyWords"/> words and more share at least <see cref="CopyLikeness"/>
/// of their word pairs, by different authors;</item>
/// <item>a rival: a review of 1-2 stars that sends buyers to another seller or shop («берите у …», «заказывайте в …»).</item>
/// </list>
/// It is a hint for a person, never a reason to hide or contest by itself.
/// </summary>
public static class AttackSigns
{
    public const int BurstSize = 5;
    public const double ShortShare = 0.6;
    public const int ShortWords = 4;
    public const double BurstTimes = 5;
    public const int CopyWords = 5;
    public const double CopyLikeness = 0.7;

    public static readonly TimeSpan BurstWindow = TimeSpan.FromHours(24);
    public static readonly TimeSpan CopyWindow = TimeSpan.FromDays(7);

    private static readonly TopicReader Reader = new(TopicLexicon.Shipped);

    /// <param name="lately">Reviews of one product from at least the last <see cref="CopyWindow"/>, of any stars; the order does not matter.</param>
    /// <param name="usualPerDay">One-star reviews a day that the product got before, on average.</param>
    public static HashSet<Guid> Of(IReadOnlyList<SeenReview> lately, double usualPerDay)
    {
        var low = lately.Where(review => review.Rating <= 2).OrderBy(review => review.At).ToList();
        var found = new HashSet<Guid>();
        AddBursts(low.Where(review => review.Rating == 1).ToList(), usualPerDay, found);
        AddCopies(low, found);
        foreach (var review in low.Where(review => Reader.FindFlags(review.Text).Contains("rival")))
        {
            found.Add(review.Id);
        }

        return found;
    }

    private static void AddBursts(List<SeenReview> ones, double usualPerDay, HashSet<Guid> found)
    {
        var first = 0;
        for (var last = 0; last < ones.Count; last++)
        {
            while (ones[last].At - ones[first].At > BurstWindow)
            {
                first++;
            }

            var window = ones[first..(last + 1)];
            if (window.Count >= BurstSize
                && window.Count(review => Words(review.Text).Count <= ShortWords) >= ShortShare * window.Count
                && window.Count > BurstTimes * usualPerDay * BurstWindow.TotalDays)
            {
                found.UnionWith(window.Select(review => review.Id));
            }
        }
    }

    private static void AddCopies(List<SeenReview> low, HashSet<Guid> found)
    {
        var pairs = low.ConvertAll(review => Pairs(Words(review.Text)));
        for (var i = 0; i < low.Count; i++)
        {
            for (var k = i + 1; k < low.Count && low[k].At - low[i].At <= CopyWindow; k++)
            {
                if (pairs[i].Count > 0 && pairs[k].Count > 0 && (low[i].Author is null || low[i].Author != low[k].Author) && Likeness(pairs[i], pairs[k]) >= CopyLikeness)
                {
                    found.Add(low[i].Id);
                    found.Add(low[k].Id);
                }
            }
        }
    }

    private static double Likeness(HashSet<(string, string)> one, HashSet<(string, string)> other)
    {
        var shared = one.Count(other.Contains);
        return (double)shared / (one.Count + other.Count - shared);
    }

    private static HashSet<(string, string)> Pairs(List<string> words) =>
        words.Count < CopyWords ? [] : [.. words.Zip(words.Skip(1))];

    private static List<string> Words(string text) => [.. TextTokens.Read(text).Where(token => token.Kind == TokenKind.Word).Select(token => token.Stem)];
}
