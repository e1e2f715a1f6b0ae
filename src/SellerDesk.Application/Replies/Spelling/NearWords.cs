namespace SellerDesk.Application.Replies.Spelling;

/// <summary>A word that the writer probably meant, and how far it is from what stands there: 1 for mistakes of the ear, more for slips of the finger.</summary>
public readonly record struct NearWord(string Word, int Distance);

/// <summary>
/// Finds the word that was probably meant: first what sounds the same (а for о, a doubled letter, a soft sign too many), then slips of
/// the finger (swapped letters, a neighbouring key), then a letter lost, gained or changed. All words one step away, in order of likelihood.
/// </summary>
internal static class NearWords
{
    private const string Alphabet = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
    private const string Vowels = "аеиоуыэюя";

    // Before an adjective the particle is written together more often than not.
    private static readonly string[] VerbEndings = ["аю", "яю", "ею", "ую", "ешь", "ишь", "ает", "яет", "еет", "ует", "ит", "аем", "яем", "ите", "ут", "ют", "ат", "ят", "чу", "жу", "шу", "гу"];

    // The rows of the Russian keyboard: neighbours are mixed up.
    private static readonly string[] Rows = ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"];

    private static readonly ILookup<char, char> SoundAlike =
        "оа еи иы еэ ея юу зс тд вф бп гк жш вг шщ чщ чш тч цс ий ао"
            .Split(' ')
            .SelectMany(pair => new[] { (From: pair[0], To: pair[1]), (From: pair[1], To: pair[0]) })
            .Append((From: 'о', To: 'е'))
            .Distinct()
            .ToLookup(pair => pair.From, pair => pair.To);

    private static readonly ILookup<char, char> Neighbours = Rows
        .SelectMany(row => row.Zip(row.Skip(1)).SelectMany(pair => new[] { (From: pair.First, To: pair.Second), (From: pair.Second, To: pair.First) }))
        .ToLookup(pair => pair.From, pair => pair.To);

    /// <summary>The likeliest first; empty when nothing known is near. <paramref name="word"/> is in small letters without «ё».</summary>
    public static NearWord? Find(string word, Func<string, bool> knows)
    {
        (int Distance, IEnumerable<string> Words)[] steps =
        [
            (1, ByEar(word)),
            (1, Apart(word, knows)),
            (2, Swapped(word).Concat(ByKey(word))),
            (2, ByEar(word).Where(Sensible).SelectMany(ByEar)),
            (3, Gained(word).Concat(Lost(word))),
            (3, UsualWords.TwoAway(word)),
            (4, Changed(word)),
        ];
        foreach (var (distance, words) in steps)
        {
            var known = words.Where(near => near != word && (near.Contains(' ', StringComparison.Ordinal) || knows(near))).Distinct().Take(12).ToList();
            if (known.Count > 0)
            {
                return new NearWord(known.OrderBy(UsualWords.RankOf).First(), distance);
            }
        }

        return null;
    }

    private static IEnumerable<string> ByEar(string word)
    {
        for (var at = 0; at < word.Length; at++)
        {
            foreach (var other in SoundAlike[word[at]])
            {
                yield return Put(word, at, other);
            }

            if (at > 0 && word[at] == word[at - 1] || word[at] is 'ь' or 'ъ')
            {
                yield return word.Remove(at, 1);
            }

            if (word[at] is 'ь' or 'ъ')
            {
                yield return Put(word, at, word[at] == 'ь' ? 'ъ' : 'ь');
            }
            else if (!Vowels.Contains(word[at], StringComparison.Ordinal))
            {
                yield return word.Insert(at, word[at].ToString());
                if (at < word.Length - 1)
                {
                    yield return word.Insert(at + 1, "ь");
                }
            }
        }

        // A sound drawn out: «спасибоооо».
        var plain = Squeezed(word);
        if (plain.Length < word.Length - 1)
        {
            yield return plain;
        }
    }

    // «незнаю», «нехочу»: the particle grown onto a verb is the commonest slip of this kind.
    private static IEnumerable<string> Apart(string word, Func<string, bool> knows)
    {
        if (word.Length > 5 && word.StartsWith("не", StringComparison.Ordinal) && VerbEndings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal)) && knows(word[2..]))
        {
            yield return "не " + word[2..];
        }
    }

    private static IEnumerable<string> Swapped(string word)
    {
        for (var at = 1; at < word.Length; at++)
        {
            yield return word[..(at - 1)] + word[at] + word[at - 1] + word[(at + 1)..];
        }
    }

    private static IEnumerable<string> ByKey(string word) =>
        Enumerable.Range(0, word.Length).SelectMany(at => Neighbours[word[at]].Select(other => Put(word, at, other)));

    private static IEnumerable<string> Lost(string word) => Enumerable.Range(0, word.Length).Select(at => word.Remove(at, 1));

    private static IEnumerable<string> Gained(string word) =>
        Enumerable.Range(0, word.Length + 1).SelectMany(at => Alphabet.Select(letter => word.Insert(at, letter.ToString())));

    private static IEnumerable<string> Changed(string word) =>
        Enumerable.Range(0, word.Length).SelectMany(at => Alphabet.Select(letter => Put(word, at, letter)));

    private static string Squeezed(string word)
    {
        var kept = new List<char>(word.Length);
        foreach (var letter in word)
        {
            if (kept.Count == 0 || kept[^1] != letter)
            {
                kept.Add(letter);
            }
        }

        return new string([.. kept]);
    }

    private static bool Sensible(string word) => word[0] is not ('ь' or 'ъ' or 'ы');

    private static string Put(string word, int at, char letter) => string.Concat(word.AsSpan(0, at), [letter], word.AsSpan(at + 1));
}
