using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox.Teamwork;

/// <summary>
/// Who has an item open and who writes an answer to it, over all nodes. Every open window gives a sign of life now and then; one that gave none for
/// a while is gone. The first writer holds the item until they stop, or somebody takes it over.
/// </summary>
public sealed class Presence(ScopedDb database, TimeProvider time)
{
    /// <summary>How often an open window says that it is there.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>Silent for so long: gone.</summary>
    public static readonly TimeSpan Gone = TimeSpan.FromSeconds(45);

    /// <summary>This window shows the item, or writes an answer to it. Others hear of it only when that is news.</summary>
    public async Task SayAsync(Actor actor, WorkItemId item, Guid window, bool writes, CancellationToken cancel)
    {
        if (actor.PersonId is not { } me || actor.Role < Role.Support)
        {
            return;
        }

        var now = time.GetUtcNow();
        var gone = now - Gone;
        await using var db = await database.OpenAsync(cancel);
        if (await ShopAsync(db, item, cancel) is not { } shop)
        {
            return;
        }

        var channel = DeskChanges.PresenceChannel;
        await db.Database.ExecuteSqlAsync($"""
            with before as (
              select (writing_since is not null) as wrote from item_presence where work_item_id = {item.Value} and shop_id = {shop} and session_id = {window} and seen_at > {gone}
            ), said as (
              insert into item_presence (work_item_id, shop_id, person_id, session_id, writing_since, seen_at)
              values ({item.Value}, {shop}, {me.Value}, {window}, case when {writes} then {now}::timestamptz end, {now})
              on conflict (work_item_id, shop_id, session_id) do update set seen_at = excluded.seen_at,
                writing_since = case when {writes} then coalesce(case when item_presence.seen_at > {gone} then item_presence.writing_since end, excluded.writing_since) end
              returning 1
            )
            select pg_notify({channel}, {shop}::text || '|' || {item.Value}::text) from said where (select wrote from before) is distinct from {writes}
            """, cancel);
    }

    /// <summary>The window shows something else now.</summary>
    public async Task LeaveAsync(WorkItemId item, Guid window, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var channel = DeskChanges.PresenceChannel;
        await db.Database.ExecuteSqlAsync($"""
            with gone as (delete from item_presence where work_item_id = {item.Value} and session_id = {window} returning shop_id, work_item_id)
            select pg_notify({channel}, shop_id || '|' || work_item_id) from gone
            """, cancel);
    }

    /// <summary>The item is mine now: whoever wrote keeps their text as a draft, and is told.</summary>
    public async Task TakeOverAsync(Actor actor, WorkItemId id, Guid window, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        var me = actor.PersonId ?? throw new Domain.Common.RuleException("draft.needsPerson");
        var now = time.GetUtcNow();
        await using var db = await database.OpenAsync(cancel);
        var item = await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel) ?? throw new Domain.Common.RuleException("workItem.unknown");
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var writer = await db.ItemPresence.Where(p => p.WorkItemId == id && p.ShopId == item.ShopId && p.PersonId != me.Value && p.WritingSince != null).OrderBy(p => p.WritingSince)
            .Select(p => (Guid?)p.PersonId).FirstOrDefaultAsync(cancel);
        var channel = DeskChanges.PresenceChannel;
        var shop = item.ShopId.Value;
        await db.Database.ExecuteSqlAsync($"update item_presence set writing_since = null where work_item_id = {id.Value} and shop_id = {shop} and person_id <> {me.Value}", cancel);
        await db.Database.ExecuteSqlAsync($"""
            insert into item_presence (work_item_id, shop_id, person_id, session_id, writing_since, seen_at) values ({id.Value}, {shop}, {me.Value}, {window}, {now}, {now})
            on conflict (work_item_id, shop_id, session_id) do update set seen_at = excluded.seen_at, writing_since = excluded.writing_since
            """, cancel);
        ItemEvents.Add(db, item, ItemEventKind.TakenOver, me, now, ("from", writer?.ToString() ?? ""));
        await db.SaveChangesAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select pg_notify({channel}, {shop}::text || '|' || {id.Value}::text)", cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Who else is at an item.</summary>
    public async Task<ItemPeople> LoadAsync(WorkItemId item, PersonId? me, CancellationToken cancel)
    {
        var alive = time.GetUtcNow() - Gone;
        await using var db = await database.OpenAsync(cancel);
        var rows = await db.ItemPresence.AsNoTracking().Where(p => p.WorkItemId == item && p.SeenAt > alive).Select(p => new { p.PersonId, p.WritingSince }).ToListAsync(cancel);
        var holder = rows.Where(row => row.WritingSince is not null).OrderBy(row => row.WritingSince).Select(row => (Guid?)row.PersonId).FirstOrDefault();
        return new ItemPeople(
            [.. rows.Where(row => row.PersonId != me?.Value).Select(row => new PersonId(row.PersonId)).Distinct()],
            holder is { } person ? new PersonId(person) : null, holder is not null && holder == me?.Value);
    }

    /// <summary>Who else is at any of these items.</summary>
    public async Task<IReadOnlyList<SeenAt>> LoadAsync(IReadOnlyCollection<WorkItemId> items, PersonId? me, CancellationToken cancel)
    {
        var (alive, mine) = (time.GetUtcNow() - Gone, me?.Value ?? Guid.Empty);
        await using var db = await database.OpenAsync(cancel);
        return await db.ItemPresence.AsNoTracking().Where(p => items.Contains(p.WorkItemId) && p.SeenAt > alive && p.PersonId != mine)
            .Select(p => new SeenAt(p.WorkItemId, new PersonId(p.PersonId), p.WritingSince != null)).Distinct().ToListAsync(cancel);
    }

    private static async Task<Guid?> ShopAsync(SellerDeskDb db, WorkItemId item, CancellationToken cancel) =>
        (await db.WorkItems.AsNoTracking().Where(i => i.Id == item).Select(i => (Domain.Shops.ShopId?)i.ShopId).FirstOrDefaultAsync(cancel))?.Value;
}
