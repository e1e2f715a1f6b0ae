namespace SellerDesk.Web.Dashboards;

/// <summary>A point of a chart: this period's value, the one that it is compared with, its interval, and what is said of it.</summary>
/// <param name="Label">What the point is called.</param>
/// <param name="Lines">What the tooltip says, a line for each series.</param>
/// <param name="Href">The rows behind it; null: there are none.</param>
/// <param name="Axis">On the axis, where that is shorter.</param>
public sealed record ChartPoint(string Label, IReadOnlyList<string> Lines, decimal? Now, decimal? Before = null, decimal? Low = null, decimal? High = null, string? Href = null, string? Axis = null);

/// <summary>The scale of a chart: three to five round steps.</summary>
public sealed record ChartScale(decimal From, decimal To, decimal Step)
{
    private static readonly decimal[] Rounds = [1, 2, 2.5m, 5, 10];

    public IEnumerable<decimal> Ticks
    {
        get
        {
            for (var tick = From; tick <= To; tick += Step)
            {
                yield return tick;
            }
        }
    }

    /// <param name="zero">Bars stand on zero; lines may start elsewhere.</param>
    public static ChartScale Of(IEnumerable<decimal?> values, bool zero)
    {
        var known = values.OfType<decimal>().ToList();
        if (known.Count == 0)
        {
            return new ChartScale(0, 1, 1);
        }

        var (low, high) = (zero ? Math.Min(0, known.Min()) : known.Min(), zero ? Math.Max(0, known.Max()) : known.Max());
        // Two per cent at least: what hardly moves stays flat.
        var room = Math.Max(high - low, Math.Max(Math.Abs(high) * 0.04m, 0.0001m));
        var raw = (double)(room / 4);
        var power = (decimal)Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = Rounds.First(round => round * power >= (decimal)raw * 0.999m) * power;
        var from = Math.Floor(low / step) * step;
        var to = Math.Ceiling(high / step) * step;
        return new ChartScale(from, to == from ? from + step : to, step);
    }

    /// <summary>From the top, in per cent of the height.</summary>
    public double At(decimal value) => (double)(100 * (To - value) / (To - From));
}
