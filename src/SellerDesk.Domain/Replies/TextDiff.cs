using System.Text.RegularExpressions;

namespace SellerDesk.Domain.Replies;

public enum DiffKind
{
    Same,
    Added,
    Removed,
}

/// <summary>A stretch of words of one kind.</summary>
public sealed record DiffPart(DiffKind Kind, string Text);

/// <summary>What was changed between two texts, word by word: the longest common row of words stays.</summary>
public static partial class TextDiff
{
    /// <summary>Above so many words on a side the whole text counts as replaced.</summary>
    private const int MostWords = 1_500;

    public static IReadOnlyList<DiffPart> Of(string before, string after)
    {
        var (old, young) = (Words(before), Words(after));
        if (old.Length > MostWords || young.Length > MostWords)
        {
            return [new DiffPart(DiffKind.Removed, before), new DiffPart(DiffKind.Added, after)];
        }

        var common = CommonLengths(old, young);
        var parts = new List<DiffPart>();
        var (i, j) = (0, 0);
        while (i < old.Length || j < young.Length)
        {
            if (i < old.Length && j < young.Length && old[i] == young[j])
            {
                Add(parts, DiffKind.Same, old[i++]);
                j++;
            }
            else if (j == young.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                Add(parts, DiffKind.Removed, old[i++]);
            }
            else
            {
                Add(parts, DiffKind.Added, young[j++]);
            }
        }

        return parts;
    }

    private static ushort[,] CommonLengths(string[] old, string[] young)
    {
        var common = new ushort[old.Length + 1, young.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = young.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == young[j] ? (ushort)(common[i + 1, j + 1] + 1) : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static void Add(List<DiffPart> parts, DiffKind kind, string word)
    {
        if (parts is [.., var last] && last.Kind == kind)
        {
            parts[^1] = last with { Text = last.Text + word };
        }
        else
        {
            parts.Add(new DiffPart(kind, word));
        }
    }

    /// <summary>Words with the spaces behind them, so that the parts put together are the text.</summary>
    private static string[] Words(string text) => [.. Word().Matches(text).Select(word => word.Value)];

    [GeneratedRegex(@"\s*\S+\s*|\s+")]
    private static partial Regex Word();
}
