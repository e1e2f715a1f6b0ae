namespace SellerDesk.Domain.Dashboards;

public enum MetricUnit
{
    Count,

    /// <summary>In the major unit of a currency.</summary>
    Money,

    /// <summary>0 to 1.</summary>
    Share,
    Hours,
    Days,

    /// <summary>1 to 5.</summary>
    Stars,

    /// <summary>Net Promoter Score, −100 to 100.</summary>
    Score,
}

/// <summary>Which way is better.</summary>
public enum GoodWhen
{
    Higher,
    Lower,
    Neither,
}

/// <summary>Which board a metric is on.</summary>
public enum Board
{
    Overview,
    Service,
    Quality,
    Delivery,
    Loyalty,
}

/// <summary>
/// A figure of the business, defined once: its code in the API and in addresses, its unit, the two sides of its fraction and which way is good. Everything
/// else (tiles, charts, tables, targets, drill-down, export) is made from this.
/// </summary>
/// <param name="Denominator">Null: the numerator is the value.</param>
public sealed record Metric(string Code, Board Board, MetricUnit Unit, GoodWhen Good, Measure Numerator, Measure? Denominator = null)
{
    /// <summary>Within how many days a new buyer has to order again to count as kept.</summary>
    public const int RetentionDays = 90;

    /// <summary>Squares of the numerator's parts, where the value is a mean of more than "yes or no": an interval is made of them.</summary>
    public Measure? Squares { get; init; }

    /// <summary>Days after which a day's figure is complete: younger days are left out, they would always look worse.</summary>
    public int RipeDays { get; init; }

    /// <summary>The last day that is complete.</summary>
    /// <param name="today">The earliest "today" of any zone is the day before UTC's: that is allowed for.</param>
    public DateOnly RipeUntil(DateOnly today) => RipeDays == 0 ? DateOnly.MaxValue : today.AddDays(-RipeDays - 1);

    /// <summary>The leg of <c>stage-hours</c>; null for all others.</summary>
    public string? Stage { get; init; }

    /// <summary>What the fraction is multiplied by: 100 for the Net Promoter Score.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Name of its texts: <c>metric.late-share</c>, <c>metric.stage-hours.approval</c>.</summary>
    public string TextKey => Stage is null ? $"metric.{Code}" : $"metric.{Code}.{Stage}";

    /// <summary>Yes or no of each case: Wilson's interval.</summary>
    public bool IsShare => Unit == MetricUnit.Share;

    public IEnumerable<Measure> Measures
    {
        get
        {
            yield return Numerator;
            if (Denominator is { } denominator)
            {
                yield return denominator;
            }

            if (Squares is { } squares)
            {
                yield return squares;
            }
        }
    }
}
