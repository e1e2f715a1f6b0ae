namespace SellerDesk.Application.Knowledge;

/// <summary>The known word that a mistyped one is probably meant to be: the one that shares most neighbouring letters with it, and at least half.</summary>
internal static class NearestWord
{
    private const double Least = 0.5;
    private const int Shortest = 4;

    public static string? To(string typed, IEnumerable<string> known)
    {
        if (typed.Length < Shortest)
        {
            return null;
        }

        var groups = GroupsOf(typed);
        return known.Where(word => Math.Abs(word.Length - typed.Length) <= 2).Select(word => (word, Likeness: Likeness(groups, GroupsOf(word))))
            .Where(one => one.Likeness >= Least).OrderByDescending(one => one.Likeness).ThenBy(one => one.word, StringComparer.Ordinal).Select(one => one.word).FirstOrDefault();
    }

    private static double Likeness(HashSet<string> one, HashSet<string> other) => 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    /// <summary>With an edge on both sides, so that beginnings count.</summary>
    private static HashSet<string> GroupsOf(string word)
    {
        var edged = $" {word} ";
        return [.. Enumerable.Range(0, edged.Length - 1).Select(at => edged.Substring(at, 2))];
    }
}
