namespace SellerDesk.Domain.Reading.Topics;

/// <summary>Finds phrases among the words of a text; a phrase never leaves its clause.</summary>
internal static class PhraseMatch
{
    /// <summary>The index of the phrase's last word when it begins at <paramref name="at"/>, else -1.</summary>
    public static int At(List<ReadWord> words, int at, PhraseStep[] phrase, bool hushedToo)
    {
        var first = words[at];
        if (!first.Is(phrase[0].Element) || (first.Hushed && !hushedToo) || !Anchored(words, at, phrase[0]))
        {
            return -1;
        }

        return phrase.Length == 1 ? at : Rest(words, at, phrase, 1, hushedToo);
    }

    public static bool AnywhereIn(List<ReadWord> words, int from, int to, PhraseStep[] phrase)
    {
        for (var i = from; i < to; i++)
        {
            if (At(words, i, phrase, false) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int Rest(List<ReadWord> words, int last, PhraseStep[] phrase, int step, bool hushedToo)
    {
        var wanted = phrase[step];
        for (var i = last + 1; i <= last + 1 + wanted.Gap && i < words.Count && words[i].Clause == words[last].Clause; i++)
        {
            if (!words[i].Is(wanted.Element) || (words[i].Hushed && !hushedToo) || !Anchored(words, i, wanted))
            {
                continue;
            }

            var end = step + 1 == phrase.Length ? i : Rest(words, i, phrase, step + 1, hushedToo);
            if (end >= 0)
            {
                return end;
            }
        }

        return -1;
    }

    private static bool Anchored(List<ReadWord> words, int at, PhraseStep step) =>
        (!step.AtStart || at == 0 || words[at - 1].Clause != words[at].Clause)
        && (!step.AtEnd || at + 1 == words.Count || words[at + 1].Clause != words[at].Clause);
}
