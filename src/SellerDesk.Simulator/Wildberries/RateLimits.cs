using System.Globalization;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>A published limit: so many requests per period, of which some may come at once.</summary>
internal sealed record RateLimit(double Requests, TimeSpan Period, int Burst)
{
    public double PerSecond => Requests / Period.TotalSeconds;
}

/// <summary>What the limiter says of one request.</summary>
internal readonly record struct Allowance(bool Granted, int Remaining, double RetryAfter, double FullAfter, int Burst);

/// <summary>The marketplace's token buckets, one per account, token type and group of methods. They run in real time, whatever the world's clock does.</summary>
internal sealed class RateLimits(TimeProvider real)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Bucket> buckets = [];

    public bool Enabled { get; private set; } = true;

    /// <summary>How many times more generous than the marketplace.</summary>
    public double Scale { get; private set; } = 1;

    public void Set(bool? enabled, double? scale)
    {
        lock (gate)
        {
            Enabled = enabled ?? Enabled;
            Scale = scale ?? Scale;
            buckets.Clear();
        }
    }

    public Allowance Take(Caller caller, string group)
    {
        if (!Enabled)
        {
            return new Allowance(true, 1000, 0, 0, 1000);
        }

        lock (gate)
        {
            var limit = LimitOf(group, caller.Type);
            var rate = limit.PerSecond * Scale;
            var burst = Math.Max(1, (int)(limit.Burst * Scale));
            var bucket = BucketOf(caller, group, burst);
            bucket.Refill(real, rate, burst);
            if (bucket.Level < 1)
            {
                return new Allowance(false, 0, (1 - bucket.Level) / rate, (burst - bucket.Level) / rate, burst);
            }

            bucket.Level -= 1;
            return new Allowance(true, (int)bucket.Level, 0, (burst - bucket.Level) / rate, burst);
        }
    }

    /// <summary>Takes more from the bucket after the fact: on the orders host a refused request costs ten.</summary>
    public void Charge(Caller caller, string group, int requests)
    {
        lock (gate)
        {
            if (Enabled)
            {
                BucketOf(caller, group, LimitOf(group, caller.Type).Burst).Level -= requests;
            }
        }
    }

    public static string Seconds(double seconds) => Math.Max(1, Math.Ceiling(seconds)).ToString(CultureInfo.InvariantCulture);

    private static RateLimit LimitOf(string group, TokenType type)
    {
        var isBase = type is TokenType.Base or TokenType.Test;
        return group switch
        {
            "feedbacks" => isBase ? new RateLimit(5, Hour, 1) : new RateLimit(3, TimeSpan.FromSeconds(1), 6),
            "marketplace" => isBase ? new RateLimit(150, Minute, 10) : new RateLimit(300, Minute, 20),
            "orders-report" => isBase ? new RateLimit(1, 3 * Hour, 1) : new RateLimit(1, Minute, 10),
            "sales-report" => isBase ? new RateLimit(1, 2 * Hour, 1) : new RateLimit(1, Minute, 1),
            "seller-info" => isBase ? new RateLimit(1, 24 * Hour, 1) : new RateLimit(1, Minute, 10),
            _ when group.StartsWith("ping", StringComparison.Ordinal) => new RateLimit(3, TimeSpan.FromSeconds(30), 3),
            _ => new RateLimit(60, Minute, 10),
        };
    }

    private Bucket BucketOf(Caller caller, string group, int burst)
    {
        var key = $"{caller.Account.Key}/{caller.Type}/{group}";
        if (!buckets.TryGetValue(key, out var bucket))
        {
            buckets[key] = bucket = new Bucket { Level = burst, Stamp = real.GetTimestamp() };
        }

        return bucket;
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
