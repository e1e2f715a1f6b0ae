using SellerDesk.Application.Complaints;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Complaints;

/// <summary>One line of the course of events.</summary>
/// <param name="Of">move, talk or note.</param>
/// <param name="Undo">The trail's line, when it is the last and can be taken back.</param>
internal sealed record CaseEvent(string Key, DateTimeOffset At, string Of, string Icon, string? Tone, string Text, string? More = null, long? Undo = null, ItemNoteId? Note = null);

/// <summary>The course of events in words, newest first: the trail, the conversation, notes, and what the order went through.</summary>
internal static class CaseEvents
{
    public static IReadOnlyList<CaseEvent> Of(CaseData data, Texts t)
    {
        var events = new List<CaseEvent>();
        events.AddRange(data.Case.Moves.Select(move => new CaseEvent($"m{move.Id}", move.At, "move", IconOf(move.Deed), ToneOf(move.Deed), Say(t, move, data), move.Why, move.Undoable ? move.Id : null)));
        events.AddRange(data.Item.Team.Notes.Select(note => new CaseEvent($"n{note.Id.Value}", note.CreatedAt, "note", "note", "accent", $"{data.Names.NameOf(note.Author) ?? t["inbox.somebody"]}: {note.Text}", t["together.note.inside"], Note: note.Id)));
        events.AddRange((data.Talk?.Messages ?? []).Where(message => message.Text.Length > 0 || message.Files.Count > 0).Select(message => new CaseEvent(
            $"t{message.Number}", message.SentAt, "talk", message.Sender == ChatSender.Seller ? "send" : message.Sender == ChatSender.Arbiter ? "scales" : "chat", null,
            t["complaints.event.says", Who(message.Sender, data, t), message.Text.Length > 0 ? message.Text : t["inbox.only-files"]])));
        if (data.Case.Order is { } order)
        {
            Add(order.OrderedAt, "box", "complaints.event.ordered");
            Add(order.HandedOverAt, "truck", "complaints.event.handed-over");
            Add(order.DeliveredAt, "truck", "complaints.event.delivered");
        }

        return [.. events.OrderByDescending(one => one.At).ThenByDescending(one => one.Key, StringComparer.Ordinal)];

        void Add(DateTimeOffset? at, string icon, string key)
        {
            if (at is { } moment)
            {
                events.Add(new CaseEvent(key, moment, "move", icon, null, t[key], data.Case.Order!.Carrier));
            }
        }
    }

    public static string Say(Texts t, ComplaintMoveDetails move, CaseData data)
    {
        var who = move.PersonId is { } id ? data.Names.NameOf(new PersonId(id)) ?? t["inbox.somebody"] : "SellerDesk";
        return move.Deed switch
        {
            ComplaintDeed.Opened => t["complaints.event.opened." + ComplaintWords.Lower(data.Case.Row.Source), who],
            ComplaintDeed.Moved or ComplaintDeed.Followed when move.FromStage != move.ToStage => t["complaints.event.moved", who, t.Stage(move.ToStage)],
            ComplaintDeed.Explained when Detail("cause") is { } cause => t["complaints.event.cause", who, t.Branch(data.Tree, ComplaintTree.Cause, cause)],
            ComplaintDeed.Explained when Detail("verdict") is { } verdict => t["complaints.event.verdict", t["complaints.verdict." + verdict.ToLowerInvariant()]],
            ComplaintDeed.Explained when Detail("ground") is { } ground => t["complaints.event.ground", who, t["complaint.ground." + ground]],
            ComplaintDeed.Explained when Detail("ball") is { } ball => t["complaints.event.ball", t["complaints.ball." + ball.ToLowerInvariant()]],
            ComplaintDeed.Resolved when Enum.TryParse<ResolutionKind>(Detail("resolution"), out var kind) => t["complaints.event.resolved", who, t.Resolution(kind)],
            ComplaintDeed.CarriedOut when Detail("how") is { } how => t["complaints.event.carriedout", who, t["complaints.carried." + how.ToLowerInvariant()]],
            ComplaintDeed.Assigned => Named("to") is { } to ? t["complaints.event.assigned", who, to] : t["complaints.event.unassigned", who],
            ComplaintDeed.Closed when Detail("outcome") is { } outcome => t["complaints.event.closed", who, t["complaints.outcome." + outcome.ToLowerInvariant()]],
            ComplaintDeed.Ticked when Detail("point") is { } point => t[Detail("there") == "no" ? "complaints.event.unticked" : "complaints.event.ticked", who, data.Case.EvidenceNames.TryGetValue(point, out var name) ? t.Name(name) : point],
            ComplaintDeed.Linked when Detail("order") is { } order => t["complaints.event.linked", who, order],
            _ => t["complaints.deed." + ComplaintWords.Lower(move.Deed), who],
        };

        string? Detail(string name) => move.Details.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

        string? Named(string name) => Guid.TryParse(Detail(name), out var person) ? data.Names.NameOf(new PersonId(person)) : null;
    }

    private static string Who(ChatSender sender, CaseData data, Texts t) => sender switch
    {
        ChatSender.Seller => t["complaints.event.we"],
        ChatSender.Arbiter => t["chat.arbiter"],
        ChatSender.Buyer => data.Case.Row.Buyer ?? t["inbox.buyer"],
        _ => t["shell.marketplace." + ComplaintWords.Lower(data.Case.Marketplace)],
    };

    private static string IconOf(ComplaintDeed deed) => deed switch
    {
        ComplaintDeed.Opened => "scales",
        ComplaintDeed.Moved or ComplaintDeed.Followed => "chevron-right",
        ComplaintDeed.Explained => "tag",
        ComplaintDeed.Resolved => "pencil",
        ComplaintDeed.Sent or ComplaintDeed.Told => "send",
        ComplaintDeed.TakenBack or ComplaintDeed.Undone or ComplaintDeed.Reopened => "undo",
        ComplaintDeed.CameBack or ComplaintDeed.NotTold => "stop",
        ComplaintDeed.CarriedOut or ComplaintDeed.Closed or ComplaintDeed.Ticked => "check",
        ComplaintDeed.Assigned => "person",
        ComplaintDeed.Merged or ComplaintDeed.Split or ComplaintDeed.Linked => "link",
        _ => "doc",
    };

    private static string? ToneOf(ComplaintDeed deed) => deed switch
    {
        ComplaintDeed.CameBack or ComplaintDeed.NotTold => "danger",
        ComplaintDeed.CarriedOut or ComplaintDeed.Closed => "ok",
        ComplaintDeed.Resolved => "accent",
        _ => null,
    };
}
