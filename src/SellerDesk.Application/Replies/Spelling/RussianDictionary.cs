namespace SellerDesk.Application.Replies.Spelling;

/// <summary>
/// A dictionary in hunspell's form, read as the system's package installs it. Words are never unfolded into their millions of forms:
/// a form is cut down to the words that it may come from. «е» may stand for «ё», as it does in nearly all that is written.
/// </summary>
public sealed class RussianDictionary
{
    /// <summary>Longer ones are no words; nothing is said about them.</summary>
    internal const int LongestWord = 40;

    private readonly WordTable words;
    private readonly EndingRules endings;

    internal RussianDictionary(WordTable words, EndingRules endings)
    {
        this.words = words;
        this.endings = endings;
    }

    public int Count => words.Count;

    /// <summary>A word in small letters may not be a name; one that begins with a capital, or is all capitals, may be either.</summary>
    public bool Knows(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word.Length > LongestWord)
        {
            return true;
        }

        Span<char> folded = stackalloc char[word.Length];
        for (var at = 0; at < word.Length; at++)
        {
            folded[at] = Fold(word[at]);
        }

        if (IsForm(folded))
        {
            return true;
        }

        if (!char.IsUpper(folded[0]))
        {
            return false;
        }

        Lower(folded[1..]);
        if (IsForm(folded))
        {
            return true;
        }

        Lower(folded[..1]);
        return IsForm(folded);
    }

    internal static char Fold(char letter) => letter switch
    {
        'ё' => 'е',
        'Ё' => 'Е',
        _ => letter,
    };

    private static void Lower(Span<char> letters)
    {
        foreach (ref var letter in letters)
        {
            letter = char.ToLowerInvariant(letter);
        }
    }

    private bool IsForm(ReadOnlySpan<char> word) => words.Find(word, out _) || endings.Make(word, words);
}
