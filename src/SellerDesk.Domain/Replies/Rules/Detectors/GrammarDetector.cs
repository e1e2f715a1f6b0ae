namespace SellerDesk.Domain.Replies.Rules.Detectors;

/// <summary>Mistakes that show by the words beside: -тся and -ться, commas before conjunctions.</summary>
internal static class GrammarDetector
{
    private static readonly HashSet<string> SoftEndings =
        ["деться", "одеться", "раздеться", "переодеться", "надеяться", "греться", "погреться", "согреться", "нагреться", "разогреться", "перегреться", "тереться", "запереться", "спеться", "разуться", "обуться", "удасться", "упереться", "опереться", "стереться", "вытереться", "потереться", "притереться", "уместиться", "приодеться", "смотреться", "вертеться", "хотеться", "захотеться", "присмотреться", "осмотреться", "разглядеться", "приглядеться", "рассмотреться", "насмотреться", "наесться", "объесться"];

    /// <summary>After words that ask for the infinitive: "можете обратится".</summary>
    public static IEnumerable<Mark> FindVerbEndings(DetectorInput input)
    {
        var asking = input.Lists.Set("asking-infinitive");
        for (var at = 0; at < input.Text.Words.Count; at++)
        {
            var word = input.Text.Words[at];
            var text = word.Text;
            if (text.Length > 5 && text.EndsWith("тся", StringComparison.Ordinal) && IsAsked(input, at, asking) && !IsPlural(text))
            {
                yield return new Mark(word.From, word.To, Given(input, word)[..^2] + "ься");
            }
            else if (text.Length > 6 && text.EndsWith("еться", StringComparison.Ordinal) && !SoftEndings.Contains(text) && !text.EndsWith("меться", StringComparison.Ordinal) && !IsAsked(input, at, asking))
            {
                yield return new Mark(word.From, word.To, Given(input, word)[..^3] + "ся");
            }
        }
    }

    public static IEnumerable<Mark> FindCommas(DetectorInput input)
    {
        var words = input.Text.Words;
        for (var at = 1; at < words.Count; at++)
        {
            if (!words[at].Starts && !words[at].Paused && !words[at].IsQuoted && Needs(input, at) && input.Plain.AsSpan(words[at - 1].To, words[at].From - words[at - 1].To) is " ")
            {
                yield return new Mark(words[at - 1].From, words[at].To, $"{Given(input, words[at - 1])}, {Given(input, words[at])}");
            }
        }
    }

    private static bool Needs(DetectorInput input, int at)
    {
        var (before, word) = (input.Text.Words[at - 1], input.Text.Words[at].Text);
        if (before.IsNumber || before.IsLatin)
        {
            return false;
        }

        return word switch
        {
            "но" => !input.Lists.Set("before-but").Contains(before.Text),
            "который" or "которая" or "которое" or "которые" or "которого" or "которую" => !input.Lists.Set("before-which").Contains(before.Text),
            "чтобы" => !input.Lists.Set("before-to").Contains(before.Text),
            "если" => !input.Lists.Set("before-if").Contains(before.Text),
            "что" => input.Lists.Set("before-that").Contains(before.Text),
            "потому" => input.Text.TextAt(at + 1) == "что" && !input.Lists.Set("before-because").Contains(before.Text),
            _ => IsAddressed(input, at),
        };
    }

    /// <summary>"Здравствуйте Анна".</summary>
    private static bool IsAddressed(DetectorInput input, int at)
    {
        var (before, word) = (input.Text.Words[at - 1], input.Text.Words[at]);
        return word.IsCapital && before.Text is "здравствуйте" or "день" or "спасибо" or "вечер" or "утро" && word.IsCapital && Names.IsFirstName(word.Text)
            && (before.Text is not ("день" or "вечер" or "утро") || input.Text.TextAt(at - 2) is "добрый" or "доброе");
    }

    private static bool IsAsked(DetectorInput input, int at, HashSet<string> asking)
    {
        for (var back = at - 1; back >= Math.Max(input.Text.SentenceStart(at), at - 3); back--)
        {
            if (asking.Contains(input.Text.Words[back].Text))
            {
                return !input.Text.Words.GetRange(back + 1, at - back).Exists(word => word.Paused);
            }

            // Only small words may stand between: "можете к нам обратится".
            if (input.Text.Words[back].Text.Length > 5 || input.Text.Words[back].Text is "что" or "как" or "это" or "он" or "она" or "они")
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsPlural(string text) => text.EndsWith("ются", StringComparison.Ordinal) || text.EndsWith("утся", StringComparison.Ordinal) || text.EndsWith("атся", StringComparison.Ordinal) || text.EndsWith("ятся", StringComparison.Ordinal);

    private static string Given(DetectorInput input, Word word)
    {
        var (start, length) = input.Text.Text.Piece(word.From, word.To);
        return input.Text.Given.Substring(start, length);
    }
}
