using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>
/// What each figure counts. An answer stands unless it was taken back, refused or given up; the first one of an item is its first response, timed from the
/// buyer's words to the moment that somebody pressed the button. The deadline is the item's own, or the one that it had before it was put off.
/// </summary>
internal static class WorkDaySources
{
    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(10);

    public static async Task AnswersAsync(SellerDeskDb db, ShopId shop, DateTimeOffset from, DateTimeOffset to, WorkSchedule calendar, WorkDayRows rows, CancellationToken cancel)
    {
        var answers = await db.Database.SqlQuery<Answer>($"""
            select w.id as "Item", r.kind as "Kind", r.author_id as "Author", r.created_at as "At", r.template_id is not null as "Template", r.warnings as "Warnings", r.approver_id is not null as "Approved",
              r.submitted_text is not null and r.submitted_text <> r.text as "Edited", w.created_at as "Asked",
              coalesce((select min((e.details ->> 'due')::timestamptz) from item_events e where e.shop_id = w.shop_id and e.work_item_id = w.id and e.kind = 'Woken' and e.details ? 'due'), w.due_at) as "Due",
              not exists (select 1 from outgoing_replies o where o.shop_id = r.shop_id and o.work_item_id = r.work_item_id and not o.is_edit
                and o.state not in ('Withdrawn', 'Rejected', 'Dead') and (o.created_at, o.id) < (r.created_at, r.id)) as "First"
            from outgoing_replies r join work_items w on w.id = r.work_item_id and w.shop_id = r.shop_id
            where r.shop_id = {shop.Value} and r.created_at >= {from} and r.created_at < {to} and not r.is_edit and r.state not in ('Withdrawn', 'Rejected', 'Dead')
            """).ToListAsync(cancel);
        foreach (var answer in answers)
        {
            var row = rows.Of(Enum.Parse<WorkItemKind>(answer.Kind), answer.Author);
            row.Answers++;
            row.Warnings += answer.Warnings;
            row.Templates += answer.Template ? 1 : 0;
            row.Approved += answer.Approved ? 1 : 0;
            row.ApprovedEdited += answer is { Approved: true, Edited: true } ? 1 : 0;
            if (answer.First)
            {
                row.FirstResponses++;
                row.FirstMinutes += rows.Time(TimedEnd.Answer, answer.Item, row, answer.At, WorkClock.Between(answer.Asked, answer.At, calendar));
                row.FirstWithin += answer.At <= answer.Due ? 1 : 0;
            }
        }
    }

    /// <summary>Items that were over on this day by a deed at the desk: whose it was last, by the answer or by closing.</summary>
    public static async Task EndsAsync(SellerDeskDb db, ShopId shop, DateTimeOffset from, DateTimeOffset to, WorkSchedule calendar, WorkDayRows rows, CancellationToken cancel)
    {
        var ends = await db.Database.SqlQuery<End>($"""
            select distinct on (w.id) w.id as "Item", w.kind as "Kind", e.person_id as "Person", w.created_at as "Asked", w.closed_at as "At"
            from item_events e join work_items w on w.id = e.work_item_id and w.shop_id = e.shop_id
            where e.shop_id = {shop.Value} and e.at >= {from} and e.at < {to} and e.kind in ('ReplyPublished', 'Closed')
              and w.state = 'Closed' and w.closed_at >= {from} and w.closed_at < {to}
            order by w.id, e.id desc
            """).ToListAsync(cancel);
        foreach (var end in ends)
        {
            var row = rows.Of(Enum.Parse<WorkItemKind>(end.Kind), end.Person);
            row.Resolved++;
            row.ResolvedMinutes += rows.Time(TimedEnd.Resolution, end.Item, row, end.At, WorkClock.Between(end.Asked, end.At, calendar));
        }
    }

    public static async Task DeedsAsync(SellerDeskDb db, ShopId shop, DateTimeOffset from, DateTimeOffset to, WorkDayRows rows, CancellationToken cancel)
    {
        var counted = await db.ItemEvents.AsNoTracking()
            .Where(e => e.ShopId == shop && e.At >= from && e.At < to && (e.Kind == ItemEventKind.Closed || e.Kind == ItemEventKind.Blocked))
            .GroupBy(e => new { e.ItemKind, e.PersonId, e.Kind }).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        foreach (var deed in counted)
        {
            var row = rows.Of(deed.Key.ItemKind, deed.Key.PersonId);
            row.Closed += deed.Key.Kind == ItemEventKind.Closed ? deed.Count : 0;
            row.Blocks += deed.Key.Kind == ItemEventKind.Blocked ? deed.Count : 0;
        }

        // A stretch belongs to the shop and kind of its first deed, whatever shops the person went through in it: so stretches add up.
        var seconds = (int)Slot.TotalSeconds;
        var slots = await db.Database.SqlQuery<ActiveSlots>($"""
            select kind as "Kind", person as "Person", count(*)::int as "Count" from (
              select distinct on (person, slot) person, kind, shop from (
                select e.id, e.person_id as person, e.item_kind as kind, e.shop_id as shop, floor(extract(epoch from e.at) / {seconds}) as slot
                from item_events e
                where e.at >= {from} and e.at < {to} and e.person_id in (select distinct person_id from item_events where shop_id = {shop.Value} and at >= {from} and at < {to} and person_id is not null)
              ) deed order by person, slot, id
            ) first where shop = {shop.Value} group by kind, person
            """).ToListAsync(cancel);
        foreach (var slot in slots)
        {
            rows.Of(Enum.Parse<WorkItemKind>(slot.Kind), slot.Person).ActiveSlots += slot.Count;
        }
    }

    private sealed record Answer(Guid Item, string Kind, Guid? Author, DateTimeOffset At, bool Template, int Warnings, bool Approved, bool Edited, DateTimeOffset Asked, DateTimeOffset Due, bool First);

    private sealed record End(Guid Item, string Kind, Guid? Person, DateTimeOffset Asked, DateTimeOffset At);

    private sealed record ActiveSlots(string Kind, Guid Person, int Count);
}
