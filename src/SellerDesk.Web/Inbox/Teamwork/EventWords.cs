using System.Globalization;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Inbox.Teamwork;

/// <summary>The lines of an item's history in words.</summary>
internal static class EventWords
{
    public static string Icon(ItemEventKind kind) => kind switch
    {
        ItemEventKind.Assigned or ItemEventKind.TakenOver => "person",
        ItemEventKind.Noted => "note",
        ItemEventKind.Tagged => "tag",
        ItemEventKind.Snoozed or ItemEventKind.Woken => "snooze",
        ItemEventKind.Merged or ItemEventKind.Split => "link",
        ItemEventKind.ReplyWritten or ItemEventKind.ReplySentBack => "pencil",
        ItemEventKind.ReplyWithdrawn or ItemEventKind.Reopened => "undo",
        ItemEventKind.ReplyPublished or ItemEventKind.ReplyApproved or ItemEventKind.Closed => "check",
        ItemEventKind.ReplyCameBack or ItemEventKind.Blocked => "stop",
        ItemEventKind.BuyerWrote => "chat",
        ItemEventKind.ClockPaused => "pause",
        ItemEventKind.ClockResumed => "play",
        ItemEventKind.Read => "eye",
        _ => "inbox",
    };

    public static string Say(Texts t, ItemEventRow row, NameBook names, TimeZoneInfo zone, DateTimeOffset now)
    {
        var who = row.Person is { } person ? names.NameOf(person) ?? t["inbox.somebody"] : "SellerDesk";
        var kind = InboxWords.Lower(row.Kind);
        return row.Kind switch
        {
            ItemEventKind.Assigned => Assigned(),
            ItemEventKind.Tagged => t[row.Details.GetValueOrDefault("on") == "no" ? "together.event.untagged" : "together.event.tagged", who, row.Details.GetValueOrDefault("tag")],
            ItemEventKind.Snoozed => t["together.event.snoozed", who, Until()],
            ItemEventKind.Woken => row.Details.TryGetValue("because", out var because) ? t["together.woke." + because.ToLowerInvariant()] : t["together.event.woken", who],
            ItemEventKind.Merged => t[row.Details.ContainsKey("took") ? "together.event.took" : "together.event.merged", who],
            ItemEventKind.ReplyWritten when row.Details.GetValueOrDefault("edit") == "yes" => t["together.event.replyedited", who],
            ItemEventKind.Blocked => t["together.event.blocked", who, row.Details.GetValueOrDefault("rule")],
            ItemEventKind.BuyerWrote when row.Details.GetValueOrDefault("why") == "thanks" => t["together.event.thanked"],
            ItemEventKind.Closed when row.Details.GetValueOrDefault("why") is "window" or "elsewhere" => t["together.event.closed." + row.Details["why"]],
            ItemEventKind.TakenOver when Named("from") is { } from => t["together.event.takenfrom", who, from],
            ItemEventKind.Freed => t["together.event.freed", Named("from") ?? t["inbox.somebody"]],
            ItemEventKind.ClockPaused => t["together.event.clockpaused", who, t["clocks.hold." + (row.Details.GetValueOrDefault("reason") ?? "byhand").ToLowerInvariant()]],
            _ => t["together.event." + kind, who],
        };

        string? Named(string detail) => Guid.TryParse(row.Details.GetValueOrDefault(detail), out var id) ? names.NameOf(new PersonId(id)) : null;

        string Assigned()
        {
            var to = Named("to");
            return (to, row.Details.GetValueOrDefault("rule")) switch
            {
                (null, _) => t["together.event.unassigned", who],
                (_, { } rule) => t["together.event.ruled", rule, to],
                _ when to == who => t["together.event.taken", who],
                _ => t["together.event.assigned", who, to],
            };
        }

        string Until() => row.Details.GetValueOrDefault("wake") switch
        {
            nameof(SnoozeWake.BuyerWrites) => t["together.until.buyer"],
            nameof(SnoozeWake.StateChanges) => t["together.until.order"],
            _ => DateTimeOffset.TryParse(row.Details.GetValueOrDefault("until"), CultureInfo.InvariantCulture, out var at) ? t["together.until", t.Format.Moment(at, zone, now)] : "",
        };
    }
}
