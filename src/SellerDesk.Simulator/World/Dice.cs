namespace SellerDesk.Simulator.World;

/// <summary>Repeatable chance: the same seed, key and purpose always fall the same way, in any order of asking.</summary>
internal struct Dice(ulong state)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong state = state;

    public static Dice For(int seed, long key, int purpose) =>
        new(Mix(Mix((ulong)key + ((ulong)seed * Golden)) + ((ulong)purpose * 0xD1B54A32D192ED03)));

    /// <summary>A bijection of 64 bits, so that a number made from a key can be turned back into the key.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public static ulong Unmix(ulong z)
    {
        z = (z ^ (z >> 31) ^ (z >> 62)) * 0x319642B2D24D8EC3;
        z = (z ^ (z >> 27) ^ (z >> 54)) * 0x96DE1B173F119089;
        return z ^ (z >> 30) ^ (z >> 60);
    }

    public ulong Bits()
    {
        state += Golden;
        return Mix(state);
    }

    public double Unit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Unit() < probability;

    public int Below(int bound) => (int)(((Bits() >> 32) * (ulong)bound) >> 32);

    public int Between(int low, int high) => low + Below(high - low + 1);

    public double Between(double low, double high) => low + (Unit() * (high - low));

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>The index of the weight that the throw falls into; weights need not add up to one.</summary>
    public int Weighted(ReadOnlySpan<double> weights)
    {
        double total = 0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var thrown = Unit() * total;
        for (var i = 0; i < weights.Length; i++)
        {
            thrown -= weights[i];
            if (thrown < 0)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }
}
