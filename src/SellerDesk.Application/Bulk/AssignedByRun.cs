using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Notifications;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Bulk;

/// <summary>Tells each person once what a run has given to them, however many items and shops there were. Who gives to themselves knows.</summary>
internal static class AssignedByRun
{
    /// <summary>In the transaction that ends the run.</summary>
    public static async Task TellAsync(SellerDeskDb db, BulkRun run, DateTimeOffset now, CancellationToken cancel)
    {
        if (run.UndoOf is not null || !run.Steps.Any(step => step.Verb == BulkVerb.Assign && step.Value.Length > 0))
        {
            return;
        }

        var who = await db.Users.Where(person => person.Id == run.PersonId.Value).Select(person => person.Name).FirstOrDefaultAsync(cancel) ?? "";
        foreach (var given in await GivenAsync(db, run, cancel))
        {
            await RaiseAlert.ExecuteAsync(db, new Alert
            {
                Id = AlertId.New(),
                PersonId = new PersonId(given.Person),
                ShopId = new ShopId(given.Shop),
                Kind = AlertKind.Assigned,
                Severity = AlertSeverity.Notice,
                Subject = run.Id.Value.ToString(),
                CreatedAt = now,
                Link = given.Items == 1 ? $"/inbox?state=all&item={given.Item}" : "/inbox?assignee=me",
                Arguments = new() { ["who"] = who, ["count"] = given.Items.ToString(CultureInfo.InvariantCulture) },
            }, cancel);
        }
    }

    private static Task<List<Given>> GivenAsync(SellerDeskDb db, BulkRun run, CancellationToken cancel) => db.Database.SqlQuery<Given>($"""
        select given.person as "Person", count(*)::int as "Items", (array_agg(i.shop_id order by i.position))[1] as "Shop", (array_agg(i.work_item_id order by i.position))[1] as "Item"
        from bulk_items i cross join lateral (select (i.before ->> 'AssigneeAfter')::uuid as person, (i.before ->> 'Assignee')::uuid as former) given
        where i.run_id = {run.Id.Value} and i.state = 'Done' and given.person is not null and given.person <> {run.PersonId.Value} and given.person is distinct from given.former
        group by given.person
        """).ToListAsync(cancel);

    private sealed record Given(Guid Person, int Items, Guid Shop, Guid Item);
}
