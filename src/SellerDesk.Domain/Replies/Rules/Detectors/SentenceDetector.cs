using System.Buffers;
using System.Text.RegularExpressions;

namespace SellerDesk.Domain.Replies.Rules.Detectors;

/// <summary>Words written twice and sentences that begin with a small letter.</summary>
internal static partial class SentenceDetector
{
    private static readonly SearchValues<char> VariableSigns = SearchValues.Create("[{<%$@");

    private static readonly HashSet<string> MayRepeat = ["да", "нет", "очень", "так", "ну", "кус", "бла", "тик", "ла", "чао", "бон", "йо", "ха", "хи", "хо", "ля", "мяу", "гав"];

    public static IEnumerable<Mark> FindRepeats(DetectorInput input)
    {
        var words = input.Text.Words;
        for (var at = 1; at < words.Count; at++)
        {
            var (before, word) = (words[at - 1], words[at]);
            if (before.Text == word.Text && !word.IsNumber && !word.IsLatin && !word.IsQuoted && !MayRepeat.Contains(word.Text) && !(before.IsCapital && word.IsCapital)
                && input.Plain.AsSpan(before.To, word.From - before.To).Trim().IsEmpty)
            {
                yield return new Mark(before.To, word.To, "");
            }
        }
    }

    public static IEnumerable<Mark> FindSmallStarts(DetectorInput input)
    {
        var words = input.Text.Words;
        if (words.Count > 1 && IsSmall(input, words[0]) && !input.Plain.AsSpan(0, words[0].From).ContainsAny(VariableSigns))
        {
            yield return Capital(input, words[0]);
        }

        foreach (Match match in AfterEnd().Matches(input.Plain))
        {
            var at = input.Text.WordAt(match.Groups["start"].Index);
            if (at > 0 && at < words.Count && words[at].Starts && words[at].From == match.Groups["start"].Index && IsSmall(input, words[at]) && !words[at - 1].IsNumber && words[at - 1].Text.Length > 2
                && !input.Lists.Set("shortened").Contains(words[at - 1].Text))
            {
                yield return Capital(input, words[at]);
            }
        }
    }

    private static bool IsSmall(DetectorInput input, Word word)
    {
        var first = input.Text.Text.GivenAt(word.From);
        return Letters.IsCyrillic(first) && char.IsLower(first) && !word.IsGathered;
    }

    private static Mark Capital(DetectorInput input, Word word)
    {
        var (start, length) = input.Text.Text.Piece(word.From, word.To);
        var given = input.Text.Given.Substring(start, length);
        return new Mark(word.From, word.To, char.ToUpperInvariant(given[0]) + given[1..]);
    }

    [GeneratedRegex(@"[\p{L}]{3,}[.!?]+ +(?<start>[а-я])", RegexOptions.CultureInvariant)]
    private static partial Regex AfterEnd();
}
