using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Notifications;

namespace SellerDesk.Application.Notifications;

/// <summary>Which kinds of alerts a person wants to hear of.</summary>
public sealed class ChooseAlerts(ScopedDb database)
{
    public async Task<IReadOnlySet<AlertKind>> LoadAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var me = actor.PersonId?.Value ?? Guid.Empty;
        var muted = await db.Users.Where(p => p.Id == me).Select(p => p.MutedAlerts).FirstOrDefaultAsync(cancel) ?? [];
        return Enum.GetValues<AlertKind>().Where(kind => !muted.Contains(kind.ToString())).ToHashSet();
    }

    /// <summary>When the person is left alone; null: never.</summary>
    public async Task<QuietHours?> QuietAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var me = actor.PersonId?.Value ?? Guid.Empty;
        return await db.Users.Where(p => p.Id == me).Select(p => p.QuietHours).FirstOrDefaultAsync(cancel) is { } hours ? QuietHours.Read(hours) : null;
    }

    /// <param name="quiet">When warnings of clocks wait until morning; null: never.</param>
    public async Task ExecuteAsync(Actor actor, IReadOnlySet<AlertKind> wanted, QuietHours? quiet, CancellationToken cancel)
    {
        var me = (actor.PersonId ?? throw new RuleException("view.needsPerson")).Value;
        var muted = Enum.GetValues<AlertKind>().Where(kind => !wanted.Contains(kind)).Select(kind => kind.ToString()).ToArray();
        await using var db = await database.OpenAsync(cancel);
        var hours = quiet?.ToString();
        await db.Users.Where(p => p.Id == me).ExecuteUpdateAsync(set => set.SetProperty(p => p.MutedAlerts, muted).SetProperty(p => p.QuietHours, hours), cancel);
    }
}
