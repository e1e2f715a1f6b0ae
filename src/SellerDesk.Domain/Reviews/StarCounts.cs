namespace SellerDesk.Domain.Reviews;

/// <summary>How many reviews gave how many stars.</summary>
public readonly record struct StarCounts(int One, int Two, int Three, int Four, int Five)
{
    public int All => One + Two + Three + Four + Five;

    /// <summary>One and two stars.</summary>
    public int Low => One + Two;

    public long Sum => One + (2L * Two) + (3L * Three) + (4L * Four) + (5L * Five);

    /// <summary>Mean stars, 1 to 5; null without reviews.</summary>
    public double? Mean => All == 0 ? null : (double)Sum / All;

    public static StarCounts operator +(StarCounts one, StarCounts other) => Add(one, other);

    public static StarCounts Add(StarCounts one, StarCounts other) =>
        new(one.One + other.One, one.Two + other.Two, one.Three + other.Three, one.Four + other.Four, one.Five + other.Five);

    public int this[int stars] => stars switch { 1 => One, 2 => Two, 3 => Three, 4 => Four, _ => Five };

    /// <summary>Sample variance of a review's stars.</summary>
    public double Variance
    {
        get
        {
            if (All < 2)
            {
                return 0;
            }

            var mean = Mean!.Value;
            var counts = this;
            return Enumerable.Range(1, 5).Sum(stars => counts[stars] * (stars - mean) * (stars - mean)) / (All - 1);
        }
    }
}
