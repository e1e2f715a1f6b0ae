namespace SellerDesk.Domain.Replies.Rules;

internal enum StepKind
{
    /// <summary>The word is exactly this.</summary>
    Word,

    /// <summary>The word begins so.</summary>
    Begins,

    /// <summary>The word ends so.</summary>
    EndsWith,

    /// <summary>The word is an adjective of this stem, and no adverb.</summary>
    Adjective,

    /// <summary>The word has this stem.</summary>
    Stem,

    /// <summary>The word is of a kind: a number, a name…</summary>
    Kind,

    /// <summary>The next step's word must not stand here.</summary>
    Not,

    /// <summary>Goes on at two places.</summary>
    Fork,

    Jump,

    /// <summary>Any words, up to <see cref="PhraseStep.To"/>.</summary>
    Gap,

    SentenceStart,

    SentenceEnd,

    /// <summary>The sentence is a question.</summary>
    Asks,

    Found,
}

/// <summary>One step of a compiled phrase.</summary>
internal readonly record struct PhraseStep(StepKind Kind, string Text = "", int To = 0, int Or = 0)
{
    private static readonly HashSet<string> AdjectiveEndings = new(
        ["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым", "им", "ую", "юю", "ых", "их", "ыми", "ими", "ом", "ем", "ей", "ою", "а", "ы", "я", "и", "ейшая", "ейший", "ейшие", "ен", "на", "ны"], StringComparer.Ordinal);

    public bool IsWord => Kind is StepKind.Word or StepKind.Begins or StepKind.Adjective or StepKind.EndsWith or StepKind.Stem or StepKind.Kind;

    /// <summary>The beginning that a word must have to be taken, where that can be told.</summary>
    public WordMask Beginning => Kind is StepKind.Word or StepKind.Begins or StepKind.Adjective && Text.Length > 0 ? WordMask.Of(Text.AsSpan(0, Math.Min(WordMask.Longest, Text.Length))) : WordMask.Everything;

    /// <summary>Only for steps that look at a word.</summary>
    public bool Takes(Word word) => Kind switch
    {
        StepKind.Word => word.Text == Text,
        StepKind.Begins => word.Text.StartsWith(Text, StringComparison.Ordinal),
        StepKind.Adjective => word.Text.StartsWith(Text, StringComparison.Ordinal) && AdjectiveEndings.Contains(word.Text[Text.Length..]),
        StepKind.EndsWith => word.Text.EndsWith(Text, StringComparison.Ordinal),
        StepKind.Stem => word.Stem == Text,
        _ => IsOfKind(word),
    };

    private bool IsOfKind(Word word) => Text switch
    {
        "num" => word.IsNumber,
        "lat" => word.IsLatin,
        "cap" => word.IsCapital,
        "name" => word.IsCapital && Names.IsFirstName(word.Text),
        "surname" => word.IsCapital && Names.LooksLikeSurname(word.Text),
        _ => true,
    };

    public static bool KnowsKind(string kind) => kind is "num" or "lat" or "cap" or "name" or "surname" or "any";
}
