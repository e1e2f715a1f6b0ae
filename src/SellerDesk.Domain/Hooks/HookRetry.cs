namespace SellerDesk.Domain.Hooks;

/// <summary>When a call that failed is made again.</summary>
public static class HookRetry
{
    /// <summary>After so long a delivery is given up, and an address at which nothing gets through is shut.</summary>
    public static readonly TimeSpan GivesUpAfter = TimeSpan.FromDays(3);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(2),
        TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(12),
    ];

    /// <param name="tries">Made so far, the failed one included.</param>
    /// <param name="askedFor">How long the other side wants to be left alone; null: it did not say.</param>
    /// <param name="chance">0 to 1: spreads calls that failed together.</param>
    /// <returns>Null: it is given up.</returns>
    public static DateTimeOffset? Next(int tries, DateTimeOffset since, DateTimeOffset now, TimeSpan? askedFor, double chance)
    {
        var wait = Waits[Math.Clamp(tries - 1, 0, Waits.Length - 1)] * (0.9 + (0.2 * chance));
        var next = now + (askedFor > wait ? askedFor.Value : wait);
        return next - since > GivesUpAfter ? null : next;
    }

    /// <summary>How long an address is left alone after so many failures without a success: one second, doubled up to five minutes.</summary>
    public static TimeSpan Pause(int failures)
    {
        var seconds = Math.Pow(2, Math.Clamp(failures - 1, 0, 16));
        return seconds < LongestPause.TotalSeconds ? TimeSpan.FromSeconds(seconds) : LongestPause;
    }
}
