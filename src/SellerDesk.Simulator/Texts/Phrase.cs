using System.Text;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Texts;

/// <summary>Who speaks of what: the forms that a phrase agrees with.</summary>
internal readonly record struct Speech(Noun Noun, bool AuthorIsMan, string Theme, int Days, string Shop);

/// <summary>
/// A phrase with choices, as the text files write it: {one|another} any of them, &lt;m/f/n/p&gt; by the product's gender, [he/she] by the author's sex,
/// %n %g %a the product's noun (nominative, genitive, accusative), %t the theme, %d days on the way, %s the shop.
/// After " => " comes the reply to a question.
/// </summary>
internal sealed class Phrase
{
    private const string ReplySign = " => ";

    private readonly Part[] parts;

    private Phrase(Part[] parts) => this.parts = parts;

    /// <summary>What a seller answers to it, for questions.</summary>
    public Phrase? Reply { get; private init; }

    public static Phrase Parse(string source)
    {
        var sign = source.IndexOf(ReplySign, StringComparison.Ordinal);
        if (sign >= 0)
        {
            return new Phrase(Parse(source[..sign]).parts) { Reply = Parse(source[(sign + ReplySign.Length)..]) };
        }

        var position = 0;
        var phrase = new Phrase(Sequence(source, ref position, ""));
        return position == source.Length ? phrase : throw new FormatException($"Unbalanced phrase: {source}");
    }

    public void Write(StringBuilder into, ref Dice dice, in Speech speech) => Write(parts, into, ref dice, speech);

    private static void Write(Part[] parts, StringBuilder into, ref Dice dice, in Speech speech)
    {
        foreach (var part in parts)
        {
            switch (part.Kind)
            {
                case '{':
                    Write(part.Branches[dice.Below(part.Branches.Length)], into, ref dice, speech);
                    break;
                case '<':
                    Write(part.Branches[Math.Min((int)speech.Noun.Gender, part.Branches.Length - 1)], into, ref dice, speech);
                    break;
                case '[':
                    Write(part.Branches[speech.AuthorIsMan ? 0 : 1], into, ref dice, speech);
                    break;
                case '%':
                    into.Append(Value(part.Text[0], speech));
                    break;
                default:
                    into.Append(part.Text);
                    break;
            }
        }
    }

    private static string Value(char name, in Speech speech) => name switch
    {
        'n' => speech.Noun.Nominative,
        'g' => speech.Noun.Genitive,
        'a' => speech.Noun.Accusative,
        't' => speech.Theme,
        'd' => Days(speech.Days),
        's' => speech.Shop,
        _ => throw new FormatException($"Unknown value %{name}."),
    };

    private static string Days(int days) => (days % 10, days % 100) switch
    {
        (_, >= 11 and <= 14) => $"{days} дней",
        (1, _) => $"{days} день",
        ( >= 2 and <= 4, _) => $"{days} дня",
        _ => $"{days} дней",
    };

    private static Part[] Sequence(string source, ref int position, string stops)
    {
        var parts = new List<Part>();
        var plain = new StringBuilder();
        void Flush()
        {
            if (plain.Length > 0)
            {
                parts.Add(new Part(' ', plain.ToString(), []));
                plain.Clear();
            }
        }

        while (position < source.Length && !stops.Contains(source[position], StringComparison.Ordinal))
        {
            var sign = source[position++];
            switch (sign)
            {
                case '{' or '<' or '[':
                    Flush();
                    parts.Add(Choice(source, ref position, sign));
                    break;
                case '%':
                    Flush();
                    parts.Add(new Part('%', source[position++].ToString(), []));
                    break;
                default:
                    plain.Append(sign);
                    break;
            }
        }

        Flush();
        return [.. parts];
    }

    private static Part Choice(string source, ref int position, char opened)
    {
        var (separator, close) = opened switch { '{' => ('|', '}'), '<' => ('/', '>'), _ => ('/', ']') };
        var branches = new List<Part[]>();
        while (true)
        {
            branches.Add(Sequence(source, ref position, $"{separator}{close}"));
            if (position >= source.Length)
            {
                throw new FormatException($"Unclosed choice: {source}");
            }

            if (source[position++] == close)
            {
                return new Part(opened, "", [.. branches]);
            }
        }
    }

    private sealed record Part(char Kind, string Text, Part[][] Branches);
}
