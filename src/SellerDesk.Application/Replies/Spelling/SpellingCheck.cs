using System.Collections.Concurrent;

namespace SellerDesk.Application.Replies.Spelling;

/// <summary>A word that is written wrong with near certainty, and how it is written.</summary>
public sealed record Misspelling(int Start, int Length, string Word, string Suggestion);

/// <summary>
/// Finds words that no dictionary knows and that are a step away from one that it does. A word that is merely unknown is left alone:
/// names, brands and the trade's own words are no mistakes, and a false alarm costs more than a missed one.
/// </summary>
public sealed class SpellingCheck(InstalledDictionary installed, OwnWords own)
{
    private const int ShortestWord = 4;

    // What was found about a word is the same the next time; a new word in the desk's own list empties this.
    private const int Remembered = 20_000;

    private readonly ConcurrentDictionary<string, NearWord?> found = new(StringComparer.Ordinal);
    private int ownVersion = -1;

    public bool IsAvailable => installed.IsThere;

    public IReadOnlyList<Misspelling> Find(string text)
    {
        if (installed.Words is not { } dictionary || TextWords.IsKazakh(text))
        {
            return [];
        }

        ForgetWhenOwnWordsChanged();
        List<Misspelling>? mistakes = null;
        foreach (var word in TextWords.Of(text))
        {
            if (Meant(word, dictionary) is { } meant && !IsQuoted(text, word.Start))
            {
                (mistakes ??= []).Add(new Misspelling(word.Start, word.Length, word.Text, LikeWritten(word.Text, meant)));
            }
        }

        return mistakes ?? [];
    }

    private string? Meant(TextWord word, RussianDictionary dictionary)
    {
        var plain = OwnWords.Plain(word.Text);
        if (own.IsAdded(plain))
        {
            return null;
        }

        if (CommonSlips.MeantBy(plain) is { } slip)
        {
            return slip;
        }

        if (word.Length < ShortestWord || Knows(word.Text, plain, dictionary))
        {
            return null;
        }

        // A name or a brand begins with a capital wherever it stands; at the head of a sentence only a sure mistake counts.
        if (word.IsCapitalised && !word.BeginsSentence)
        {
            return null;
        }

        var near = found.GetOrAdd(plain, strange => NearWords.Find(strange, candidate => dictionary.Knows(candidate) || own.IsAdded(candidate)));
        return near is { } sure && IsSure(word, plain, sure) ? sure.Word : null;
    }

    // A name, or what the buyer has written.
    private static bool IsQuoted(string text, int at) => at > 0 && text.LastIndexOf('«', at - 1) > text.LastIndexOf('»', at - 1);

    private static bool IsSure(TextWord word, string plain, NearWord near)
    {
        var usual = UsualWords.Has(near.Word);
        if (!usual && near.Word.Length > plain.Length && near.Word.StartsWith(plain, StringComparison.Ordinal))
        {
            // Another form of a word that the dictionary lists with fewer forms than it has.
            return false;
        }

        return near.Distance switch
        {
            1 => usual || word.Length >= (word.IsCapitalised ? 6 : 5),
            2 => usual || (word.Length >= 7 && !word.IsCapitalised),
            3 => usual || (word.Length >= 8 && !word.IsCapitalised),
            _ => usual && word.Length >= 6,
        };
    }

    private bool Knows(string word, string plain, RussianDictionary dictionary) =>
        dictionary.Knows(word) || own.Knows(plain) || WordForms.AreKnown(plain, part => dictionary.Knows(part) || own.Knows(part));

    private void ForgetWhenOwnWordsChanged()
    {
        var version = own.Version;
        if (found.Count > Remembered || Interlocked.Exchange(ref ownVersion, version) != version)
        {
            found.Clear();
        }
    }

    private static string LikeWritten(string written, string meant)
    {
        if (written.Length > 1 && written.All(char.IsUpper))
        {
            return meant.ToUpperInvariant();
        }

        // Whoever wrote «ё» keeps it.
        var letters = meant.ToCharArray();
        for (var at = 0; at < letters.Length && meant.Length == written.Length; at++)
        {
            letters[at] = written[at] is 'ё' or 'Ё' && letters[at] == 'е' ? 'ё' : letters[at];
        }

        letters[0] = char.IsUpper(written[0]) ? char.ToUpperInvariant(letters[0]) : letters[0];
        return new string(letters);
    }
}
