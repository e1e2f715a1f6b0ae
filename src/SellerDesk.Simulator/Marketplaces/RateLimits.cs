using System.Globalization;

namespace SellerDesk.Simulator.Marketplaces;

/// <summary>A published limit: so many requests per period, of which some may come at once.</summary>
internal sealed record RateLimit(double Requests, TimeSpan Period, int Burst)
{
    public double PerSecond => Requests / Period.TotalSeconds;
}

/// <summary>What the limiter says of one request.</summary>
internal readonly record struct Allowance(bool Granted, int Remaining, double RetryAfter, double FullAfter, int Burst);

/// <summary>The marketplaces' token buckets, one per whatever key they count by (account, token, group of methods). They run in real time, whatever the world's clock does.</summary>
internal sealed class RateLimits(TimeProvider real)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Bucket> buckets = [];
    private readonly Dictionary<string, int> inside = [];

    public bool Enabled { get; private set; } = true;

    /// <summary>How many times more generous than the marketplace.</summary>
    public double Scale { get; private set; } = 1;

    public static string Seconds(double seconds) => Math.Max(1, (int)Math.Ceiling(seconds)).ToString(CultureInfo.InvariantCulture);

    public void Set(bool? enabled, double? scale)
    {
        lock (gate)
        {
            Enabled = enabled ?? Enabled;
            Scale = scale ?? Scale;
            buckets.Clear();
        }
    }

    public Allowance Take(string key, RateLimit limit)
    {
        if (!Enabled)
        {
            return new Allowance(true, 1000, 0, 0, 1000);
        }

        lock (gate)
        {
            var rate = limit.PerSecond * Scale;
            var burst = Math.Max(1, (int)(limit.Burst * Scale));
            var bucket = BucketOf(key, burst);
            bucket.Refill(real, rate, burst);
            if (bucket.Level < 1)
            {
                return new Allowance(false, 0, (1 - bucket.Level) / rate, (burst - bucket.Level) / rate, burst);
            }

            bucket.Level -= 1;
            return new Allowance(true, (int)bucket.Level, 0, (burst - bucket.Level) / rate, burst);
        }
    }

    /// <summary>Takes more from the bucket after the fact, where a refused request costs more than one.</summary>
    public void Charge(string key, RateLimit limit, int requests)
    {
        lock (gate)
        {
            if (Enabled)
            {
                BucketOf(key, limit.Burst).Level -= requests;
            }
        }
    }

    /// <summary>A place among the requests worked on at the same time; null when all are taken. Give it back by disposing it.</summary>
    public IDisposable? Enter(string key, int places)
    {
        lock (gate)
        {
            var taken = inside.GetValueOrDefault(key);
            if (Enabled && taken >= Math.Max(1, (int)(places * Scale)))
            {
                return null;
            }

            inside[key] = taken + 1;
            return new PlaceTaken(this, key);
        }
    }

    private void Leave(string key)
    {
        lock (gate)
        {
            inside[key]--;
        }
    }

    private Bucket BucketOf(string key, int burst)
    {
        if (!buckets.TryGetValue(key, out var bucket))
        {
            buckets[key] = bucket = new Bucket { Level = burst, Stamp = real.GetTimestamp() };
        }

        return bucket;
    }

    private sealed class PlaceTaken(RateLimits limits, string key) : IDisposable
    {
        private bool isLeft;

        public void Dispose()
        {
            if (!isLeft)
            {
                isLeft = true;
                limits.Leave(key);
            }
        }
    }

    private sealed class Bucket
    {
        public double Level { get; set; }

        public long Stamp { get; set; }

        public void Refill(TimeProvider real, double rate, int burst)
        {
            var now = real.GetTimestamp();
            Level = Math.Min(burst, Level + (real.GetElapsedTime(Stamp, now).TotalSeconds * rate));
            Stamp = now;
        }
    }
}
