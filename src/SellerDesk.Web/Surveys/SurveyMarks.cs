using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Surveys;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Web.Surveys;

/// <summary>Drawings of figures. The numbers stand beside them, so the drawings say nothing aloud.</summary>
internal static class SurveyMarks
{
    private const int Width = 640;
    private const int Height = 140;
    private const int Left = 34;

    /// <summary>The figure week by week, its interval as a band; weeks without an interval are points alone.</summary>
    public static MarkupString Trend(SurveyKind kind, IReadOnlyList<SurveyWeek> weeks)
    {
        var shown = weeks.Where(week => week.Figure.Value is not null).ToList();
        var (least, most) = Range(kind);
        string X(int at) => Text(shown.Count == 1 ? Width / 2.0 : Left + (at * (Width - Left - 8.0) / (shown.Count - 1)));
        string Y(double value) => Text(Height - 8 - ((Math.Clamp(value, least, most) - least) / (most - least) * (Height - 16)));
        var drawing = new StringBuilder($"<svg class=\"surveys-trend\" viewBox=\"0 0 {Width} {Height}\" aria-hidden=\"true\">");
        foreach (var line in new[] { least, (least + most) / 2, most })
        {
            drawing.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Width}\" y1=\"{Y(line)}\" y2=\"{Y(line)}\"/><text x=\"{Left - 6}\" y=\"{Y(line)}\" dy=\"4\">{Text(line).Replace('-', '−')}</text>");
        }

        var band = shown.Select((week, at) => (Week: week.Figure, At: at)).Where(one => one.Week.Low is not null).ToList();
        if (band.Count > 1)
        {
            var points = band.Select(one => $"{X(one.At)},{Y(one.Week.High!.Value)}").Concat(band.AsEnumerable().Reverse().Select(one => $"{X(one.At)},{Y(one.Week.Low!.Value)}"));
            drawing.Append(CultureInfo.InvariantCulture, $"<polygon points=\"{string.Join(' ', points)}\"/>");
        }

        drawing.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{string.Join(' ', shown.Select((week, at) => $"{X(at)},{Y(week.Figure.Value!.Value)}"))}\"/>");
        foreach (var (week, at) in shown.Select((week, at) => (week, at)))
        {
            drawing.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(at)}\" cy=\"{Y(week.Figure.Value!.Value)}\" r=\"3\"/>");
        }

        return new MarkupString(drawing.Append("</svg>").ToString());
    }

    /// <summary>A figure with its interval on the whole scale.</summary>
    public static MarkupString Band(SurveyFigure figure)
    {
        if (figure.Value is not { } value)
        {
            return default;
        }

        var (least, most) = Range(figure.Kind);
        double At(double point) => 100 * (point - least) / (most - least);
        var band = figure is { Low: { } low, High: { } high } ? $"<i style=\"left:{Text(At(low))}%;width:{Text(Math.Max(1, At(high) - At(low)))}%\"></i>" : "";
        return new MarkupString($"<span class=\"leg-share\" aria-hidden=\"true\">{band}<b style=\"left:{Text(At(value))}%\"></b></span>");
    }

    private static (double Least, double Most) Range(SurveyKind kind) => kind switch
    {
        SurveyKind.Nps => (-100, 100),
        SurveyKind.Csat => (0, 100),
        _ => (1, 7),
    };

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
