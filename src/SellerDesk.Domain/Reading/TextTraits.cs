namespace SellerDesk.Domain.Reading;

/// <summary>
/// The traits of a text, hashed into a fixed number of buckets, so that a model needs no dictionary and never meets a word without a place.
/// The same text gives the same traits on every machine.
/// </summary>
internal static class TextTraits
{
    public const int Bits = 18;
    public const int Buckets = 1 << Bits;

    private const int ShortestPiece = 2;
    private const int LongestPiece = 5;
    private const int LongestWord = 60;
    private const int DeniedWords = 3;

    public static List<TextTrait> Of(List<TextToken> tokens)
    {
        var traits = new List<TextTrait>(tokens.Count * 16);
        var clause = new Clause();
        var before = "^";
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            var name = NameOf(token);
            traits.Add(Trait(FeatureGroup.Word, TraitHash.Of(name, 1), at, at));
            if (token.Kind != TokenKind.Mark || token.Text[0] is '!' or '?' or '.' or ',')
            {
                traits.Add(Trait(FeatureGroup.Pair, TraitHash.Join(TraitHash.Of(before, 2), TraitHash.Of(name, 3)), Math.Max(0, at - 1), at));
                before = name;
            }

            if (token.Kind == TokenKind.Word)
            {
                AddPieces(traits, token.Text, at);
                clause.Add(traits, token, at);
            }
            else
            {
                clause.EndAt(token);
            }

            AddManner(traits, token, at);
        }

        AddLength(traits, tokens);
        return traits;
    }

    private static string NameOf(TextToken token) => token.Kind == TokenKind.Number ? NumberName(token.Text.Length) : token.Stem;

    /// <summary>The number itself says nothing about the next text: sizes, prices and days differ by their length.</summary>
    private static string NumberName(int length) => length switch { 1 => "#1", 2 => "#2", 3 => "#3", _ => "#L" };

    private static void AddPieces(List<TextTrait> traits, string word, int at)
    {
        var length = Math.Min(word.Length, LongestWord);
        Span<char> bordered = stackalloc char[LongestWord + 2];
        bordered[0] = ' ';
        word.AsSpan(0, length).CopyTo(bordered[1..]);
        bordered[length + 1] = ' ';
        var whole = bordered[..(length + 2)];
        for (var size = ShortestPiece; size <= LongestPiece; size++)
        {
            for (var from = 0; from + size <= whole.Length; from++)
            {
                traits.Add(Trait(FeatureGroup.Piece, TraitHash.Of(whole.Slice(from, size), 10 + (uint)size), at, at));
            }
        }
    }

    private static void AddManner(List<TextTrait> traits, TextToken token, int at)
    {
        if (token.Shouted)
        {
            traits.Add(Trait(FeatureGroup.Manner, TraitHash.Of("^shouted", 7), at, at));
        }

        if (token.DrawnOut)
        {
            traits.Add(Trait(FeatureGroup.Manner, TraitHash.Of("^drawn", 7), at, at));
        }
    }

    private static void AddLength(List<TextTrait> traits, List<TextToken> tokens)
    {
        var words = tokens.Count(token => token.Kind == TokenKind.Word);
        var size = words == 0 ? "0" : ((int)Math.Log2(words) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        traits.Add(Trait(FeatureGroup.Manner, TraitHash.Of("len" + size, 8), TextTrait.NoToken, TextTrait.NoToken));
    }

    private static TextTrait Trait(FeatureGroup group, uint hash, int first, int last) => new(group, (int)(hash & (Buckets - 1)), first, last);

    /// <summary>What stands over the next words: a denial for three of them, a turn until the sentence ends.</summary>
    private struct Clause
    {
        private int denied;
        private bool turned;

        public void Add(List<TextTrait> traits, TextToken token, int at)
        {
            if (denied > 0)
            {
                traits.Add(Trait(FeatureGroup.Denied, TraitHash.Of(token.Stem, 30), at, at));
                denied--;
            }

            if (token.Text is "но" or "однако" or "только" or "зато" or "хотя")
            {
                turned = true;
            }
            else if (turned)
            {
                traits.Add(Trait(FeatureGroup.Turned, TraitHash.Of(token.Stem, 31), at, at));
            }

            if (token.Text is "не" or "ни" or "нет" or "без" or "нету")
            {
                denied = DeniedWords;
            }
        }

        public void EndAt(TextToken token)
        {
            if (token.Kind == TokenKind.Mark && token.Text[0] is '.' or '!' or '?' or ',')
            {
                denied = 0;
                turned &= token.Text[0] == ',';
            }
        }
    }
}
