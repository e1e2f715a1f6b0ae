using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Notifications;

public sealed record AlertRow(AlertId Id, ShopId ShopId, AlertKind Kind, AlertSeverity Severity, IReadOnlyDictionary<string, string> Arguments, string? Link, DateTimeOffset CreatedAt, bool Seen);

/// <summary>What a person should know: alerts for them and for everybody who sees the shop, but for the kinds that they do not want to hear of.</summary>
public sealed class AlertList(ScopedDb database, TimeProvider time)
{
    /// <summary>The bell counts no further: it says "99+".</summary>
    public const int MostCounted = 100;

    /// <summary>Older ones are news no longer.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <param name="after">The last alert that is known; null for the newest.</param>
    /// <param name="unseen">Only what was not seen yet.</param>
    public Task<IReadOnlyList<AlertRow>> LoadAsync(Actor actor, AlertRow? after, int take, bool unseen, CancellationToken cancel) => LoadAsync(actor, after, take, unseen, null, cancel);

    /// <param name="kind">Only of this one.</param>
    public async Task<IReadOnlyList<AlertRow>> LoadAsync(Actor actor, AlertRow? after, int take, bool unseen, AlertKind? kind, CancellationToken cancel)
    {
        if (actor.PersonId is not { } me)
        {
            return [];
        }

        await using var db = await database.OpenAsync(cancel);
        var seenAt = await SeenAtAsync(db, me, cancel);
        var alerts = unseen ? await UnseenAsync(db, me, seenAt, cancel) : await MineAsync(db, me, cancel);
        alerts = kind is { } only ? alerts.Where(a => a.Kind == only) : alerts;
        if (after is not null)
        {
            alerts = alerts.Where(a => EF.Functions.LessThan(ValueTuple.Create(a.CreatedAt, a.Id), ValueTuple.Create(after.CreatedAt, after.Id)));
        }

        return await alerts.OrderByDescending(a => a.CreatedAt).ThenByDescending(a => a.Id).Take(take)
            .Select(a => new AlertRow(a.Id, a.ShopId, a.Kind, a.Severity, a.Arguments, a.Link, a.CreatedAt,
                a.CreatedAt <= seenAt || db.AlertsSeen.Any(s => s.AlertId == a.Id && s.PersonId == me)))
            .ToListAsync(cancel);
    }

    /// <summary>How many are unseen, at most <see cref="MostCounted"/>.</summary>
    public Task<int> CountAsync(Actor actor, CancellationToken cancel) => CountAsync(actor, null, cancel);

    /// <param name="kind">Only of this one.</param>
    public async Task<int> CountAsync(Actor actor, AlertKind? kind, CancellationToken cancel)
    {
        if (actor.PersonId is not { } me)
        {
            return 0;
        }

        await using var db = await database.OpenAsync(cancel);
        var alerts = await UnseenAsync(db, me, await SeenAtAsync(db, me, cancel), cancel);
        return await (kind is { } only ? alerts.Where(a => a.Kind == only) : alerts).Take(MostCounted).CountAsync(cancel);
    }

    private async Task<IQueryable<Alert>> MineAsync(SellerDeskDb db, PersonId me, CancellationToken cancel)
    {
        var muted = (await db.Users.Where(p => p.Id == me.Value).Select(p => p.MutedAlerts).FirstOrDefaultAsync(cancel) ?? [])
            .Select(name => Enum.TryParse<AlertKind>(name, out var kind) ? kind : (AlertKind?)null).OfType<AlertKind>().ToArray();
        var since = time.GetUtcNow() - Kept;
        var alerts = db.Alerts.AsNoTracking().Where(a => (a.PersonId == me || a.PersonId == null) && a.CreatedAt > since);
        return muted.Length == 0 ? alerts : alerts.Where(a => !muted.Contains(a.Kind));
    }

    private async Task<IQueryable<Alert>> UnseenAsync(SellerDeskDb db, PersonId me, DateTimeOffset seenAt, CancellationToken cancel) =>
        (await MineAsync(db, me, cancel)).Where(a => a.CreatedAt > seenAt && !db.AlertsSeen.Any(s => s.AlertId == a.Id && s.PersonId == me));

    /// <summary>What was told before somebody came to the desk is not news to them.</summary>
    private static async Task<DateTimeOffset> SeenAtAsync(SellerDeskDb db, PersonId me, CancellationToken cancel) =>
        await db.Users.Where(p => p.Id == me.Value).Select(p => p.AlertsSeenAt ?? p.CreatedAt).FirstOrDefaultAsync(cancel);
}
