namespace SellerDesk.Domain.Reading.Words;

/// <summary>A word or a phrase of two as somebody wrote it.</summary>
/// <param name="Stem">Stems, with a space between two: what makes forms of a word one.</param>
public readonly record struct SaidWord(string Stem, string Shown);

/// <summary>
/// What a text says in words worth counting: content words and pairs of neighbours, each once. A denied word («не понравился») counts only
/// together with its denial: alone it would say the opposite.
/// </summary>
public static class SaidWords
{
    public const int ShortestWord = 3;

    /// <summary>Stems longer than this are noise (a link, a run of letters) and would burst an index row.</summary>
    private const int LongestWord = 32;

    private static readonly HashSet<string> Denials = ["не", "без", "нет"];

    public static IReadOnlyList<SaidWord> Of(string text)
    {
        var found = new List<SaidWord>();
        var seen = new HashSet<string>();
        TextToken? before = null;
        foreach (var token in TextTokens.Read(text))
        {
            if (token.Kind != TokenKind.Word)
            {
                before = null;
                continue;
            }

            var denied = before is { } last && Denials.Contains(last.Text);
            if (IsContent(token))
            {
                if (!denied)
                {
                    Add(token.Stem, token.Text);
                }

                if (before is { } neighbour && (denied || IsContent(neighbour)))
                {
                    Add($"{neighbour.Stem} {token.Stem}", $"{neighbour.Text} {token.Text}");
                }
            }

            before = token;
        }

        return found;

        void Add(string stem, string shown)
        {
            if (seen.Add(stem))
            {
                found.Add(new SaidWord(stem, shown));
            }
        }
    }

    private static bool IsContent(TextToken token) =>
        token.Text.Length is >= ShortestWord and <= LongestWord && !StopWords.Holds(token.Text);
}
