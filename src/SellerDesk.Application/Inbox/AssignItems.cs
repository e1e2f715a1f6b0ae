using SellerDesk.Application.Data;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <summary>Gives items to a person, or to nobody. Whoever gets something from somebody else is told.</summary>
public sealed class AssignItems(ScopedDb database, InboxCounters counters, TimeProvider time)
{
    public async Task<BulkOutcome> ExecuteAsync(Actor actor, IReadOnlyCollection<WorkItemId> items, PersonId? assignee, IProgress<int>? progress, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var outcome = await BulkItems.ChangeAsync(database, actor, items, (db, item) => Give(db, item, actor, assignee, now), progress, cancel);
        counters.Forget();
        if (assignee is { } person && person != actor.PersonId)
        {
            await TellAsync(actor, outcome, person, now, cancel);
        }

        return outcome;
    }

    /// <summary>Undo: each goes back to whom it belonged before.</summary>
    public async Task RestoreAsync(Actor actor, BulkOutcome outcome, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var before = outcome.Done.ToDictionary(done => done.Item, done => done.AssigneeBefore);
        await BulkItems.ChangeAsync(database, actor, before.Keys, (db, item) => Give(db, item, actor, before[item.Id], now), null, cancel);
        counters.Forget();
    }

    private static void Give(SellerDeskDb db, WorkItem item, Actor actor, PersonId? assignee, DateTimeOffset now)
    {
        if (item.AssigneeId != assignee)
        {
            item.Assign(assignee);
            ItemEvents.Add(db, item, ItemEventKind.Assigned, actor.PersonId, now, ("to", assignee?.Value.ToString() ?? ""));
        }
    }

    /// <summary>One line for each shop, however many items there were.</summary>
    private async Task TellAsync(Actor actor, BulkOutcome outcome, PersonId person, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        foreach (var shop in outcome.Done.Where(done => done.AssigneeBefore != person).GroupBy(done => done.ShopId))
        {
            var first = shop.First().Item;
            var one = shop.Count() == 1;
            await RaiseAlert.ExecuteAsync(db, new Alert
            {
                Id = AlertId.New(),
                PersonId = person,
                ShopId = shop.Key,
                Kind = AlertKind.Assigned,
                Severity = AlertSeverity.Notice,
                Subject = $"{first}/{now.ToUnixTimeSeconds()}",
                CreatedAt = now,
                Link = one ? $"/inbox?state=all&item={first}" : "/inbox?assignee=me",
                Arguments = new() { ["who"] = actor.Name, ["count"] = shop.Count().ToString(System.Globalization.CultureInfo.InvariantCulture) },
            }, cancel);
        }
    }
}
