namespace SellerDesk.Application.Replies.Spelling;

/// <summary>The endings of an affix file, looked up the other way round: from the ending of a word in a text to the word in the dictionary.</summary>
internal sealed class EndingRules
{
    private readonly Dictionary<string, List<Ending>> byAdded = [];
    private int longest;

    public void Add(ulong mark, string strip, string added, string condition)
    {
        if (!byAdded.TryGetValue(added, out var endings))
        {
            byAdded.Add(added, endings = []);
        }

        endings.Add(new Ending(mark, strip, StemEnd.Of(condition)));
        longest = Math.Max(longest, added.Length);
    }

    /// <summary>Whether <paramref name="word"/> is a form of a word of the table.</summary>
    public bool Make(ReadOnlySpan<char> word, WordTable table)
    {
        var find = byAdded.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> stem = stackalloc char[RussianDictionary.LongestWord * 2];
        for (var length = Math.Min(longest, word.Length - 1); length >= 0; length--)
        {
            if (find.TryGetValue(word[^length..], out var endings) && AnyFits(endings, word[..^length], stem, table))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AnyFits(List<Ending> endings, ReadOnlySpan<char> kept, Span<char> room, WordTable table)
    {
        kept.CopyTo(room);
        foreach (var ending in endings)
        {
            ending.Strip.CopyTo(room[kept.Length..]);
            var stem = room[..(kept.Length + ending.Strip.Length)];
            if (ending.Condition.Fits(stem) && table.Find(stem, out var marks) && (marks & ending.Mark) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Ending(ulong Mark, string Strip, StemEnd Condition);
}

/// <summary>What a word must end in to take an ending: letters, sets of letters, or all but a set (<c>[^аеё]ть</c>).</summary>
internal sealed class StemEnd(IReadOnlyList<(string Letters, bool Barred)> places)
{
    public static StemEnd Of(string condition)
    {
        var places = new List<(string, bool)>();
        for (var at = 0; at < condition.Length; at++)
        {
            if (condition[at] != '[')
            {
                places.Add(condition[at] == '.' ? (string.Empty, true) : (condition[at].ToString(), false));
                continue;
            }

            var close = condition.IndexOf(']', at);
            if (close < 0)
            {
                throw new FormatException($"A set of letters is not closed: {condition}");
            }

            var barred = condition[at + 1] == '^';
            places.Add((condition[(at + (barred ? 2 : 1))..close], barred));
            at = close;
        }

        return new StemEnd(places);
    }

    public bool Fits(ReadOnlySpan<char> stem)
    {
        if (stem.Length < places.Count)
        {
            return false;
        }

        var end = stem[^places.Count..];
        for (var at = 0; at < end.Length; at++)
        {
            if (places[at].Letters.Contains(end[at]) == places[at].Barred)
            {
                return false;
            }
        }

        return true;
    }
}
