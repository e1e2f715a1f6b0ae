namespace SellerDesk.Domain.Replies.Rules;

/// <summary>Many phrases looked for at once: a word asks only those phrases that can begin with it.</summary>
internal sealed class PhraseIndex<T>
{
    private const int KeyLength = 6;

    private readonly Dictionary<string, List<(PhraseStep First, Phrase Phrase, T Owner)>> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(PhraseStep First, Phrase Phrase, T Owner)>> byBeginning = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(PhraseStep First, Phrase Phrase, T Owner)>>.AlternateLookup<ReadOnlySpan<char>> lookUp;
    private readonly List<(PhraseStep First, Phrase Phrase, T Owner)> anywhere = [];

    public PhraseIndex() => lookUp = byBeginning.GetAlternateLookup<ReadOnlySpan<char>>();

    public void Add(Phrase phrase, T owner)
    {
        foreach (var first in phrase.First)
        {
            // A short beginning is asked by words of any length, so it may not hide behind a longer key.
            var list = first.Kind switch
            {
                StepKind.Word => ListOf(byWord, first.Text),
                StepKind.Begins or StepKind.Adjective => ListOf(byBeginning, first.Text.Length >= KeyLength ? first.Text[..KeyLength] : first.Text),
                _ => anywhere,
            };
            list.Add((first, phrase, owner));
        }
    }

    /// <summary>Every phrase that begins at a word: its owner and the word after it.</summary>
    public void FindAt(CheckedText text, int at, List<(T Owner, int End)> found)
    {
        var word = text.Words[at];
        Try(anywhere, text, at, word, found);
        if (byWord.TryGetValue(word.Text, out var same))
        {
            Try(same, text, at, word, found);
        }

        for (var length = 1; length <= Math.Min(KeyLength, word.Text.Length); length++)
        {
            if (lookUp.TryGetValue(word.Text.AsSpan(0, length), out var phrases))
            {
                Try(phrases, text, at, word, found);
            }
        }
    }

    private static List<(PhraseStep First, Phrase Phrase, T Owner)> ListOf(Dictionary<string, List<(PhraseStep First, Phrase Phrase, T Owner)>> lists, string key) =>
        lists.TryGetValue(key, out var known) ? known : lists[key] = [];

    private static void Try(List<(PhraseStep First, Phrase Phrase, T Owner)> phrases, CheckedText text, int at, Word word, List<(T Owner, int End)> found)
    {
        foreach (var (first, phrase, owner) in phrases)
        {
            if (first.Takes(word) && phrase.Match(text, at) is var end and > 0)
            {
                found.Add((owner, end));
            }
        }
    }
}
