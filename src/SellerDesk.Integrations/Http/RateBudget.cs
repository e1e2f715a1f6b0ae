namespace SellerDesk.Integrations.Http;

/// <summary>How often a vendor lets itself be called: once every <paramref name="Interval"/>, with up to <paramref name="Burst"/> calls saved up.</summary>
internal readonly record struct RateRule(TimeSpan Interval, int Burst);

/// <summary>What an answer told of the budget; null is "not said".</summary>
/// <param name="Remaining">Calls left at once.</param>
/// <param name="RetryAfter">The call was refused: the next one may come after this.</param>
/// <param name="FullAfter">After this the whole burst is there again.</param>
/// <param name="Burst">The size of the burst.</param>
internal readonly record struct RateReport(int? Remaining, TimeSpan? RetryAfter, TimeSpan? FullAfter, int? Burst);

/// <summary>
/// A token bucket as a value: how much was saved at one moment of the keeper's clock. Pure, so that whoever keeps it (this process now, a row of a
/// shared table when several nodes call for one account) needs only "read, change, write".
/// </summary>
internal readonly record struct RateBudget(RateRule Rule, double Saved, TimeSpan At)
{
    private const double Almost = 1e-6;

    public static RateBudget Full(RateRule rule, TimeSpan now) => new(rule, rule.Burst, now);

    /// <summary>How long until <paramref name="calls"/> calls may be made.</summary>
    public TimeSpan WaitFor(double calls, TimeSpan now)
    {
        var from = now > At ? now : At;
        var missing = calls - SavedAt(from);
        return from - now + (missing > Almost ? missing * Rule.Interval : TimeSpan.Zero);
    }

    public RateBudget Spend(double calls, TimeSpan now)
    {
        var from = now > At ? now : At;
        return this with { Saved = SavedAt(from) - calls, At = from };
    }

    /// <summary>The vendor's own count wins over ours; calls that it had not yet seen when it answered are still to be taken off.</summary>
    public RateBudget Learn(RateReport report, int underWay, TimeSpan now)
    {
        var burst = Math.Max(1, report.Burst ?? Math.Max(Rule.Burst, report.Remaining ?? 0));
        var rule = Rule with { Burst = burst };
        if (report.RetryAfter is { } retry)
        {
            // Nothing before that moment, one call at it: an earlier try would only be refused again.
            var interval = report is { FullAfter: { } full, Burst: > 0 } && full > TimeSpan.Zero ? full / burst : rule.Interval;
            return new RateBudget(rule with { Interval = interval }, 1, now + retry);
        }

        return At > now || report.Remaining is not { } remaining ? this with { Rule = rule } : new RateBudget(rule, remaining - underWay, now);
    }

    private double SavedAt(TimeSpan moment) => Math.Min(Rule.Burst, Saved + (moment > At ? (moment - At) / Rule.Interval : 0));
}
