namespace SellerDesk.Domain.Replies.Rules;

/// <summary>
/// Rules as data: the shipped ones, common and per marketplace, and what people of this desk changed. A later pack switches entries of an earlier one off or on,
/// replaces them by code, and adds to its lists.
/// </summary>
public sealed record RulePack
{
    /// <summary>For every marketplace.</summary>
    public const string Common = "*";

    /// <summary>The list of words that are right whatever the rules say.</summary>
    public const string AllowedList = "allowed";

    public string Marketplace { get; init; } = Common;

    public int Version { get; init; }

    /// <summary>Codes of entries that do not apply.</summary>
    public IReadOnlyList<string> Off { get; init; } = [];

    /// <summary>Codes of entries that apply although an earlier pack has them off.</summary>
    public IReadOnlyList<string> On { get; init; } = [];

    /// <summary>How hard entries of earlier packs count, by their codes, where that is not as they say themselves.</summary>
    public IReadOnlyDictionary<string, FindingSeverity> Severities { get; init; } = new Dictionary<string, FindingSeverity>();

    /// <summary>Words by the name of their list; used by phrases as <c>{name}</c> and by detectors.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<RuleEntry> Entries { get; init; } = [];
}

/// <summary>A pack cannot be used: which line of it, and what is wrong with it.</summary>
/// <param name="place">Code of the entry or name of the list.</param>
/// <param name="line">Line within it, from 1; 0 for the whole of it.</param>
/// <param name="content">The line itself.</param>
/// <param name="problem">One of the constants.</param>
public sealed class RulePackException(string place, int line, string content, string problem) : Exception($"{place}:{line}: {problem}: {content}")
{
    public const string Bracket = "bracket";
    public const string Empty = "empty";
    public const string UnknownList = "unknownList";
    public const string UnknownKind = "unknownKind";
    public const string UnknownDetector = "unknownDetector";
    public const string UnknownRule = "unknownRule";
    public const string Expression = "expression";
    public const string TooDeep = "tooDeep";
    public const string NotJson = "notJson";

    public string Place { get; } = place;

    public int Line { get; } = line;

    public string Content { get; } = content;

    public string Problem { get; } = problem;
}
