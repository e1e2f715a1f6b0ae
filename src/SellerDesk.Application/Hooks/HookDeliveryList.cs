using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Hooks;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Hooks;

public sealed record HookDeliveryRow(
    Guid Id, Guid EventId, string Kind, ShopId? ShopId, Guid SubjectId, DateTimeOffset EventAt, HookDeliveryState State, int Tries, DateTimeOffset DueAt, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, bool IsReplay,
    short? Status, string? Code);

/// <param name="Headers">As they were, but for the signature: it is made anew for every call.</param>
public sealed record HookDeliveryDetails(HookDeliveryRow Row, IReadOnlyDictionary<string, string> Headers, string Body, IReadOnlyList<HookAttempt> Attempts);

public readonly record struct HookDeliveryKey(DateTimeOffset At, Guid Id);

/// <summary>What was sent to a webhook and what waits, newest first.</summary>
public sealed class HookDeliveryList(WholeDb database, IHookCaller caller, IKeyVault vault)
{
    public async Task<(IReadOnlyList<HookDeliveryRow> Rows, HookDeliveryKey? Next)> LoadAsync(
        Actor actor, HookId id, HookDeliveryState? state, HookDeliveryKey? after, int limit, CancellationToken cancel)
    {
        await using var db = database.Open();
        _ = await HookRights.FindAsync(db, actor, id, cancel);
        var deliveries = db.HookDeliveries.AsNoTracking().Where(d => d.HookId == id);
        deliveries = state is { } wanted ? deliveries.Where(d => d.State == wanted) : deliveries;
        deliveries = after is { } key ? deliveries.Where(d => d.CreatedAt < key.At || (d.CreatedAt == key.At && d.Id < key.Id)) : deliveries;
        var rows = await Rows(db, deliveries.OrderByDescending(d => d.CreatedAt).ThenByDescending(d => d.Id).Take(limit + 1)).ToListAsync(cancel);
        if (rows.Count <= limit)
        {
            return (rows, null);
        }

        rows.RemoveAt(limit);
        return (rows, new HookDeliveryKey(rows[^1].CreatedAt, rows[^1].Id));
    }

    public async Task<HookDeliveryDetails> FindAsync(Actor actor, HookId id, Guid deliveryId, CancellationToken cancel)
    {
        await using var db = database.Open();
        var hook = await HookRights.FindAsync(db, actor, id, cancel);
        var row = await Rows(db, db.HookDeliveries.AsNoTracking().Where(d => d.HookId == id && d.Id == deliveryId)).FirstOrDefaultAsync(cancel) ?? throw new RuleException("hook.noDelivery");
        var told = await db.HookEvents.AsNoTracking().SingleAsync(e => e.Id == row.EventId, cancel);
        var attempts = await db.HookAttempts.AsNoTracking().Where(a => a.DeliveryId == deliveryId).OrderBy(a => a.Try).ToListAsync(cancel);
        var body = HookBody.Of(told.Id, told.Kind, told.Place, told.ShopId?.Value, told.At, told.Facts);
        var at = attempts.Count > 0 ? attempts[^1].At : row.CreatedAt;
        return new HookDeliveryDetails(row, caller.Sign(new HookCall(new Uri(hook.Url), told.Id.ToString(), body, [.. hook.SecretsAt(at).Select(vault.Reveal)]), at), body, attempts);
    }

    private static IQueryable<HookDeliveryRow> Rows(SellerDeskDb db, IQueryable<HookDelivery> deliveries) =>
        from d in deliveries
        join e in db.HookEvents on d.EventId equals e.Id
        orderby d.CreatedAt descending, d.Id descending
        select new HookDeliveryRow(
            d.Id, d.EventId, e.Kind, e.ShopId, d.SubjectId, e.At, d.State, d.Tries, d.DueAt, d.CreatedAt, d.EndedAt, d.IsReplay, d.Status, d.Code);
}
