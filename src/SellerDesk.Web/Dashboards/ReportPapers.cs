using System.Globalization;
using System.Net;
using System.Text;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Dashboards.Reports;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Dashboards;

/// <summary>A report as a letter in the reader's language: figures with their change and target, what changed and why, links back to the desk. Nothing in it is fetched from elsewhere.</summary>
internal sealed class ReportPapers(TextLibrary library, IConfiguration configuration) : IReportWords
{
    private const string Cell = "padding:6px 10px;border-bottom:1px solid #d8dee3;text-align:";

    private string? Outside => configuration["Web:PublicUrl"] is { Length: > 0 } url ? url.TrimEnd('/') : null;

    public BoardAsk Ask(Report report, DateOnly from, DateOnly to, DateOnly today) => Filter(report, from, to).Ask(today);

    public ReportPaper Of(string language, Report report, IReadOnlyList<ReportSheet> sheets, string? sender)
    {
        var t = library.For(CultureInfo.GetCultureInfo(language));
        var ask = sheets[0].Sheet.Ask;
        var period = t.Period(ask.Filter.From, ask.Filter.To, ask.Today);
        var filter = Filter(report, ask.Filter.From, ask.Filter.To);
        var (text, html) = (new StringBuilder($"{report.Name}\n{period}\n"), new StringBuilder());
        html.Append("<!doctype html><html lang=\"").Append(t.Language).Append("\"><head><meta charset=\"utf-8\"><title>").Append(Safe(report.Name)).Append("</title></head>")
            .Append("<body style=\"margin:0;padding:16px;background:#ffffff;color:#1b2329;font:14px/20px -apple-system,'Segoe UI',Arial,sans-serif\">")
            .Append("<h1 style=\"margin:0;font-size:20px;line-height:28px\">").Append(Safe(report.Name)).Append("</h1><p style=\"margin:0 0 16px;color:#56626b\">").Append(Safe(period)).Append("</p>");
        foreach (var sheet in sheets)
        {
            Board(t, sheet, filter, text, html);
        }

        var why = sender is null ? t["reports.letter.why"] : t["reports.letter.why.outside", sender];
        text.Append('\n').Append(why).Append('\n');
        html.Append("<p style=\"margin:16px 0 0;color:#56626b;font-size:12px\">").Append(Safe(why)).Append("</p></body></html>");
        return new ReportPaper($"{report.Name}: {period}", text.ToString(), html.ToString(), [.. sheets.Select(sheet => ReportFile.Of(t, sheet))]);
    }

    private static BoardFilter Filter(Report report, DateOnly from, DateOnly to) => BoardFilter.Read("?" + report.Query) with { From = from, To = to };

    private void Board(Texts t, ReportSheet sheet, BoardFilter filter, StringBuilder text, StringBuilder html)
    {
        var name = t["boards." + sheet.Sheet.Plan.Code];
        text.Append('\n').Append(name).Append('\n');
        html.Append("<h2 style=\"margin:16px 0 4px;font-size:16px;line-height:24px\">").Append(Linked(name, BoardAddress.Of(sheet.Sheet.Plan), filter)).Append("</h2>");
        Changes(t, sheet, text, html);
        html.Append("<table style=\"border-collapse:collapse;width:100%;max-width:640px\"><thead><tr>");
        foreach (var (key, side) in new[] { ("metric", "left"), ("value", "right"), ("change", "right"), ("target", "right") })
        {
            html.Append("<th scope=\"col\" style=\"").Append(Cell).Append(side).Append(";color:#56626b;font-size:12px\">").Append(Safe(t["reports.letter." + key])).Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        foreach (var tile in sheet.Sheet.Tiles)
        {
            Tile(t, tile, filter, text, html);
        }

        html.Append("</tbody></table>");
    }

    private static void Changes(Texts t, ReportSheet sheet, StringBuilder text, StringBuilder html)
    {
        foreach (var said in sheet.Changes.Select(change => ChangeWords.Sentence(t, change)))
        {
            text.Append("– ").Append(said).Append('\n');
            html.Append("<p style=\"margin:4px 0\">").Append(Safe(said)).Append("</p>");
        }
    }

    private void Tile(Texts t, BoardTile tile, BoardFilter filter, StringBuilder text, StringBuilder html)
    {
        var value = tile.Value is null ? t["reports.letter.none"] : t.Value(tile.Metric, tile.Value, tile.Currency);
        var change = tile.Value is { } now && tile.Before?.Value is { } before ? t.Signed(tile.Metric, now, before) : "–";
        var target = tile.Target is { } aim ? t.Target(tile.Metric, aim, tile.Currency) : "–";
        var ink = tile.IsBetter switch { true => "#1f7a3d", false => "#b3261e", _ => "#56626b" };
        text.Append(t.Name(tile.Metric)).Append(": ").Append(value).Append(" (").Append(change).Append(tile.Target is null ? "" : ", " + target).Append(")\n");
        html.Append("<tr><td style=\"").Append(Cell).Append("left\">").Append(Linked(t.Name(tile.Metric), $"{BoardAddress.Metric}/{tile.Metric.Code}", filter, tile.Metric.Stage)).Append("</td><td style=\"").Append(Cell).Append("right;font-weight:600;white-space:nowrap\">").Append(Safe(value))
            .Append("</td><td style=\"").Append(Cell).Append("right;white-space:nowrap;color:").Append(ink).Append("\">").Append(Safe(change)).Append("</td><td style=\"").Append(Cell).Append("right;white-space:nowrap;color:#56626b\">")
            .Append(Safe(target)).Append(tile.IsMet == true ? " ✓" : "").Append("</td></tr>");
    }

    /// <summary>A link to the desk, where it is known from outside.</summary>
    private string Linked(string text, string page, BoardFilter filter, string? stage = null) =>
        Outside is { } desk ? $"<a style=\"color:#0b6e79\" href=\"{Safe(desk + filter.On(page, ("stage", stage)))}\">{Safe(text)}</a>" : Safe(text);

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
