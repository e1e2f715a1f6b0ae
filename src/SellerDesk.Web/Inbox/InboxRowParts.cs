using System.Net;
using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Inbox;

/// <summary>
/// The small parts of a row, each as one piece of markup: every element and attribute that a circuit knows of costs it 40 bytes, thirty times over.
/// What people wrote is never in here, but for names, which are encoded.
/// </summary>
internal static class InboxRowParts
{
    public static MarkupString Lead(Texts t, InboxRow row, NameBook names, bool marked)
    {
        var mark = names.Shops.TryGetValue(row.ShopId, out var shop) ? MarketplaceMark.Html(t, shop.Marketplace()).Value : "";
        var unread = row.Unread ? $"<span class=\"unread\" title=\"{Encoded(t["inbox.unread"])}\"></span>" : "";
        return new MarkupString($"""
            <span class="lead">{mark}{unread}<span class="sd-check{(marked ? " is-on" : "")}" data-mark role="checkbox" aria-checked="{(marked ? "true" : "false")}" aria-label="{Encoded(t["shell.keys.mark"])}">{Icon.Svg("check", 12)}</span></span>
            """);
    }

    /// <summary>What waits has a clock; what is over says when it was written.</summary>
    public static MarkupString Clock(Texts t, InboxRow row, TimeZoneInfo zone, DateTimeOffset now) => row.State == WorkItemState.Open
        ? InboxClock.Html(row, now, t)
        : new($"<span class=\"t3 small nowrap\">{Encoded(t.Format.Ago(row.CreatedAt, zone, now))}</span>");

    /// <summary>Photo, where the reply stands, whose it is.</summary>
    public static MarkupString Right(Texts t, InboxRow row, InboxBoard board, PersonId? me, TimeZoneInfo zone, DateTimeOffset now)
    {
        var names = board.Names;
        var tags = string.Concat(row.Tags.Take(2).Select(tag => $"<span class=\"sd-badge together-tag\" data-colour=\"{board.Colours.GetValueOrDefault(tag, "grey")}\" title=\"{Encoded(string.Join(", ", row.Tags))}\">{Encoded(tag)}</span>"));
        var sleep = (row.State, row.Wake) switch
        {
            (WorkItemState.Open, not null) => $"<span class=\"sd-presence warn\">{Icon.Svg("snooze", 12)}{Encoded(t["together.row.woke"])}</span>",
            (WorkItemState.Snoozed, _) when row.SnoozedUntil is { } until => $"<span class=\"sd-presence\">{Icon.Svg("snooze", 12)}{Encoded(t["together.row.until", t.Format.Moment(until, zone, now)])}</span>",
            _ => "",
        };
        var here = board.Here.TryGetValue(row.Id, out var seen) && names.NameOf(seen.Person) is { } other
            ? $"<span class=\"sd-presence\">{(seen.Writes ? Encoded(t["together.writes"]) : "")}<span class=\"sd-avatar here\" title=\"{Encoded($"{other}: {t[seen.Writes ? "together.writes" : "together.looks"]}")}\">{Encoded(Person.InitialsOf(other))}</span></span>"
            : "";
        var photo = row.HasPhoto ? Icon.Svg("camera", 12).Value : "";
        var whose = row.AssigneeId is { } person && names.NameOf(person) is { } name
            ? $"<span class=\"sd-avatar{(person == me ? " me" : "")}\" title=\"{Encoded(name)}\">{Encoded(Person.InitialsOf(name))}</span>"
            : "";
        return new MarkupString($"<span class=\"right\">{tags}{sleep}{photo}{Replying(t, row.ReplyState)}{here}{whose}</span>");
    }

    private static string Replying(Texts t, ReplyState state) => state switch
    {
        ReplyState.None or ReplyState.Published => "",
        ReplyState.Rejected or ReplyState.Failed => $"<span class=\"sd-presence danger\">{Icon.Svg("alert", 12)}{Encoded(t["inbox.reply." + InboxWords.Lower(state)])}</span>",
        ReplyState.Unknown => $"<span class=\"sd-presence warn\">{Icon.Svg("question", 12)}{Encoded(t["inbox.reply.unknown"])}</span>",
        _ => $"<span class=\"sd-presence\">{Icon.Svg("send", 12)}{Encoded(t["inbox.reply." + InboxWords.Lower(state)])}</span>",
    };

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
