using System.Globalization;
using Microsoft.AspNetCore.Components;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Shell.Widgets;

/// <summary>The clock chip of a row as one piece of markup: a component for each of thirty rows would weigh more than all their words. The page's
/// script recounts it like any <see cref="ClockChip"/>.</summary>
public static class ClockMark
{
    /// <param name="redLine">The marketplace's own deadline.</param>
    /// <param name="byRule">Known by a rule, not told by the marketplace: marked ≈.</param>
    public static MarkupString Html(DateTimeOffset due, DateTimeOffset? start, DateTimeOffset now, Texts t, bool redLine = false, bool byRule = false, string? title = null)
    {
        var look = ClockLook.Of(due, start, now, redLine);
        var share = look.Share.ToString("0.##", CultureInfo.InvariantCulture);
        var begun = start is { } at ? $" data-start=\"{at.ToUnixTimeMilliseconds()}\"" : "";
        var said = title is null ? "" : $" title=\"{System.Net.WebUtility.HtmlEncode(title)}\"";
        return new MarkupString($"""
            <span class="sd-clock {look.State}" data-due="{due.ToUnixTimeMilliseconds()}"{begun}{(redLine ? " data-line" : "")} data-units="2"{said}><svg class="ring" viewBox="0 0 12 12" aria-hidden="true"><circle class="spent" cx="6" cy="6" r="4.5"></circle><circle class="left" cx="6" cy="6" r="4.5" pathLength="1" stroke-dasharray="{share} 1" transform="rotate(-90 6 6)"></circle></svg>{Icon.Svg("alert", 12, "when-over")}{(redLine ? Icon.Svg("flag", 12, "when-line").Value : "")}<span class="left">{(byRule ? "≈ " : "")}{t.Format.ClockLeft(look.Left)}</span></span>
            """);
    }
}
