using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Notifications;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox.Assignment;

/// <summary>
/// Gives new items to people by the rules, and what absent people have to those who are there. One node at a time: the rules' turns are locked, so that
/// nobody gets two while another gets none. What a person was given or took, or what somebody set free, is never touched again.
/// </summary>
public sealed class AssignNewItemsJob(WholeDb database, InboxCounters counters, TimeProvider time) : IJob
{
    private const int AtOnce = 500;

    /// <summary>What came longer ago and found nobody stays in the queue for whoever takes it.</summary>
    private static readonly TimeSpan Waits = TimeSpan.FromDays(7);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        if (!await db.AssignmentRules.AnyAsync(r => r.Enabled, cancel))
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!(await db.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock(hashtextextended('assignment', 0)) as \"Value\"").SingleAsync(cancel)))
        {
            return false;
        }

        var now = time.GetUtcNow();
        var rules = await db.AssignmentRules.Where(r => r.Enabled).OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(cancel);
        var staff = await Staff.LoadAsync(db, now, cancel);
        var given = await FreeAwayAsync(db, rules, staff, now, cancel);
        foreach (var rule in rules)
        {
            given += await GiveAsync(db, rule, staff, now, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        counters.Forget();
        return given > 0;
    }

    private static async Task<int> GiveAsync(SellerDeskDb db, AssignmentRule rule, Staff staff, DateTimeOffset now, CancellationToken cancel)
    {
        var people = staff.There(rule);
        if (people.Count == 0)
        {
            return 0;
        }

        var arrivedAfter = WorkItemId.From(Guid.CreateVersion7(now - Waits));
        var nobody = new ShopId(Guid.Empty);
        var filter = InboxQuery.Read(rule.Query) with { State = InboxState.Open, Assignee = InboxAssignee.Nobody };
        var items = await db.WorkItems.AsNoTracking().Matching(new InboxAsk(filter, null, now, TimeZoneInfo.Utc), await InboxKeys.LoadAsync(db, filter, cancel))
            .Where(i => EF.Functions.GreaterThan(ValueTuple.Create(i.Id, i.ShopId), ValueTuple.Create(arrivedAfter, nobody)) && !db.ItemEvents.Any(e => e.ShopId == i.ShopId && e.WorkItemId == i.Id && e.Kind == ItemEventKind.Assigned
                && !db.ItemEvents.Any(f => f.ShopId == i.ShopId && f.WorkItemId == i.Id && f.Kind == ItemEventKind.Freed && f.Id > e.Id)))
            .OrderBy(i => i.LineAt).ThenBy(i => i.Id).Take(AtOnce).Select(i => new { i.Id, i.ShopId }).ToListAsync(cancel);
        var chosen = new List<(WorkItemId Item, ShopId Shop, PersonId Person)>(items.Count);
        foreach (var item in items)
        {
            if (staff.Choose(rule, people, item.ShopId) is { } person)
            {
                chosen.Add((item.Id, item.ShopId, person));
            }
        }

        return chosen.Count == 0 ? 0 : await WriteAsync(db, rule, chosen, now, cancel);
    }

    /// <summary>One statement for the whole batch; what somebody took meanwhile stays theirs.</summary>
    private static async Task<int> WriteAsync(SellerDeskDb db, AssignmentRule rule, List<(WorkItemId Item, ShopId Shop, PersonId Person)> chosen, DateTimeOffset now, CancellationToken cancel)
    {
        var (items, people) = (chosen.ConvertAll(one => one.Item.Value).ToArray(), chosen.ConvertAll(one => one.Person.Value).ToArray());
        var name = rule.Name;
        await db.Database.ExecuteSqlAsync($"""
            with given as (
              update work_items w set assignee_id = g.person from unnest({items}::uuid[], {people}::uuid[]) as g(id, person)
              where w.id = g.id and w.assignee_id is null and w.state = 'Open' returning w.shop_id, w.id, w.kind, g.person
            )
            insert into item_events (shop_id, work_item_id, item_kind, kind, person_id, at, details)
            select shop_id, id, kind, 'Assigned', null, {now}, jsonb_build_object('to', person::text, 'rule', {name}::text) from given
            """, cancel);
        foreach (var group in chosen.GroupBy(one => (one.Shop, one.Person)))
        {
            var first = group.First().Item;
            var one = group.Count() == 1;
            await RaiseAlert.ExecuteAsync(db, new Alert
            {
                Id = AlertId.New(),
                PersonId = group.Key.Person,
                ShopId = group.Key.Shop,
                Kind = AlertKind.Assigned,
                Severity = AlertSeverity.Notice,
                Subject = $"{first}/{now.ToUnixTimeSeconds()}",
                CreatedAt = now,
                Link = one ? $"/inbox?state=all&item={first}" : "/inbox?assignee=me",
                Arguments = new() { ["who"] = rule.Name, ["count"] = group.Count().ToString(System.Globalization.CultureInfo.InvariantCulture) },
            }, cancel);
        }

        return chosen.Count;
    }

    /// <summary>What waits for somebody who is away goes back into the queue, where a rule has somebody else for it.</summary>
    private static async Task<int> FreeAwayAsync(SellerDeskDb db, List<AssignmentRule> rules, Staff staff, DateTimeOffset now, CancellationToken cancel)
    {
        var freed = 0;
        foreach (var person in staff.Away)
        {
            foreach (var rule in rules.Where(rule => staff.There(rule).Exists(other => other != person)))
            {
                var filter = InboxQuery.Read(rule.Query) with { State = InboxState.Open, Assignee = InboxAssignee.Of(person) };
                var items = await db.WorkItems.Matching(new InboxAsk(filter, null, now, TimeZoneInfo.Utc), await InboxKeys.LoadAsync(db, filter, cancel)).OrderBy(i => i.LineAt).ThenBy(i => i.Id).Take(AtOnce).Select(i => i.Id.Value).ToArrayAsync(cancel);
                freed += await db.Database.ExecuteSqlAsync($"""
                    with freed as (
                      update work_items set assignee_id = null where id = any({items}) and assignee_id = {person.Value} and state = 'Open' returning shop_id, id, kind
                    )
                    insert into item_events (shop_id, work_item_id, item_kind, kind, person_id, at, details)
                    select shop_id, id, kind, 'Freed', null, {now}, jsonb_build_object('from', {person.Value}::text) from freed
                    """, cancel);
            }
        }

        return freed;
    }
}
