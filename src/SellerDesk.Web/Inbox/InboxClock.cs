using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Inbox;

/// <summary>The clock chip of a row as one piece of markup: a component for each of thirty rows would weigh more than all their words. The page's
/// script recounts it like any <see cref="ClockChip"/>.</summary>
internal static class InboxClock
{
    /// <summary>From so long before the marketplace's deadline on, a row shows it beside ours.</summary>
    private static readonly TimeSpan MarketBefore = TimeSpan.FromDays(2);

    public static MarkupString Html(InboxRow row, DateTimeOffset now, Texts t) => Together(row, now, t, Market(row, now, t), both: true);

    /// <summary>Where there is room for one clock: the marketplace's when it is at its line, else ours.</summary>
    public static MarkupString Nearest(InboxRow row, DateTimeOffset now, Texts t)
    {
        var atLine = row.MarketplaceDueAt is { } due && ClockLook.Of(due, null, now, redLine: true).State == "line";
        return Together(row, now, t, atLine ? Market(row, now, t) : "", both: false);
    }

    private static MarkupString Together(InboxRow row, DateTimeOffset now, Texts t, string market, bool both)
    {
        var reasons = row.Reasons(now);
        var why = WebUtility.HtmlEncode(t.Urgency(reasons));
        var urgent = reasons.AreHot() ? $"<span class=\"urgent\" role=\"img\" title=\"{why}\" aria-label=\"{why}\">{Icon.Svg("bolt", 12)}</span>" : "";
        return new MarkupString(urgent + market + (both || market.Length == 0 ? Ours(row, why, now, t) : ""));
    }

    private static string Ours(InboxRow row, string why, DateTimeOffset now, Texts t) => row.ClockPausedAt is not null
        ? $"""<span class="sd-badge warn">{Icon.Svg("pause", 12)}{WebUtility.HtmlEncode(t["clocks.paused"])}</span>"""
        : One(ClockLook.Of(row.DueAt, row.CreatedAt, now), row.DueAt, row.CreatedAt, why, "", 2, Icon.Svg("alert", 12, "when-over"), t);

    /// <summary>The marketplace's own clock: a grey flag while there is time, solid red at its line.</summary>
    private static string Market(InboxRow row, DateTimeOffset now, Texts t)
    {
        if (row.MarketplaceDueAt is not { } due || due - now > MarketBefore)
        {
            return "";
        }

        var look = ClockLook.Of(due, null, now, redLine: true);
        return One(look, due, null, WebUtility.HtmlEncode(t["inbox.market-due"]), " data-line", 1, Icon.Svg("flag", 12), t);
    }

    private static string One(ClockLook look, DateTimeOffset due, DateTimeOffset? start, string title, string more, int units, MarkupString icon, Texts t)
    {
        var share = look.Share.ToString("0.##", CultureInfo.InvariantCulture);
        var ring = start is null ? "" : $"""<svg class="ring" viewBox="0 0 12 12" aria-hidden="true"><circle class="spent" cx="6" cy="6" r="4.5"></circle><circle class="left" cx="6" cy="6" r="4.5" pathLength="1" stroke-dasharray="{share} 1" transform="rotate(-90 6 6)"></circle></svg>""";
        var begun = start is { } at ? $" data-start=\"{at.ToUnixTimeMilliseconds()}\"" : "";
        return $"""<span class="sd-clock {look.State}" title="{title}" data-due="{due.ToUnixTimeMilliseconds()}"{begun} data-units="{units}"{more}>{ring}{icon}<span class="left">{t.Format.ClockLeft(look.Left, units)}</span></span>""";
    }
}
