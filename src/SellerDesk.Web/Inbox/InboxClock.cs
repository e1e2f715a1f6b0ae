using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Reading;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Inbox;

/// <summary>The clock chip of a row as one piece of markup: a component for each of thirty rows would weigh more than all their words. The page's
/// script recounts it like any <see cref="ClockChip"/>.</summary>
internal static class InboxClock
{
    public static MarkupString Html(InboxRow row, DateTimeOffset now, Texts t)
    {
        var look = ClockLook.Of(row.DueAt, row.CreatedAt, now);
        var share = look.Share.ToString("0.##", CultureInfo.InvariantCulture);
        var reasons = row.Reasons(now);
        var why = WebUtility.HtmlEncode(t.Urgency(reasons));
        var urgent = UrgencyReasons.Sum(reasons) >= UrgencyWords.Marked ? $"<span class=\"urgent\" role=\"img\" title=\"{why}\" aria-label=\"{why}\">{Icon.Svg("bolt", 12)}</span>" : "";
        return new MarkupString($"""
            {urgent}<span class="sd-clock {look.State}" title="{why}" data-due="{row.DueAt.ToUnixTimeMilliseconds()}" data-start="{row.CreatedAt.ToUnixTimeMilliseconds()}" data-units="2"><svg class="ring" viewBox="0 0 12 12" aria-hidden="true"><circle class="spent" cx="6" cy="6" r="4.5"></circle><circle class="left" cx="6" cy="6" r="4.5" pathLength="1" stroke-dasharray="{share} 1" transform="rotate(-90 6 6)"></circle></svg>{Icon.Svg("alert", 12, "when-over")}<span class="left">{t.Format.ClockLeft(look.Left)}</span></span>
            """);
    }
}
