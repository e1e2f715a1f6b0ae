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
    /// <param name="units">"2 h 5 min" or, where there is little room, "2 h".</param>
    /// <param name="beside">The marketplace's own beside another clock: a flag from the first hour on, and no ring.</param>
    public static MarkupString Html(
        DateTimeOffset due, DateTimeOffset? start, DateTimeOffset now, Format format, bool redLine = false, bool byRule = false, string? title = null, int units = 2, bool beside = false)
    {
        var look = ClockLook.Of(due, start, now, redLine);
        var share = look.Share.ToString("0.##", CultureInfo.InvariantCulture);
        var begun = start is { } at ? $" data-start=\"{at.ToUnixTimeMilliseconds()}\"" : "";
        var said = title is null ? "" : $" title=\"{System.Net.WebUtility.HtmlEncode(title)}\"";
        var ring = beside ? "" : $"""<svg class="ring" viewBox="0 0 12 12" aria-hidden="true"><circle class="spent" cx="6" cy="6" r="4.5"></circle><circle class="left" cx="6" cy="6" r="4.5" pathLength="1" stroke-dasharray="{share} 1" transform="rotate(-90 6 6)"></circle></svg>{Icon.Svg("alert", 12, "when-over")}""";
        var flag = redLine ? Icon.Svg("flag", 12, beside ? null : "when-line").Value : "";
        return new MarkupString($"""
            <span class="sd-clock {look.State}" data-due="{due.ToUnixTimeMilliseconds()}"{begun}{(redLine ? " data-line" : "")} data-units="{units}"{said}>{ring}{flag}<span class="left">{(byRule ? "≈ " : "")}{format.ClockLeft(look.Left, units)}</span></span>
            """.Trim());
    }
}
