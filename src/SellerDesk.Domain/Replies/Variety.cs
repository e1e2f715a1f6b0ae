using System.Text;

namespace SellerDesk.Domain.Replies;

/// <summary>How like a text is to others.</summary>
/// <param name="Alike">How many of them are nearly the same.</param>
/// <param name="Of">How many there were.</param>
/// <param name="Closest">The likeness of the most alike, 0 to 1.</param>
/// <param name="ClosestAt">Which one that is; -1 when there is none.</param>
public sealed record VarietyVerdict(int Alike, int Of, double Closest, int ClosestAt);

/// <summary>
/// Buyers and marketplaces notice the same answer under every review. Likeness is the share of runs of three words that two texts have in common
/// (Jaccard; A. Broder, "On the resemblance and containment of documents", 1997).
/// </summary>
public static class Variety
{
    /// <summary>From here on two answers read as the same one: a greeting with another name and one changed sentence.</summary>
    public const double TooLike = 0.6;

    private const int Run = 3;

    public static VarietyVerdict Of(string text, IReadOnlyList<string> others)
    {
        var own = Runs(text);
        var (alike, closest, at) = (0, 0.0, -1);
        for (var i = 0; i < others.Count; i++)
        {
            var likeness = Likeness(own, Runs(others[i]));
            alike += likeness >= TooLike ? 1 : 0;
            if (likeness > closest)
            {
                (closest, at) = (likeness, i);
            }
        }

        return new VarietyVerdict(alike, others.Count, closest, at);
    }

    /// <returns>0 nothing in common, 1 the same runs of words.</returns>
    public static double Likeness(string one, string other) => Likeness(Runs(one), Runs(other));

    private static double Likeness(HashSet<string> one, HashSet<string> other)
    {
        if (one.Count == 0 || other.Count == 0)
        {
            return 0;
        }

        var common = one.Count(other.Contains);
        return (double)common / (one.Count + other.Count - common);
    }

    /// <summary>Runs of three words; of a shorter text all of it.</summary>
    private static HashSet<string> Runs(string text)
    {
        var words = Words(text);
        if (words.Count is > 0 and < Run)
        {
            return [string.Join(' ', words)];
        }

        var runs = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + Run <= words.Count; i++)
        {
            runs.Add(string.Join(' ', words[i], words[i + 1], words[i + 2]));
        }

        return runs;
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(c is 'ё' or 'Ё' ? 'е' : char.ToLowerInvariant(c));
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
