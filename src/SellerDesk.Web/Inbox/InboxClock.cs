using System.Net;
using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Inbox;

/// <summary>Which clocks a row shows, and why it is urgent.</summary>
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
        var why = t.Urgency(reasons);
        var said = WebUtility.HtmlEncode(why);
        var urgent = reasons.AreHot() ? $"<span class=\"urgent\" role=\"img\" title=\"{said}\" aria-label=\"{said}\">{Icon.Svg("bolt", 12)}</span>" : "";
        return new MarkupString(urgent + market + (both || market.Length == 0 ? Ours(row, why, now, t) : ""));
    }

    private static string Ours(InboxRow row, string why, DateTimeOffset now, Texts t) => row.ClockPausedAt is not null
        ? $"""<span class="sd-badge warn">{Icon.Svg("pause", 12)}{WebUtility.HtmlEncode(t["clocks.paused"])}</span>"""
        : ClockMark.Html(row.DueAt, row.CreatedAt, now, t.Format, title: why).Value;

    /// <summary>The marketplace's own clock: a grey flag while there is time, solid red at its line.</summary>
    private static string Market(InboxRow row, DateTimeOffset now, Texts t)
    {
        if (row.MarketplaceDueAt is not { } due || due - now > MarketBefore)
        {
            return "";
        }

        return ClockMark.Html(due, null, now, t.Format, redLine: true, title: t["inbox.market-due"], units: 1, beside: true).Value;
    }
}
