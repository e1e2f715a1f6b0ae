using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Bulk;

/// <summary>Takes the deeds of a run back from one item, as far as it is still as the run left it: what somebody did since stays.</summary>
internal static class BulkUndo
{
    public static async Task DoAsync(SellerDeskDb db, WorkItem item, BulkRun run, ItemBefore before, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        actor.RequireShop(item.ShopId);
        var added = new List<object>();
        foreach (var step in run.Steps)
        {
            switch (step.Verb)
            {
                case BulkVerb.Assign when item.AssigneeId?.Value == before.AssigneeAfter:
                    BulkDeeds.Assign(item, before.Assignee is { } person ? new PersonId(person) : null, actor, now, added);
                    break;
                case BulkVerb.Tag when !before.Tags.Contains(ItemTag.NameOf(step.Value)):
                    BulkDeeds.Tag(item, ItemTag.NameOf(step.Value), on: false, actor, now, added);
                    break;
                case BulkVerb.Untag when before.Tags.Contains(ItemTag.NameOf(step.Value)):
                    BulkDeeds.Tag(item, ItemTag.NameOf(step.Value), on: true, actor, now, added);
                    break;
                case BulkVerb.Close or BulkVerb.Reopen or BulkVerb.Snooze:
                    Restore(item, before, actor, now, added);
                    break;
                case BulkVerb.Note when before.Note is { } written:
                    var note = ItemNoteId.From(written);
                    await db.ItemNotes.Where(n => n.Id == note && n.ShopId == item.ShopId).ExecuteDeleteAsync(cancel);
                    break;
            }
        }

        db.AddRange(added);
    }

    private static void Restore(WorkItem item, ItemBefore before, Actor actor, DateTimeOffset now, List<object> added)
    {
        if (item.State == before.State)
        {
            return;
        }

        if (item.State == WorkItemState.Closed)
        {
            item.Reopen();
        }
        else if (item.State == WorkItemState.Snoozed)
        {
            item.WakeQuietly();
        }
        else if (item.State != WorkItemState.Open)
        {
            throw new RuleException("workItem.alreadyAnswering");
        }

        added.Add(ItemEvents.Line(item, ItemEventKind.Reopened, actor.PersonId, now));
        if (before.State == WorkItemState.Closed)
        {
            item.Close(now);
        }
        else if (before.State == WorkItemState.Snoozed && before.SnoozedUntil is { } until && until > now)
        {
            item.Snooze(until, before.Wake ?? SnoozeWake.Day, now);
        }
    }
}
