namespace SellerDesk.Simulator.World;

/// <summary>Twenty letters and digits, as reviews and questions are named; half of them is the key in disguise, so that no table of ids is kept.</summary>
internal static class PublicId
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int KeyLength = 11;
    private const int CheckLength = 9;

    public static string Of(int seed, char kind, long key)
    {
        var masked = Dice.Mix((ulong)key ^ Mask(seed, kind));
        return string.Create(KeyLength + CheckLength, (masked, check: Dice.Mix(masked + kind)), static (span, source) =>
        {
            Write(span[..KeyLength], source.masked);
            Write(span[KeyLength..], source.check);
        });
    }

    public static bool TryRead(int seed, char kind, string id, out long key)
    {
        key = 0;
        if (id.Length != KeyLength + CheckLength)
        {
            return false;
        }

        ulong masked = 0;
        for (var i = KeyLength - 1; i >= 0; i--)
        {
            var digit = Alphabet.IndexOf(id[i], StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            masked = unchecked((masked * 62) + (ulong)digit);
        }

        key = (long)(Dice.Unmix(masked) ^ Mask(seed, kind));
        return Of(seed, kind, key) == id;
    }

    private static ulong Mask(int seed, char kind) => Dice.Mix(((ulong)seed << 8) + kind);

    private static void Write(Span<char> span, ulong value)
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = Alphabet[(int)(value % 62)];
            value /= 62;
        }
    }
}
