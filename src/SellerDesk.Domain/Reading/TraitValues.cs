using System.Runtime.InteropServices;

namespace SellerDesk.Domain.Reading;

/// <summary>
/// A text as numbers: each of its buckets once per group, with its value there. A value grows with the logarithm of how often the trait is met,
/// times the bucket's importance; every group is then brought to one length (<see cref="FeatureGroup"/>).
/// </summary>
internal readonly struct TraitValues
{
    private static readonly float[] GroupWeights = [1f, 1f, 1f, 0.5f, 0.5f, 0.3f];

    private TraitValues(int[] buckets, float[] values) => (Buckets, Values) = (buckets, values);

    public int[] Buckets { get; }

    public float[] Values { get; }

    /// <param name="importance">Of a bucket; 0 leaves it out.</param>
    public static TraitValues Of(List<TextTrait> traits, Func<int, float> importance)
    {
        var keys = new int[traits.Count];
        for (var at = 0; at < keys.Length; at++)
        {
            keys[at] = Key(traits[at]);
        }

        Array.Sort(keys);
        var buckets = new List<int>(keys.Length);
        var values = new List<float>(keys.Length);
        var groupStart = 0;
        for (var at = 0; at < keys.Length;)
        {
            var run = at + 1;
            while (run < keys.Length && keys[run] == keys[at])
            {
                run++;
            }

            var weight = importance(keys[at] & (TextTraits.Buckets - 1));
            if (weight > 0)
            {
                buckets.Add(keys[at] & (TextTraits.Buckets - 1));
                values.Add((1 + MathF.Log(run - at)) * weight);
            }

            var group = keys[at] >> TextTraits.Bits;
            if (run == keys.Length || keys[run] >> TextTraits.Bits != group)
            {
                Level(CollectionsMarshal.AsSpan(values)[groupStart..], (FeatureGroup)group);
                groupStart = values.Count;
            }

            at = run;
        }

        return new([.. buckets], [.. values]);
    }

    /// <summary>The value of each trait as it was met, in the order of <paramref name="traits"/>: a bucket's value divided among its places.</summary>
    public static float[] Shares(List<TextTrait> traits, Func<int, float> importance)
    {
        var counts = new Dictionary<int, int>(traits.Count);
        foreach (var trait in traits)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, Key(trait), out _)++;
        }

        var lengths = new double[GroupWeights.Length];
        foreach (var (key, count) in counts)
        {
            var value = Raw(key, count, importance);
            lengths[key >> TextTraits.Bits] += value * value;
        }

        return [.. traits.Select(trait => Share(trait, counts[Key(trait)], lengths, importance))];
    }

    private static float Share(TextTrait trait, int count, double[] lengths, Func<int, float> importance)
    {
        var value = Raw(Key(trait), count, importance);
        if (value <= 0)
        {
            return 0;
        }

        var weight = GroupWeights[(int)trait.Group];
        return (trait.Group == FeatureGroup.Manner ? weight : weight * value / (float)Math.Sqrt(lengths[(int)trait.Group])) / count;
    }

    private static float Raw(int key, int count, Func<int, float> importance) => (1 + MathF.Log(count)) * importance(key & (TextTraits.Buckets - 1));

    private static int Key(TextTrait trait) => ((int)trait.Group << TextTraits.Bits) | trait.Bucket;

    private static void Level(Span<float> values, FeatureGroup group)
    {
        var weight = GroupWeights[(int)group];
        if (group == FeatureGroup.Manner)
        {
            values.Fill(weight);
            return;
        }

        double sum = 0;
        foreach (var value in values)
        {
            sum += value * value;
        }

        var factor = weight / (float)Math.Sqrt(sum);
        foreach (ref var value in values)
        {
            value *= factor;
        }
    }
}
