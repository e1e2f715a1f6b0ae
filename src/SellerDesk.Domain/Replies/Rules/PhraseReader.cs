using System.Globalization;

namespace SellerDesk.Domain.Replies.Rules;

/// <summary>Reads the notation of phrases.</summary>
internal sealed class PhraseReader
{
    private const int Deepest = 6;
    private const int UsualGap = 3;
    private const int WidestGap = 20;

    private readonly List<PhraseStep> steps = [];
    private readonly string place;
    private readonly int line;
    private readonly string source;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> lists;

    private PhraseReader(string place, int line, string source, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        this.place = place;
        this.line = line;
        this.source = source;
        this.lists = lists;
    }

    /// <exception cref="RulePackException">The line cannot be read.</exception>
    public static Phrase Read(string place, int line, string source, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        var reader = new PhraseReader(place, line, source, lists);
        reader.Sequence(Plain(source), 0);
        if (!reader.steps.Exists(step => step.IsWord))
        {
            throw reader.Fault(RulePackException.Empty);
        }

        reader.steps.Add(new PhraseStep(StepKind.Found));
        return new Phrase([.. reader.steps]);
    }

    private static string Plain(string source) => source.ToLowerInvariant().Replace('ё', 'е');

    private RulePackException Fault(string problem) => new(place, line, source, problem);

    private void Sequence(string text, int depth)
    {
        if (depth > Deepest)
        {
            throw Fault(RulePackException.TooDeep);
        }

        foreach (var part in Split(text, ' '))
        {
            Part(part, depth);
        }
    }

    private void Part(string part, int depth)
    {
        if (part.Length > 1 && part[^1] == '?')
        {
            var fork = Reserve();
            Part(part[..^1], depth);
            steps[fork] = new PhraseStep(StepKind.Fork, "", fork + 1, steps.Count);
        }
        else if (part is "^" or "$")
        {
            steps.Add(new PhraseStep(part == "^" ? StepKind.SentenceStart : StepKind.SentenceEnd));
        }
        else if (part.StartsWith("..", StringComparison.Ordinal))
        {
            var most = part.Length == 2 ? UsualGap : int.TryParse(part.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var told) && told <= WidestGap ? told : throw Fault(RulePackException.UnknownKind);
            steps.Add(new PhraseStep(StepKind.Gap, "", most));
        }
        else if (part[0] == '!')
        {
            Not(part[1..], depth);
        }
        else if (part[0] == '(')
        {
            Alternatives(part.EndsWith(')') ? Split(part[1..^1], '|') : throw Fault(RulePackException.Bracket), depth);
        }
        else if (part[0] == '{')
        {
            var name = part.Trim('{', '}');
            Alternatives(lists.TryGetValue(name, out var words) && words.Count > 0 ? [.. words.Select(Plain)] : throw Fault(RulePackException.UnknownList), depth);
        }
        else
        {
            steps.AddRange(PhraseWords.Read(part) ?? throw Fault(part[0] == '<' ? RulePackException.UnknownKind : RulePackException.Bracket));
        }
    }

    /// <summary>What must not stand next is one word of each choice: the first.</summary>
    private void Not(string part, int depth)
    {
        var choices = part.StartsWith('(') && part.EndsWith(')') ? Split(part[1..^1], '|') : [part];
        foreach (var choice in choices.SelectMany(Listed))
        {
            steps.Add(new PhraseStep(StepKind.Not));
            var before = steps.Count;
            Part(choice, depth + 1);
            if (steps.Count != before + 1 || !steps[before].IsWord)
            {
                throw Fault(RulePackException.UnknownKind);
            }
        }
    }

    private IEnumerable<string> Listed(string choice)
    {
        if (!choice.StartsWith('{'))
        {
            return [choice.Split(' ')[0]];
        }

        return lists.TryGetValue(choice.Trim('{', '}'), out var words) ? words.Select(word => Plain(word).Split(' ')[0]) : throw Fault(RulePackException.UnknownList);
    }

    private void Alternatives(List<string> choices, int depth)
    {
        var jumps = new List<int>();
        for (var at = 0; at < choices.Count; at++)
        {
            var fork = at < choices.Count - 1 ? Reserve() : -1;
            Sequence(choices[at], depth + 1);
            if (fork >= 0)
            {
                jumps.Add(Reserve());
                steps[fork] = new PhraseStep(StepKind.Fork, "", fork + 1, steps.Count);
            }
        }

        foreach (var jump in jumps)
        {
            steps[jump] = new PhraseStep(StepKind.Jump, "", steps.Count);
        }
    }

    private int Reserve()
    {
        steps.Add(default);
        return steps.Count - 1;
    }

    /// <summary>Cuts at a sign that stands outside of brackets.</summary>
    private List<string> Split(string text, char at)
    {
        var parts = new List<string>();
        var depth = 0;
        var from = 0;
        for (var place = 0; place <= text.Length; place++)
        {
            if (place == text.Length || (text[place] == at && depth == 0))
            {
                parts.Add(text[from..place].Trim());
                from = place + 1;
            }
            else
            {
                depth += text[place] switch { '(' => 1, ')' => -1, _ => 0 };
            }
        }

        return depth == 0 ? parts.FindAll(part => part.Length > 0) : throw Fault(RulePackException.Bracket);
    }
}
