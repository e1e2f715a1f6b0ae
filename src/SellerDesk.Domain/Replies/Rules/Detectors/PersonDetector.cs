using System.Text.RegularExpressions;

namespace SellerDesk.Domain.Replies.Rules.Detectors;

/// <summary>People's data: another buyer told about, the buyer's own surname or home in public, passports.</summary>
internal static partial class PersonDetector
{
    private const int Near = 6;

    /// <summary>A person with surname who is neither an author, nor a brand, nor one of ours signing.</summary>
    public static IEnumerable<Mark> FindPeople(DetectorInput input)
    {
        var words = input.Text.Words;
        for (var at = 0; at < words.Count;)
        {
            var end = PersonEnd(input, at);
            if (end > at && !words[at].IsQuoted && IsTold(input, at, end))
            {
                yield return input.Words(at, end);
            }

            at = Math.Max(end, at + 1);
        }
    }

    public static IEnumerable<Mark> FindHomes(DetectorInput input)
    {
        foreach (Match match in Home().Matches(input.Plain))
        {
            var word = input.Text.WordAt(match.Index);
            var flat = match.Groups["flat"].Success;
            if (!Mentions(input, word, "public-places") && !Mentions(input, word, "visiting") && (flat || input.Reply.IsPublic || Mentions(input, word, "other-people")))
            {
                yield return new Mark(match.Index, match.Index + match.Length);
            }
        }
    }

    public static IEnumerable<Mark> FindPapers(DetectorInput input) => Papers().Matches(input.Plain).Select(match => new Mark(match.Index, match.Index + match.Length));

    private static bool IsTold(DetectorInput input, int at, int end)
    {
        if (Mentions(input, at, "authors"))
        {
            return false;
        }

        var length = end - at;
        var own = IsOwnPeople(input, at);
        if (IsGreeted(input, at, end))
        {
            return input.Reply.IsPublic && length > 1 && HasSurname(input, at, end);
        }

        if (own)
        {
            return false;
        }

        return length > 1 ? HasSurname(input, at, end) || Mentions(input, at, "other-people") : IsNearDeed(input, at, end);
    }

    /// <summary>"Марина из Казани", "покупательница Иванова".</summary>
    private static bool IsNearDeed(DetectorInput input, int at, int end) =>
        (PhoneDetector.Begins(input.Lists.Set("other-people"), input.Text.TextAt(at - 1)) || (input.Text.TextAt(end) is "из" or "с" && end + 1 < input.Text.Words.Count && input.Text.Words[end + 1].IsCapital && !input.Text.Words[end].Starts))
        && (Mentions(input, at, "deeds") || PhoneDetector.Begins(input.Lists.Set("other-people"), input.Text.TextAt(at - 1)));

    private static bool HasSurname(DetectorInput input, int at, int end)
    {
        for (; at < end; at++)
        {
            if (!Names.IsFirstName(input.Text.Words[at].Text) && !Names.IsPatronymic(input.Text.Words[at].Text))
            {
                return true;
            }
        }

        return false;
    }

    private static int PersonEnd(DetectorInput input, int at)
    {
        var words = input.Text.Words;
        if (!IsName(words[at]) || (words[at].Starts && Names.LooksLikeSurname(words[at].Text) && !IsFirst(words, at + 1)))
        {
            return at;
        }

        var end = at + 1;
        while (end < words.Count && end - at < 3 && !words[end].Starts && !words[end].Paused && IsName(words[end]) && words[end].Text != words[at].Text)
        {
            end++;
        }

        var named = words.GetRange(at, end - at).Exists(word => Names.IsFirstName(word.Text) || Names.IsPatronymic(word.Text));
        if (named && end < words.Count && end - at < 3 && words[end].IsCapital && !words[end].Starts && !words[end].Paused && words[end].To - words[end].From == 1 && !words[end].IsLatin)
        {
            end++;
        }

        return named || PhoneDetector.Begins(input.Lists.Set("other-people"), input.Text.TextAt(at - 1)) ? end : at;
    }

    private static bool IsFirst(List<Word> words, int at) => at < words.Count && words[at].IsCapital && !words[at].Starts && Names.IsFirstName(words[at].Text);

    private static bool IsName(Word word) =>
        word is { IsCapital: true, IsLatin: false, IsNumber: false } && (Names.IsFirstName(word.Text) || Names.IsPatronymic(word.Text) || Names.LooksLikeSurname(word.Text));

    /// <summary>Spoken to, not about: first in its sentence or after a greeting, with a comma or an exclamation mark behind.</summary>
    private static bool IsGreeted(DetectorInput input, int at, int end)
    {
        var before = input.Text.TextAt(at - 1);
        var greeted = input.Text.Words[at].Starts || PhoneDetector.Begins(input.Lists.Set("greetings"), before);
        return greeted && (end >= input.Text.Words.Count || input.Text.Words[end].Paused || input.Text.Words[end].Starts);
    }

    private static bool IsOwnPeople(DetectorInput input, int at)
    {
        var own = input.Lists.Set("own-people");
        for (var back = at - 1; back >= Math.Max(0, at - Near); back--)
        {
            if (PhoneDetector.Begins(own, input.Text.Words[back].Text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Mentions(DetectorInput input, int at, string list)
    {
        if (at >= input.Text.Words.Count)
        {
            return false;
        }

        var words = input.Lists.Set(list);
        for (var word = input.Text.SentenceStart(at); word < input.Text.SentenceEnd(at); word++)
        {
            if (PhoneDetector.Begins(words, input.Text.Words[word].Text))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"(?<![\p{L}])(?:(?:ул|пр|пер|наб|б-р|пр-т|пр-кт|ш)\.|улиц[аеуы]|проспект[ае]?|переул[ок]\w*|бульвар[ае]?|шоссе|набережн\w+|микрорайон\w*|мкр\.?)\s?[\p{L}-]+(?:\s[\p{L}-]+)?,?\s?(?:(?:д|дом|стр)\.?\s?)?\d+\w?(?:\s?[,-]?\s?(?:корп\w*|к|стр)\.?\s?\d+)?(?<flat>,?\s?(?:кв|квартир\w+|подъезд\w*|этаж\w*|домофон\w*)\.?\s?\d+)?|(?<![\p{L}])(?<flat>(?:кв\.|квартир[аеуы]|домофон\w*|подъезд\w*)\s?№?\s?\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Home();

    [GeneratedRegex(@"паспорт\w*[^.\d\n]{0,30}\d{2}\s?\d{2}\s?№?\s?\d{6}|снилс\D{0,10}\d{3}-\d{3}-\d{3}", RegexOptions.CultureInvariant)]
    private static partial Regex Papers();
}
