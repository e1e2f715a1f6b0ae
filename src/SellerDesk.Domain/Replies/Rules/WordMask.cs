namespace SellerDesk.Domain.Replies.Rules;

/// <summary>Which beginnings of words a sentence may hold, as 256 bits: what shares no bit with a phrase's needs cannot hold the phrase.</summary>
internal readonly record struct WordMask(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>Letters of a beginning that count.</summary>
    public const int Longest = 3;

    public static WordMask Everything { get; } = new(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);

    /// <summary>The bit of one beginning.</summary>
    public static WordMask Of(ReadOnlySpan<char> beginning)
    {
        var hash = 17u;
        foreach (var letter in beginning)
        {
            hash = unchecked((hash * 0x9E3779B1) + letter);
        }

        hash ^= hash >> 15;
        var bit = 1UL << (int)(hash & 63);
        return ((hash >> 6) & 3) switch { 0 => new(bit, 0, 0, 0), 1 => new(0, bit, 0, 0), 2 => new(0, 0, bit, 0), _ => new(0, 0, 0, bit) };
    }

    /// <summary>All beginnings of a word that count.</summary>
    public static WordMask OfWord(string word)
    {
        var mask = default(WordMask);
        for (var length = 1; length <= Math.Min(Longest, word.Length); length++)
        {
            mask |= Of(word.AsSpan(0, length));
        }

        return mask;
    }

    public static WordMask operator |(WordMask one, WordMask other) => new(one.A | other.A, one.B | other.B, one.C | other.C, one.D | other.D);

    public bool Shares(WordMask other) => ((A & other.A) | (B & other.B) | (C & other.C) | (D & other.D)) != 0;
}
