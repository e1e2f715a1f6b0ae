namespace SellerDesk.Domain.Reading;

/// <summary>Where endings may be cut: RV begins after the first vowel, R2 after the second group of vowel and consonant.</summary>
internal readonly record struct StemRegions(int AfterFirstVowel, int Second)
{
    private const string Vowels = "аеиоуыэюя";

    public static StemRegions Of(ReadOnlySpan<char> word)
    {
        var first = Past(word, 0, vowel: true);
        var consonant = Past(word, first, vowel: false);
        var vowel = Past(word, consonant, vowel: true);
        return new(first, Past(word, vowel, vowel: false));
    }

    private static int Past(ReadOnlySpan<char> word, int from, bool vowel)
    {
        for (var at = from; at < word.Length; at++)
        {
            if (Vowels.Contains(word[at]) == vowel)
            {
                return at + 1;
            }
        }

        return word.Length;
    }
}
