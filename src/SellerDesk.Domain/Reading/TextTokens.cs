using System.Text;

namespace SellerDesk.Domain.Reading;

/// <summary>
/// A buyer's text cut into words, numbers, marks and emoticons with their places: the one way in which the desk reads texts.
/// Takes any text: half a surrogate pair, letters with detached dots (й typed as и + breve) and ten thousand brackets are read too.
/// </summary>
public static class TextTokens
{
    private const char Breve = '\u0306';
    private const char Dots = '\u0308';

    public static List<TextToken> Read(string text)
    {
        var tokens = new List<TextToken>((text.Length / 5) + 4);
        var brackets = 0;
        for (var at = 0; at < text.Length;)
        {
            var one = text[at];
            if (char.IsLetter(one))
            {
                at = ReadWord(text, at, tokens);
            }
            else if (char.IsAsciiDigit(one))
            {
                at = ReadNumber(text, at, tokens);
            }
            else if (char.IsWhiteSpace(one) || char.IsControl(one))
            {
                at++;
            }
            else
            {
                at = ReadSign(text, at, tokens, ref brackets);
            }
        }

        return tokens;
    }

    private static int ReadWord(string text, int start, List<TextToken> tokens)
    {
        var end = start;
        while (end < text.Length && (char.IsLetter(text[end]) || IsMarkOnLetter(text[end])))
        {
            end++;
        }

        var raw = text.AsSpan(start, end - start);
        var word = Folded(raw, out var drawnOut);
        tokens.Add(new(TokenKind.Word, word, RussianStemmer.Stem(word), start, end - start)
        {
            DrawnOut = drawnOut,
            Shouted = raw.Length > 1 && IsUpper(raw),
        });
        return end;
    }

    private static string Folded(ReadOnlySpan<char> raw, out bool drawnOut)
    {
        Span<char> letters = raw.Length <= 128 ? stackalloc char[raw.Length] : new char[raw.Length];
        var length = 0;
        foreach (var one in raw)
        {
            if (IsMarkOnLetter(one))
            {
                Join(letters[..length], one);
                continue;
            }

            var lower = char.ToLowerInvariant(one);
            letters[length++] = lower == 'ё' ? 'е' : lower;
        }

        var kept = Fold(letters[..length]);
        drawnOut = kept < length;
        return new(letters[..kept]);
    }

    private static void Join(Span<char> letters, char mark)
    {
        if (mark == Breve && letters is [.., 'и'])
        {
            letters[^1] = 'й';
        }
    }

    /// <summary>Three and more of a letter become one; two stay, since «класс» has them by right.</summary>
    private static int Fold(Span<char> letters)
    {
        var kept = 0;
        for (var at = 0; at < letters.Length;)
        {
            var run = RunLength(letters, at);
            letters[kept++] = letters[at];
            if (run == 2)
            {
                letters[kept] = letters[kept - 1];
                kept++;
            }

            at += run;
        }

        return kept;
    }

    private static int ReadNumber(string text, int start, List<TextToken> tokens)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }

        var number = text[start..end];
        tokens.Add(new(TokenKind.Number, number, number, start, end - start));
        return end;
    }

    private static int ReadSign(string text, int start, List<TextToken> tokens, ref int brackets)
    {
        var smile = Emoticons.LengthAt(text, start, ref brackets, out var name);
        if (smile > 0)
        {
            tokens.Add(new(TokenKind.Emoticon, name, name, start, smile));
            return start + smile;
        }

        if (!Rune.TryGetRuneAt(text, start, out var rune) || Emoticons.IsTrimming(rune))
        {
            return start + 1;
        }

        if (Emoticons.IsEmoji(rune))
        {
            var emoji = rune.ToString();
            tokens.Add(new(TokenKind.Emoticon, emoji, emoji, start, rune.Utf16SequenceLength));
            return start + rune.Utf16SequenceLength;
        }

        return rune.IsBmp ? ReadMark(text, start, tokens) : start + rune.Utf16SequenceLength;
    }

    private static int ReadMark(string text, int start, List<TextToken> tokens)
    {
        var run = RunLength(text.AsSpan(), start);
        var mark = new string(text[start], Math.Min(run, 2));
        tokens.Add(new(TokenKind.Mark, mark, mark, start, run));
        return start + run;
    }

    private static bool IsMarkOnLetter(char one) => one is Breve or Dots or (>= '\u0300' and <= '\u036f');

    private static bool IsUpper(ReadOnlySpan<char> letters)
    {
        foreach (var one in letters)
        {
            if (!char.IsUpper(one))
            {
                return false;
            }
        }

        return true;
    }

    private static int RunLength(ReadOnlySpan<char> text, int start)
    {
        var end = start + 1;
        while (end < text.Length && text[end] == text[start])
        {
            end++;
        }

        return end - start;
    }
}
