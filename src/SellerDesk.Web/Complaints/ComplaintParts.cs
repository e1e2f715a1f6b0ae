using System.Net;
using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Complaints;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Inbox;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Complaints;

/// <summary>
/// The small parts of cards and rows, each as one piece of markup: a component for each of a hundred cards would weigh more than all their words. What
/// people wrote is never in here, but for names, which are encoded.
/// </summary>
internal static class ComplaintParts
{
    public static string MarkOf(ComplaintRow row, ComplaintsBoard board) => board.Names.Shops.TryGetValue(row.ShopId, out var shop) ? shop.Marketplace() : "other";

    public static MarkupString Box(Texts t, bool marked) =>
        new($"<span class=\"sd-check{(marked ? " is-on" : "")}\" data-mark role=\"checkbox\" aria-checked=\"{(marked ? "true" : "false")}\" aria-label=\"{Encoded(t["shell.keys.mark"])}\">{Icon.Svg("check", 12)}</span>");

    /// <summary>The nearer of the two deadlines: the marketplace's as soon as it is at its red line or before ours.</summary>
    public static MarkupString Clock(Texts t, ComplaintRow row, TimeZoneInfo zone, DateTimeOffset now, int units)
    {
        if (row.Stage == ComplaintStage.Closed)
        {
            return new MarkupString($"<span class=\"t3 small nowrap\">{Encoded(t.Format.Ago(row.ClosedAt ?? row.StageSince, zone, now))}</span>");
        }

        return IsLine(row, now)
            ? ClockMark.Html(row.MarketplaceDueAt!.Value, null, now, t.Format, redLine: true, units: units, title: t["complaints.clock.theirs", t.Format.Moment(row.MarketplaceDueAt.Value, zone, now)])
            : ClockMark.Html(row.DueAt, row.OpenedAt, now, t.Format, units: units, title: t["complaints.clock.ours", t.Format.Moment(row.DueAt, zone, now)]);
    }

    /// <summary>What is missing or repeats: at most three words.</summary>
    public static MarkupString Marks(Texts t, ComplaintRow row, CardFacts? facts, DateTimeOffset now)
    {
        var marks = new List<string>();
        if (row.OnTheWay)
        {
            marks.Add(Badge("info", t["complaints.mark.way"], "send"));
        }
        else if (row.MarketplaceDueAt <= now && row.Stage != ComplaintStage.Closed)
        {
            marks.Add(Badge("danger", t["complaints.mark.line-over"]));
        }

        if (row.OrderUnknown)
        {
            marks.Add(Badge("warn", t["complaints.mark.no-order"]));
        }

        if (facts is { HasPhotos: false } && row.Kind is ComplaintKind.Claim or ComplaintKind.Grievance && row.Stage is ComplaintStage.Collecting)
        {
            marks.Add(Badge("warn", t["complaints.mark.no-photo"]));
        }

        if (facts is { Again: > 1 and var again })
        {
            marks.Add(Badge("warn", t["complaints.mark.again", again], "repeat"));
        }

        if (row.Resolution is { } resolution && row.Stage >= ComplaintStage.Deciding)
        {
            marks.Add(Badge("", t.Resolution(resolution)));
        }

        return marks.Count == 0 ? default : new MarkupString($"<span class=\"marks\">{string.Concat(marks.Take(3))}</span>");
    }

    /// <summary>Who else is here, and whose it is.</summary>
    public static MarkupString Whose(Texts t, ComplaintRow row, ComplaintsBoard board, PersonId? me)
    {
        var here = board.Here.TryGetValue(new WorkItemId(row.Id.Value), out var seen) && seen.Person != row.OwnerId && board.Names.NameOf(seen.Person) is { } other
            ? $"<span class=\"sd-avatar here\" title=\"{Encoded($"{other}: {t[seen.Writes ? "together.writes" : "together.looks"]}")}\">{Encoded(Person.InitialsOf(other))}</span>"
            : "";
        var ownerHere = seen?.Person == row.OwnerId && seen is not null;
        var whose = row.OwnerId is { } owner && board.Names.NameOf(owner) is { } name
            ? $"<span class=\"sd-avatar{(owner == me ? " me" : "")}{(ownerHere ? " here" : "")}\" title=\"{Encoded(name)}\">{Encoded(Person.InitialsOf(name))}</span>"
            : "";
        return new MarkupString($"<span class=\"push\">{here}{whose}</span>");
    }

    private static bool IsLine(ComplaintRow row, DateTimeOffset now) => row.MarketplaceDueAt is { } line && (line < row.DueAt || line - now < ComplaintAsk.LineBefore);

    private static string Badge(string tone, string text, string? icon = null) => $"<span class=\"sd-badge {tone}\">{(icon is null ? "" : Icon.Svg(icon, 12).Value)}{Encoded(text)}</span>";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
