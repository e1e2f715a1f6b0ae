namespace SellerDesk.Domain.Replies.Rules;

/// <summary>One rule of a pack: what it finds and how it explains itself.</summary>
/// <remarks>
/// A phrase is a row of words: <c>слово</c> as it stands, <c>слов*</c> its beginning, <c>красив+</c> an adjective and no adverb, <c>*тся</c> its end, <c>~слово</c> any form of it, <c>(один|два слова)</c> either,
/// <c>слово?</c> perhaps, <c>..</c> up to three words between, <c>..6</c> up to six, <c>!слово</c> not this one, <c>{list}</c> a list of the pack,
/// <c>^</c> and <c>$</c> the sentence's ends, <c>&lt;num&gt; &lt;cap&gt; &lt;lat&gt; &lt;name&gt;</c> kinds of words, <c>&lt;asks&gt;</c> in a question. Case, ё, punctuation within a sentence, look-alike letters and
/// letters that are spaced out make no difference.
/// </remarks>
public sealed record RuleEntry
{
    public required string Code { get; init; }

    public required string Rule { get; init; }

    public FindingSeverity Severity { get; init; } = FindingSeverity.Block;

    /// <summary>Why, in Russian; <c>{0}</c> is the marked text.</summary>
    public string Ru { get; init; } = "";

    /// <summary>Why, in English.</summary>
    public string En { get; init; } = "";

    /// <summary>Name of a built-in detector, for what words cannot say.</summary>
    public string? Detector { get; init; }

    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>Regular expressions over the text in lower case.</summary>
    public IReadOnlyList<string> Expressions { get; init; } = [];

    /// <summary>Phrases that excuse the whole sentence.</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];

    /// <summary>Phrases and what to write instead of them.</summary>
    public IReadOnlyDictionary<string, string> Fixes { get; init; } = new Dictionary<string, string>();

    /// <summary>Codes of entries, or beginnings of codes, that say it better: where one of them marks the same words, this one is silent.</summary>
    public IReadOnlyList<string> Yields { get; init; } = [];

    /// <summary>Counts inside quotation marks too. What somebody else has said or what is printed on a mug is usually no offence.</summary>
    public bool Quoted { get; init; }

    /// <summary>Silent in a sentence that the wording model hears as innocent: phrases of this entry also stand in harmless answers.</summary>
    public bool Judged { get; init; }

    /// <summary>Counts although the sentence denies it ("we do not write to messengers").</summary>
    public bool Denied { get; init; }
}
