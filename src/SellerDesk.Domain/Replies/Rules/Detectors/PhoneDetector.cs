namespace SellerDesk.Domain.Replies.Rules.Detectors;

/// <summary>Phone and bank card numbers, however disguised; not articles, orders, barcodes, sizes, prices.</summary>
internal static class PhoneDetector
{
    private const int NearWords = 4;

    public static IEnumerable<Mark> Find(DetectorInput input)
    {
        foreach (var run in DigitRuns.Of(input.Text))
        {
            if (run.Digits.Length >= 5 && IsPhone(input, run))
            {
                yield return input.Words(run.First, run.End);
            }
        }
    }

    public static IEnumerable<Mark> FindCards(DetectorInput input)
    {
        foreach (var run in DigitRuns.Of(input.Text))
        {
            if (run.Digits.Length is 16 or 18 && IsInSentence(input, run, "paying"))
            {
                yield return input.Words(run.First, run.End);
            }
        }
    }

    private static bool IsPhone(DetectorInput input, DigitRun run)
    {
        var called = IsInSentence(input, run, "calling");
        if (!called && (IsNamedOtherwise(input, run) || IsSeries(run)))
        {
            return false;
        }

        if (IsPosting(run) || IsNamedOtherwise(input, run))
        {
            return false;
        }

        var plus = input.Text.Words[run.First].From is > 0 and var from && input.Plain[from - 1] == '+';
        var length = run.Digits.Length;
        if (plus && length is >= 10 and <= 15)
        {
            return true;
        }

        return HasForm(run, called) || (called && length is >= 5 and <= 9 && IsShortPhone(run)) || StartsWithPhone(run);
    }

    private static bool HasForm(DigitRun run, bool called)
    {
        var digits = run.Digits;
        return digits.Length switch
        {
            11 => digits[0] is '7' or '8' && digits[1] is >= '3' and <= '9' && !IsSeries(run) && (called || run.Groups.Count > 1 || digits[1] == '9' || run.Spoken > 0),
            10 => (digits[0] == '9' && (called || run.Groups.Count is 3 or 4 or 10 || run.Spoken > 2)) || (called && (run.Groups.Count > 2 || run.Spoken > 2)),
            12 => (digits.StartsWith("375", StringComparison.Ordinal) || digits.StartsWith("998", StringComparison.Ordinal) || digits.StartsWith("996", StringComparison.Ordinal) || digits.StartsWith("380", StringComparison.Ordinal)) && (called || run.Groups.Count > 2),
            _ => false,
        }
        || (run.Spoken > 2 && digits.Length is >= 9 and <= 15);
    }

    /// <summary>A town's number is a phone only where somebody is to call: 222-33-44.</summary>
    private static bool IsShortPhone(DigitRun run) =>
        run.Spoken > 2 || (run.Groups.Count >= 2 && run.Groups.All(group => group.Length is >= 1 and <= 4) && run.Digits.Length >= 5 && run.Groups[^1].Length is 2 or 4);

    /// <summary>More digits follow the phone directly.</summary>
    private static bool StartsWithPhone(DigitRun run) =>
        run.Digits.Length > 11 && run.Groups.Count >= 5 && run.Groups[0] is "7" or "8" && run.Groups[1].Length == 3 && run.Groups[1][0] == '9' && run.Groups[2].Length == 3;

    /// <summary>Orders' and postings' numbers: 45678123-0009-2.</summary>
    private static bool IsPosting(DigitRun run) => run.Groups.Count is 2 or 3 && run.Groups[0].Length is >= 7 and <= 10 && run.Groups[1].Length == 4 && run.Spoken == 0;

    /// <summary>Sizes one after the other: 42 44 46 48 50.</summary>
    private static bool IsSeries(DigitRun run)
    {
        if (run.Groups.Count < 4 || run.Groups.Any(group => group.Length > 3))
        {
            return false;
        }

        var values = run.Groups.Select(int.Parse).ToList();
        return values.Zip(values.Skip(1)).All(pair => pair.Second > pair.First) && values[^1] < 300;
    }

    private static bool IsNamedOtherwise(DetectorInput input, DigitRun run)
    {
        var words = input.Lists.Set("numbered");
        for (var at = run.First - 1; at >= Math.Max(input.Text.SentenceStart(run.First), run.First - NearWords); at--)
        {
            if (Begins(words, input.Text.Words[at].Text))
            {
                return true;
            }

            if (Begins(input.Lists.Set("calling"), input.Text.Words[at].Text))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsInSentence(DetectorInput input, DigitRun run, string list)
    {
        var words = input.Lists.Set(list);
        for (var at = Math.Max(0, input.Text.SentenceStart(run.First) - 2); at < input.Text.SentenceEnd(run.End - 1); at++)
        {
            if (Begins(words, input.Text.Words[at].Text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lists hold words and, with a star, beginnings.</summary>
    internal static bool Begins(HashSet<string> words, string word)
    {
        if (words.Contains(word))
        {
            return true;
        }

        for (var length = 2; length <= word.Length; length++)
        {
            if (words.Contains(string.Concat(word.AsSpan(0, length), "*")))
            {
                return true;
            }
        }

        return false;
    }
}
