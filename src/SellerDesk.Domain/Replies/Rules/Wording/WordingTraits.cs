using SellerDesk.Domain.Reading;

namespace SellerDesk.Domain.Replies.Rules.Wording;

/// <summary>
/// The traits of a sentence, hashed into buckets: stems, rows of two stems, pieces of words, what the words are about (<see cref="WordingConcepts"/>) and
/// which of these meet in which order, what a stem stands beside, and what is spoken of just before and after: a word of regret or a fact there makes many a sharp
/// sentence harmless. What stands in quotation marks is somebody else's and counts as one word.
/// </summary>
internal static class WordingTraits
{
    public const int Bits = 19;
    public const int Buckets = 1 << Bits;
    public const int Groups = 8;

    private const int Stem = 0;
    private const int Pair = 1;
    private const int Piece = 2;
    private const int Concept = 3;
    private const int Meeting = 4;
    private const int Manner = 5;
    private const int Beside = 6;
    private const int Around = 7;

    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;
    private const int LongestWord = 40;
    private const int Reach = 5;

    /// <summary>Words before and behind a sentence that count as around it.</summary>
    private const int Surroundings = 8;

    public static List<WordingTrait> Of(CheckedText text, int from, int to)
    {
        var traits = new List<WordingTrait>((to - from) * 48);
        var concepts = new List<(int Concept, int At)>();
        int[] last = [];
        var before = "^";
        var beforeAt = from;
        var quoted = false;
        for (var at = from; at < to; at++)
        {
            var word = text.Words[at];
            if (word.IsQuoted)
            {
                quoted = true;
                continue;
            }

            var stem = word.IsNumber ? "#" : word.Stem;
            traits.Add(new(Stem, Bucket(TraitHash.Of(stem, 1)), at, at));
            traits.Add(new(Pair, Bucket(TraitHash.Join(TraitHash.Of(before, 2), TraitHash.Of(stem, 3))), beforeAt, at));
            if (!word.IsNumber)
            {
                AddPieces(traits, word.Text, at);
            }

            var own = word.Concepts;
            AddConcepts(traits, concepts, own, at);
            AddBeside(traits, before, own, 21, beforeAt, at);
            AddBeside(traits, stem, last, 22, beforeAt, at);
            (before, beforeAt, last) = (stem, at, own);
        }

        traits.Add(new(Pair, Bucket(TraitHash.Join(TraitHash.Of(before, 2), TraitHash.Of("$", 3))), beforeAt, beforeAt));
        AddManner(traits, text, from, to, quoted);
        AddAround(traits, text, Math.Max(0, from - Surroundings), from, from);
        AddAround(traits, text, to, Math.Min(text.Words.Count, to + Surroundings), to - 1);
        return traits;
    }

    /// <summary>A stem and what its neighbour is about: a pair of words that no lesson held may still be a known one.</summary>
    private static void AddBeside(List<WordingTrait> traits, string stem, int[] concepts, uint seed, int first, int last)
    {
        var hash = TraitHash.Of(stem, seed);
        foreach (var concept in concepts)
        {
            traits.Add(new(Beside, Bucket(TraitHash.Join(hash, (uint)concept)), first, last));
        }
    }

    private static void AddAround(List<WordingTrait> traits, CheckedText text, int from, int to, int at)
    {
        for (var word = from; word < to; word++)
        {
            foreach (var concept in text.Words[word].Concepts)
            {
                traits.Add(new(Around, Bucket(TraitHash.Join(0x77, (uint)concept)), at, at));
            }
        }
    }

    private static void AddConcepts(List<WordingTrait> traits, List<(int Concept, int At)> met, int[] own, int at)
    {
        foreach (var concept in own)
        {
            traits.Add(new(Concept, Bucket(TraitHash.Join(0x51, (uint)concept)), at, at));
            for (var back = met.Count - 1; back >= 0 && at - met[back].At <= Reach; back--)
            {
                traits.Add(new(Meeting, Bucket(TraitHash.Join(TraitHash.Join(0x52, (uint)met[back].Concept), (uint)concept)), met[back].At, at));
            }
        }

        foreach (var concept in own)
        {
            met.Add((concept, at));
        }
    }

    private static void AddPieces(List<WordingTrait> traits, string word, int at)
    {
        var length = Math.Min(word.Length, LongestWord);
        Span<char> bordered = stackalloc char[LongestWord + 2];
        bordered[0] = ' ';
        word.AsSpan(0, length).CopyTo(bordered[1..]);
        bordered[length + 1] = ' ';
        for (var size = ShortestPiece; size <= LongestPiece; size++)
        {
            for (var start = 0; start + size <= length + 2; start++)
            {
                traits.Add(new(Piece, Bucket(TraitHash.Of(bordered.Slice(start, size), 10 + (uint)size)), at, at));
            }
        }
    }

    private static void AddManner(List<WordingTrait> traits, CheckedText text, int from, int to, bool quoted)
    {
        var end = text.Plain.AsSpan(text.Words[to - 1].To, (to < text.Words.Count ? text.Words[to].From : text.Plain.Length) - text.Words[to - 1].To);
        Add("?", end.Contains('?'));
        Add("!", end.Contains('!'));
        Add("quoted", quoted);
        Add("number", Any(word => word.IsNumber));
        Add("latin", Any(word => word.IsLatin));
        Add("paused", Any(word => word.Paused));
        Add("only", from == 0 && to == text.Words.Count);
        Add("length" + (int)Math.Log2(to - from), true);

        void Add(string name, bool holds)
        {
            if (holds)
            {
                traits.Add(new(Manner, Bucket(TraitHash.Of(name, 7)), from, to - 1));
            }
        }

        bool Any(Func<Word, bool> holds)
        {
            for (var at = from; at < to; at++)
            {
                if (holds(text.Words[at]))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static int Bucket(uint hash) => (int)(hash & (Buckets - 1));
}
