using System.Buffers;
using System.Globalization;

namespace SellerDesk.Domain.Replies.Rules;

/// <summary>Finds rows of digits: written with any signs between, with letters for digits, said in words, or all of it mixed.</summary>
internal sealed class DigitRuns
{
    private const int WidestGap = 5;

    private static readonly SearchValues<char> Separators = SearchValues.Create(" .-—()/_*•·+,\"'|~[]{}\\#");

    private readonly CheckedText text;
    private readonly List<string> groups = [];
    private int composed = -1;
    private int room;
    private int times = 1;
    private int spoken;
    private int written;

    private DigitRuns(CheckedText text) => this.text = text;

    public static List<DigitRun> Of(CheckedText text)
    {
        var runs = new List<DigitRun>();
        for (var at = 0; at < text.Words.Count;)
        {
            var reader = new DigitRuns(text);
            var end = reader.Read(at);
            if (end > at)
            {
                runs.Add(new DigitRun(at, end, string.Concat(reader.groups), reader.groups, reader.spoken, reader.written));
            }

            at = Math.Max(end, at + 1);
        }

        return runs;
    }

    /// <returns>The word after the last of the row; the same word where none begins.</returns>
    private int Read(int first)
    {
        var end = first;
        for (var at = first; at < text.Words.Count; at++)
        {
            if (at > first && !Continues(at))
            {
                break;
            }

            var word = text.Words[at];
            if (NumberWords.Times(word.Text, text.TextAt(at + 1)) is { } repeated)
            {
                Finish();
                times = repeated;
                at += word.Text.EndsWith("жды", StringComparison.Ordinal) ? 0 : 1;
                at += text.TextAt(at + 1) == "по" ? 1 : 0;
            }
            else if (Take(word, at > first))
            {
                end = at + 1;
            }
            else if (at == first || !NumberWords.IsJoint(word.Text))
            {
                break;
            }
        }

        Finish();
        return end;
    }

    private bool Take(Word word, bool running)
    {
        if (word.IsNumber)
        {
            Finish();
            written += word.Text.Length;
            Emit(word.Text);
            return true;
        }

        if (NumberWords.Value(word.Text) is { } value)
        {
            Compose(value);
            spoken++;
            return true;
        }

        var raw = text.Plain[word.From..word.To];
        if (!running || raw.Length > 12)
        {
            return false;
        }

        var digits = string.Concat(raw.Where(char.IsLetterOrDigit).Select(Letters.ToDigit));
        if (digits.Length == 0 || !digits.All(char.IsDigit) || raw is "в" or "б" or "и")
        {
            return false;
        }

        Finish();
        Emit(digits);
        return true;
    }

    /// <summary>Hundreds take tens, tens take ones: "nine hundred sixteen" is one number, "nine eight" are two.</summary>
    private void Compose(int value)
    {
        var fits = composed >= 0 && value > 0 && value < room;
        if (!fits)
        {
            Finish();
            composed = 0;
        }

        composed += value;
        room = value >= 100 ? 100 : value >= 20 ? 10 : 0;
    }

    private void Finish()
    {
        if (composed >= 0)
        {
            var said = composed;
            composed = -1;
            Emit(said.ToString(CultureInfo.InvariantCulture));
        }
    }

    private void Emit(string digits)
    {
        for (var time = 0; time < times; time++)
        {
            groups.Add(digits);
        }

        times = 1;
    }

    private bool Continues(int at)
    {
        var before = text.Words[at - 1];
        var gap = text.Plain.AsSpan(before.To, text.Words[at].From - before.To);
        if (gap.Length > WidestGap || gap.ContainsAnyExcept(Separators))
        {
            return false;
        }

        // "36, 37, 38" is a list of sizes, "8, 9, 1, 6" may be a phone.
        return !gap.Contains(',') || (before.To - before.From == 1 && text.Words[at].To - text.Words[at].From == 1) || !(before.IsNumber && text.Words[at].IsNumber);
    }
}
