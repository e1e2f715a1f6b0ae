using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Hooks;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Hooks;

/// <param name="Waiting">Deliveries that wait or are on their way, counted up to <see cref="HookList.MostCounted"/>.</param>
public sealed record HookRow(
    HookId Id, string Name, string Url, IReadOnlyList<string> Events, IReadOnlyList<Guid> Shops, bool IsOn, HookOff? Off, DateTimeOffset? OffAt, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt,
    DateTimeOffset? FailingSince, int Failures, DateTimeOffset? LastSuccessAt, DateTimeOffset? OldSecretUntil, int Waiting);

/// <summary>Webhooks, those that somebody has to look at first.</summary>
public sealed class HookList(WholeDb database)
{
    public const int MostCounted = 1_000;

    public async Task<IReadOnlyList<HookRow>> LoadAsync(Actor actor, CancellationToken cancel)
    {
        actor.RequireRole(Role.Owner);
        await using var db = database.Open();
        var rows = await Rows(db, db.Hooks).ToListAsync(cancel);
        return [.. rows.Where(row => HookRights.Sees(actor, [.. row.Shops])).OrderBy(row => row.Off is null).ThenBy(row => row.FailingSince is null).ThenBy(row => row.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(row => row.Id.Value)];
    }

    public async Task<HookRow?> FindAsync(Actor actor, HookId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Owner);
        await using var db = database.Open();
        return await Rows(db, db.Hooks.Where(h => h.Id == id)).FirstOrDefaultAsync(cancel) is { } found && HookRights.Sees(actor, [.. found.Shops]) ? found : null;
    }

    private static IQueryable<HookRow> Rows(SellerDeskDb db, IQueryable<Hook> hooks) => hooks.AsNoTracking().Select(h => new HookRow(
        h.Id, h.Name, h.Url, h.Events, h.Shops, h.IsOn, h.Off, h.OffAt, h.CreatedAt, h.ChangedAt, h.FailingSince, h.Failures, h.LastSuccessAt, h.OldSecretUntil,
        db.HookDeliveries.Where(d => d.HookId == h.Id && (d.State == HookDeliveryState.Waiting || d.State == HookDeliveryState.Sending)).Take(MostCounted).Count()));
}
