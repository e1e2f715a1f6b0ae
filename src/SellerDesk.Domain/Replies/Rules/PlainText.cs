using System.Globalization;
using System.Text;

namespace SellerDesk.Domain.Replies.Rules;

/// <summary>
/// A text without its disguises: lower case, ё as е, one kind of quotation mark, dash and space, nothing invisible, letters and digits of other alphabets' drawers
/// (full width, bold, circled) as ordinary ones. Every place of it knows where it was in the text as given.
/// </summary>
internal sealed class PlainText
{
    private readonly StringBuilder plain = new();
    private readonly List<int> places = [];
    private readonly Stack<(char Mark, int Place)> opened = new();
    private bool[] quoted = [];

    public PlainText(string given)
    {
        Given = given;
        var quotes = new List<(int From, int To)>();
        for (var at = 0; at < given.Length;)
        {
            if (Usual(given[at]) is var usual and not '\0')
            {
                plain.Append(usual);
                places.Add(at++);
                continue;
            }

            Rune.DecodeFromUtf16(given.AsSpan(at), out var rune, out var length);
            Take(rune, at, quotes);
            at += length;
        }

        Plain = plain.ToString();
        places.Add(given.Length);
        quoted = new bool[Plain.Length + 1];
        foreach (var (from, to) in quotes)
        {
            Array.Fill(quoted, true, from, to - from + 1);
        }
    }

    /// <summary>As the person wrote it.</summary>
    public string Given { get; }

    public string Plain { get; }

    public bool IsQuoted(int place) => quoted[Math.Min(place, Plain.Length)];

    /// <summary>The letter of the given text at a place of the plain one.</summary>
    public char GivenAt(int place) => Given[places[place]];

    public int Place(int place) => places[place];

    /// <summary>The same piece in the text as given.</summary>
    public (int Start, int Length) Piece(int from, int to)
    {
        if (from >= to)
        {
            return (places[Math.Min(from, Plain.Length)], 0);
        }

        var start = places[from];
        var last = places[to - 1];
        Rune.DecodeFromUtf16(Given.AsSpan(last), out _, out var length);
        return (start, last + length - start);
    }

    /// <summary>What nearly every sign of a reply is: a letter, a digit or a space that means itself. Quicker than to ask Unicode about each; 0 for all else.</summary>
    private static char Usual(char sign) => sign switch
    {
        (>= 'а' and <= 'я') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or ' ' or ',' or '.' => sign,
        >= 'А' and <= 'Я' => (char)(sign + ('а' - 'А')),
        >= 'A' and <= 'Z' => (char)(sign + ('a' - 'A')),
        _ => '\0',
    };

    private void Take(Rune rune, int at, List<(int From, int To)> quotes)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (category is UnicodeCategory.Format or UnicodeCategory.EnclosingMark or UnicodeCategory.NonSpacingMark)
        {
            // An и or е with its mark written as a letter of its own; every other mark is there to break words apart.
            if (rune.Value == 0x306 && plain is [.., 'и'])
            {
                plain[^1] = 'й';
            }

            return;
        }

        var one = One(rune, category);
        TakeQuote(rune.Value, quotes);
        foreach (var unit in one)
        {
            plain.Append(unit);
            places.Add(at);
        }
    }

    private void TakeQuote(int sign, List<(int From, int To)> quotes)
    {
        var closes = sign switch { '»' => '«', '“' when opened.Any(open => open.Mark == '„') => '„', '”' => '“', '"' when opened.Any(open => open.Mark == '"') => '"', _ => '\0' };
        if (closes == '\0')
        {
            if (sign is '«' or '„' or '“' or '"')
            {
                opened.Push(((char)sign, plain.Length));
            }

            return;
        }

        while (opened.TryPop(out var open))
        {
            if (open.Mark == closes)
            {
                quotes.Add((open.Place, plain.Length));
                return;
            }
        }
    }

    private static string One(Rune rune, UnicodeCategory category) => rune.Value switch
    {
        '\n' or '\r' => "\n",
        '\t' => " ",
        'ё' or 'Ё' => "е",
        '«' or '»' or '„' or '“' or '”' or '‟' => "\"",
        '’' or 'ʼ' or '‘' or '`' => "'",
        '–' or '—' or '―' => "—",
        '‐' or '‑' or '−' or '‒' => "-",
        < 128 => char.ToLowerInvariant((char)rune.Value).ToString(),
        _ when category is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => " ",
        _ when category is UnicodeCategory.OtherNumber or UnicodeCategory.DecimalDigitNumber || rune.Value is > 0xFF00 or (> 0x2100 and < 0x2190 and not 0x2116 and not 0x2122) or (> 0x2460 and < 0x2500) => Compatible(rune),
        _ => Rune.ToLowerInvariant(rune).ToString(),
    };

    private static string Compatible(Rune rune)
    {
        var compatible = rune.ToString().Normalize(NormalizationForm.FormKC);
        return compatible.Length <= 2 && compatible.All(char.IsLetterOrDigit) ? compatible.ToLowerInvariant() : compatible.Length == 1 ? compatible : rune.ToString();
    }
}
