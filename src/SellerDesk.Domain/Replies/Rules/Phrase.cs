namespace SellerDesk.Domain.Replies.Rules;

/// <summary>A row of words to look for (<see cref="RuleEntry"/> explains the notation), compiled into steps.</summary>
internal sealed class Phrase(PhraseStep[] steps)
{
    private const int MostTries = 2000;

    /// <summary>The steps that can be first: an index asks them before the whole phrase is tried.</summary>
    public IReadOnlyList<PhraseStep> First { get; } = FirstOf(steps);

    /// <summary>The words that can be last: a sentence without any of them needs no closer look.</summary>
    private readonly WordMask last = LastOf(steps);

    /// <returns>The word after the last one found, or -1.</returns>
    public int Match(CheckedText text, int at)
    {
        if (!text.Ahead(at).Shares(last))
        {
            return -1;
        }

        var tries = MostTries;
        return Run(text, 0, at, text.SentenceEnd(at), ref tries);
    }

    public bool IsIn(CheckedText text, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (Match(text, at) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private int Run(CheckedText text, int step, int at, int end, ref int tries)
    {
        while (tries-- > 0)
        {
            var now = steps[step];
            switch (now.Kind)
            {
                case StepKind.Found:
                    return at;
                case StepKind.Jump:
                    step = now.To;
                    continue;
                case StepKind.Fork:
                    if (Run(text, now.To, at, end, ref tries) is var found and >= 0)
                    {
                        return found;
                    }

                    step = now.Or;
                    continue;
                case StepKind.Gap:
                    return RunGap(text, step, now.To, at, end, ref tries);
                case StepKind.SentenceStart when !text.Words[Math.Min(at, text.Words.Count - 1)].Starts || at >= end:
                case StepKind.SentenceEnd when at < end:
                case StepKind.Asks when !text.IsQuestion(end - 1):
                    return -1;
                case StepKind.SentenceStart or StepKind.SentenceEnd or StepKind.Asks:
                    step++;
                    continue;
                case StepKind.Not when at < end && steps[step + 1].Takes(text.Words[at]):
                    return -1;
                case StepKind.Not:
                    step += 2;
                    continue;
                default:
                    if (at >= end || !now.Takes(text.Words[at]))
                    {
                        return -1;
                    }

                    at++;
                    step++;
                    continue;
            }
        }

        return -1;
    }

    private int RunGap(CheckedText text, int step, int most, int at, int end, ref int tries)
    {
        for (var skipped = 0; skipped <= most && at + skipped <= end; skipped++)
        {
            if (Run(text, step + 1, at + skipped, end, ref tries) is var found and >= 0)
            {
                return found;
            }
        }

        return -1;
    }

    private static WordMask LastOf(PhraseStep[] steps)
    {
        var mask = default(WordMask);
        for (var at = 0; at < steps.Length; at++)
        {
            // What follows a denial is looked at without being taken.
            if (steps[at].IsWord && (at == 0 || steps[at - 1].Kind != StepKind.Not) && EndsAfter(steps, at + 1))
            {
                mask |= steps[at].Beginning;
            }
        }

        return mask == default ? WordMask.Everything : mask;
    }

    /// <summary>The phrase can end here without another word.</summary>
    private static bool EndsAfter(PhraseStep[] steps, int from)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>([from]);
        while (open.TryPop(out var at))
        {
            if (!seen.Add(at))
            {
                continue;
            }

            switch (steps[at])
            {
                case { Kind: StepKind.Found }:
                    return true;
                case { Kind: StepKind.Jump, To: var to }:
                    open.Push(to);
                    break;
                case { Kind: StepKind.Fork, To: var to, Or: var or }:
                    open.Push(to);
                    open.Push(or);
                    break;
                case { Kind: StepKind.Not }:
                    open.Push(at + 2);
                    break;
                case { IsWord: false }:
                    open.Push(at + 1);
                    break;
            }
        }

        return false;
    }

    private static List<PhraseStep> FirstOf(PhraseStep[] steps)
    {
        var first = new List<PhraseStep>();
        var seen = new HashSet<int>();
        var open = new Stack<int>([0]);
        while (open.TryPop(out var at))
        {
            if (!seen.Add(at))
            {
                continue;
            }

            switch (steps[at])
            {
                case { Kind: StepKind.Jump, To: var to }:
                    open.Push(to);
                    break;
                case { Kind: StepKind.Fork, To: var to, Or: var or }:
                    open.Push(to);
                    open.Push(or);
                    break;
                case { Kind: StepKind.SentenceStart }:
                    open.Push(at + 1);
                    break;
                case { IsWord: true } step:
                    first.Add(step);
                    break;
                default:
                    first.Add(new PhraseStep(StepKind.Kind, "any"));
                    break;
            }
        }

        return first;
    }
}
