using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace SellerDesk.Web.Orders.Times;

/// <summary>Small drawings beside figures. The numbers stand in the table, so the drawings say nothing aloud.</summary>
internal static class LegMarks
{
    private const int Width = 72;
    private const int Height = 20;

    /// <summary>A bar to the median, a thin one on to the ninetieth percentile, a tick at the median before.</summary>
    public static MarkupString Bar(double? median, double? p90, double? before, double longest)
    {
        if (median is null || longest <= 0)
        {
            return default;
        }

        var tick = before is { } was ? $"<b style=\"left:{Share(was)}%\"></b>" : "";
        return new($"<span class=\"leg-bar\" aria-hidden=\"true\"><i class=\"to-p90\" style=\"width:{Share(p90 ?? 0)}%\"></i><i style=\"width:{Share(median.Value)}%\"></i>{tick}</span>");

        string Share(double minutes) => Text(Math.Clamp(100 * minutes / longest, 0, 100));
    }

    /// <summary>Points over time; the range is at least 10 % of the value, so that noise stays flat.</summary>
    public static MarkupString Line(IReadOnlyList<double> points)
    {
        if (points.Count < 2)
        {
            return default;
        }

        var (low, high) = (points.Min(), points.Max());
        var room = Math.Max(high - low, 0.1 * high);
        var from = ((low + high) / 2) - (room / 2);
        string X(int at) => Text(2 + (at * (Width - 6.0) / (points.Count - 1)));
        string Y(double value) => Text(room <= 0 ? Height / 2.0 : Height - 3 - ((value - from) / room * (Height - 6)));
        var line = string.Join(' ', points.Select((value, at) => $"{X(at)},{Y(value)}"));
        return new($"<svg class=\"leg-line\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" aria-hidden=\"true\"><polyline points=\"{line}\"/><circle cx=\"{X(points.Count - 1)}\" cy=\"{Y(points[^1])}\" r=\"2\"/></svg>");
    }

    /// <summary>A share with its interval on a scale from nothing to <paramref name="most"/>.</summary>
    public static MarkupString Interval(double share, double low, double high, double most) =>
        new($"<span class=\"leg-share\" aria-hidden=\"true\"><i style=\"left:{Text(100 * low / most)}%;width:{Text(Math.Max(1, 100 * (Math.Min(high, most) - low) / most))}%\"></i><b style=\"left:{Text(100 * share / most)}%\"></b></span>");

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
