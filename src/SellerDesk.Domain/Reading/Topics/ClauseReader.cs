namespace SellerDesk.Domain.Reading.Topics;

/// <summary>
/// Cuts a text into words with the clause and the sentence of each. A clause ends at any punctuation and before a word that turns the thought
/// («но», «а», «зато»…): praise before it says nothing of what comes after.
/// </summary>
internal static class ClauseReader
{
    private const int LongestWord = 40;

    public static List<ReadWord> Read(string text, TopicLexicon lexicon)
    {
        var words = new List<ReadWord>(Math.Min(64, text.Length / 5 + 1));
        Span<char> buffer = stackalloc char[LongestWord];
        int clause = 0, sentence = 0, at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (!char.IsLetterOrDigit(c))
            {
                (clause, sentence) = Cross(c, clause, sentence);
                at++;
                continue;
            }

            var start = at;
            at = EndOfWord(text, at);
            var word = Plain(text.AsSpan(start, at - start), buffer);
            var elements = lexicon.ElementsOf(word);
            if (lexicon.Turns(elements))
            {
                clause++;
            }

            words.Add(new ReadWord { Start = start, Length = at - start, Clause = clause, Sentence = sentence, Elements = elements });
        }

        return words;
    }

    private static (int Clause, int Sentence) Cross(char c, int clause, int sentence) => c switch
    {
        '.' or '!' or '?' or '\n' or '…' => (clause + 1, sentence + 1),
        ',' or ';' or ':' or '(' or ')' or '—' or '–' or '+' or '|' => (clause + 1, sentence),
        _ when char.IsSurrogate(c) => (clause + 1, sentence),
        _ => (clause, sentence),
    };

    /// <summary>A hyphen or an apostrophe between letters belongs to the word; a comma or point between digits too.</summary>
    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length)
        {
            var c = text[at];
            var joins = at + 1 < text.Length
                && ((c is '-' or '\'' && char.IsLetter(text[at + 1]) && char.IsLetter(text[at - 1]))
                    || (c is '.' or ',' && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at - 1])));
            if (!char.IsLetterOrDigit(c) && !joins)
            {
                break;
            }

            at++;
        }

        return at;
    }

    /// <summary>Lower case, ё as е, a letter drawn out three times and more («оооочень») as one.</summary>
    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> word, Span<char> buffer)
    {
        var length = 0;
        for (var i = 0; i < word.Length && length < buffer.Length; i++)
        {
            var c = char.ToLowerInvariant(word[i]);
            c = c == 'ё' ? 'е' : c;
            if (char.IsLetter(c) && length >= 2 && buffer[length - 1] == c && buffer[length - 2] == c)
            {
                length--;
                while (i + 1 < word.Length && Same(word[i + 1], c))
                {
                    i++;
                }

                continue;
            }

            buffer[length++] = c;
        }

        return buffer[..length];
    }

    private static bool Same(char a, char plain)
    {
        var c = char.ToLowerInvariant(a);
        return (c == 'ё' ? 'е' : c) == plain;
    }
}
