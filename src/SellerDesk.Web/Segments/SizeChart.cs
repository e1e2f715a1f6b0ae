using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Components;
using SellerDesk.Domain.Segments;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Segments;

/// <summary>Sizes of a segment drawn: a line beside a row, and the history with who came and who left.</summary>
internal static class SizeChart
{
    private const int SparkWidth = 72;
    private const int SparkHeight = 20;
    private const int Width = 720;
    private const int Height = 160;
    private const int Bars = 44;

    /// <summary>The range is two per cent at least, so that noise stays flat.</summary>
    public static MarkupString Spark(IReadOnlyList<int> sizes)
    {
        if (sizes.Count < 2)
        {
            return default;
        }

        var points = Points(sizes, SparkWidth - 4, SparkHeight - 4);
        var (x, y) = points[^1];
        return new MarkupString(string.Create(CultureInfo.InvariantCulture, $"""
            <svg class="seg-spark" viewBox="-2 -2 {SparkWidth} {SparkHeight}" width="{SparkWidth}" height="{SparkHeight}" aria-hidden="true"><polyline points="{Line(points)}"/><circle cx="{x:0.#}" cy="{y:0.#}" r="2"/></svg>
            """));
    }

    /// <summary>The line of sizes; below it, bars up for who came and down for who left.</summary>
    public static MarkupString History(Texts t, IReadOnlyList<SegmentDay> days, string label)
    {
        var points = Points([.. days.Select(day => day.Size)], Width, Height - Bars - 12);
        var most = Math.Max(1, days.Max(day => Math.Max(day.Joined, day.Left)));
        var (step, middle) = ((double)Width / Math.Max(1, days.Count - 1), Height - (Bars / 2));
        var bars = string.Concat(days.Select((day, at) => Bar(t, day, at * step, middle, most, Math.Clamp(step * 0.6, 1, 8))));
        var (x, y) = points[^1];
        return new MarkupString(string.Create(CultureInfo.InvariantCulture, $"""
            <svg class="seg-history" viewBox="-4 -4 {Width + 8} {Height + 8}" role="img" aria-label="{WebUtility.HtmlEncode(label)}" preserveAspectRatio="none"><line class="axis" x1="0" x2="{Width}" y1="{middle}" y2="{middle}"/>{bars}<polyline points="{Line(points)}"/><circle cx="{x:0.#}" cy="{y:0.#}" r="3"/></svg>
            """));
    }

    private static string Bar(Texts t, SegmentDay day, double x, int middle, int most, double width)
    {
        var (up, down) = (day.Joined * (Bars / 2 - 2.0) / most, day.Left * (Bars / 2 - 2.0) / most);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <g><title>{WebUtility.HtmlEncode(t["segments.history.day", t.Format.Day(day.Day), day.Size, day.Joined, day.Left])}</title><rect class="come" x="{x - (width / 2):0.#}" y="{middle - up:0.#}" width="{width:0.#}" height="{up:0.#}"/><rect class="gone" x="{x - (width / 2):0.#}" y="{middle:0.#}" width="{width:0.#}" height="{down:0.#}"/></g>
            """);
    }

    private static List<(double X, double Y)> Points(IReadOnlyList<int> sizes, int width, int height)
    {
        var (low, high) = ((double)sizes.Min(), (double)sizes.Max());
        var least = Math.Max(1, high * 0.04);
        if (high - low < least)
        {
            (low, high) = (((low + high) / 2) - (least / 2), ((low + high) / 2) + (least / 2));
        }

        var step = (double)width / Math.Max(1, sizes.Count - 1);
        return [.. sizes.Select((size, at) => (at * step, height - ((size - low) / (high - low) * height)))];
    }

    private static string Line(IEnumerable<(double X, double Y)> points) => string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}")));
}
