namespace SellerDesk.Domain.Reading;

/// <summary>An ending that a stem may lose; some only after «а» or «я», which stays.</summary>
internal readonly record struct StemEnding(string Letters, bool AfterVowel)
{
    /// <summary>Endings divided by spaces, a star before those that need «а» or «я» in front; the longest first.</summary>
    public static StemEnding[] LongestFirst(string endings) =>
        [.. endings.Split(' ').Select(one => new StemEnding(one.TrimStart('*'), one[0] == '*')).OrderByDescending(one => one.Letters.Length)];
}
