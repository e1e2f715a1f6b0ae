using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace SellerDesk.Web.Dashboards;

/// <summary>Small drawings beside figures; the numbers stand beside them, so they say nothing aloud.</summary>
internal static class BoardMarks
{
    private const int Width = 72;
    private const int Height = 28;

    /// <summary>A line of some points, the last one dotted. The range is two per cent at least, so that noise stays flat; what is not known is a gap.</summary>
    public static MarkupString Spark(IReadOnlyList<decimal?> line, bool? better = null)
    {
        var known = line.OfType<decimal>().Select(value => (double)value).ToList();
        if (known.Count < 2)
        {
            return default;
        }

        var (low, high) = (known.Min(), known.Max());
        var room = Math.Max(high - low, 0.04 * Math.Max(Math.Abs(high), Math.Abs(low)));
        var from = ((low + high) / 2) - (room / 2);
        string X(int at) => Text(2 + (at * (Width - 6.0) / (line.Count - 1)));
        string Y(decimal value) => Text(room <= 0 ? Height / 2.0 : Height - 3 - (((double)value - from) / room * (Height - 6)));
        var path = string.Concat(line.Select((value, at) => value is { } point ? $"{(at > 0 && line[at - 1] is not null ? "L" : "M")}{X(at)} {Y(point)}" : ""));
        var last = line.Count - 1;
        while (line[last] is null)
        {
            last--;
        }

        return new($"<svg class=\"spark{(better == false ? " bad" : "")}\" viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"{path}\"/><circle cx=\"{X(last)}\" cy=\"{Y(line[last]!.Value)}\" r=\"2\"/></svg>");
    }

    /// <summary>A bar from zero, and a tick where it was before.</summary>
    public static MarkupString Bar(decimal? now, decimal? before, decimal most, bool bad = false)
    {
        var tick = before is { } was && most > 0 ? $"<u style=\"left:{Share(was)}%\"></u>" : "";
        return new($"<span class=\"board-track\" aria-hidden=\"true\"><i class=\"{(bad ? "bad" : "")}\" style=\"width:{Share(now ?? 0)}%\"></i>{tick}</span>");

        string Share(decimal value) => Text(most <= 0 ? 0 : Math.Clamp((double)(100 * value / most), 0, 100));
    }

    /// <summary>A number for a style or a path.</summary>
    public static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
