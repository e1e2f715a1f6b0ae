using System.Globalization;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Bulk;

/// <summary>The deeds of a run on one loaded item, all of them or none; the answer has left already (<see cref="BulkAnswers"/>).</summary>
internal static class BulkDeeds
{
    /// <exception cref="RuleException">One of the steps cannot be: the item is left as it was.</exception>
    public static ItemBefore Do(SellerDeskDb db, WorkItem item, BulkRun run, Actor actor, Guid? reply, DateTimeOffset now)
    {
        actor.RequireShop(item.ShopId);
        var before = ItemBefore.Of(item);
        var added = new List<object>();
        Guid? note = null;
        try
        {
            foreach (var step in run.Steps.Where(step => step.Verb != BulkVerb.Answer))
            {
                note = Do(step, item, run, actor, now, added) ?? note;
            }
        }
        catch (RuleException)
        {
            var entry = db.Entry(item);
            entry.CurrentValues.SetValues(entry.OriginalValues);
            throw;
        }

        db.AddRange(added);
        return before with { AssigneeAfter = item.AssigneeId?.Value, Reply = reply, Note = note };
    }

    private static Guid? Do(MacroStep step, WorkItem item, BulkRun run, Actor actor, DateTimeOffset now, List<object> added)
    {
        switch (step.Verb)
        {
            case BulkVerb.Assign:
                Assign(item, step.Value == MacroStep.Me ? actor.PersonId : Guid.TryParse(step.Value, out var person) ? new PersonId(person) : null, actor, now, added);
                break;
            case BulkVerb.Close:
                item.Close(now);
                added.Add(ItemEvents.Line(item, ItemEventKind.Closed, actor.PersonId, now));
                break;
            case BulkVerb.Reopen:
                item.Reopen();
                added.Add(ItemEvents.Line(item, ItemEventKind.Reopened, actor.PersonId, now));
                break;
            case BulkVerb.Tag:
                Tag(item, ItemTag.NameOf(step.Value), on: true, actor, now, added);
                break;
            case BulkVerb.Untag:
                Tag(item, ItemTag.NameOf(step.Value), on: false, actor, now, added);
                break;
            case BulkVerb.Snooze:
                var until = DateTimeOffset.Parse(run.Arguments["until"], CultureInfo.InvariantCulture);
                item.Snooze(until, SnoozeWake.Day, now);
                added.Add(ItemEvents.Line(item, ItemEventKind.Snoozed, actor.PersonId, now, ("until", until.ToString("O")), ("wake", nameof(SnoozeWake.Day)), ("due", item.DueAt.ToString("O"))));
                break;
            case BulkVerb.Note:
                var note = ItemNote.Write(item, actor.PersonId!.Value, step.Value, [], now);
                added.Add(note);
                added.Add(ItemEvents.Line(item, ItemEventKind.Noted, actor.PersonId, now, ("note", note.Id.Value.ToString())));
                return note.Id.Value;
        }

        return null;
    }

    public static void Assign(WorkItem item, PersonId? assignee, Actor actor, DateTimeOffset now, List<object> added)
    {
        if (item.AssigneeId != assignee)
        {
            item.Assign(assignee);
            added.Add(ItemEvents.Line(item, ItemEventKind.Assigned, actor.PersonId, now, ("to", assignee?.Value.ToString() ?? "")));
        }
    }

    public static void Tag(WorkItem item, string tag, bool on, Actor actor, DateTimeOffset now, List<object> added)
    {
        if (item.Tags.Contains(tag) == on)
        {
            return;
        }

        if (on)
        {
            item.Tag(tag);
        }
        else
        {
            item.Untag(tag);
        }

        added.Add(ItemEvents.Line(item, ItemEventKind.Tagged, actor.PersonId, now, ("tag", tag), ("on", on ? "yes" : "no")));
    }
}
