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

    /// <summary>What comes to the person elsewhere than at the bell.</summary>
    public async Task<AlertWays> WaysAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var me = actor.PersonId?.Value ?? Guid.Empty;
        var kept = await db.Users.Where(p => p.Id == me).Select(p => new { p.MailedAlerts, p.TelegramAlerts, p.DigestHour, p.Language }).FirstOrDefaultAsync(cancel);
        return kept is null ? AlertWays.None : new AlertWays(Kinds(kept.MailedAlerts), Kinds(kept.TelegramAlerts), kept.DigestHour, kept.Language);
    }

    /// <exception cref="RuleException"><c>digest.hour</c>.</exception>
    public async Task ExecuteAsync(Actor actor, AlertWays ways, CancellationToken cancel)
    {
        var me = (actor.PersonId ?? throw new RuleException("view.needsPerson")).Value;
        if (ways.DigestHour is < 0 or > 23)
        {
            throw new RuleException("digest.hour");
        }

        var (mailed, telegram) = (Names(ways.Mailed), Names(ways.Telegram));
        await using var db = await database.OpenAsync(cancel);
        await db.Users.Where(p => p.Id == me).ExecuteUpdateAsync(set => set.SetProperty(p => p.MailedAlerts, mailed).SetProperty(p => p.TelegramAlerts, telegram)
            .SetProperty(p => p.DigestHour, ways.DigestHour).SetProperty(p => p.Language, ways.Language), cancel);
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

    private static HashSet<AlertKind> Kinds(string[] names) => [.. names.Select(name => Enum.TryParse<AlertKind>(name, out var kind) ? kind : (AlertKind?)null).OfType<AlertKind>()];

    private static string[] Names(IReadOnlySet<AlertKind> kinds) => [.. kinds.Select(kind => kind.ToString())];
}

/// <param name="DigestHour">The hour, on the person's own clock, of a letter that sums up the day; null: none.</param>
/// <param name="Language">In which they are written to.</param>
public sealed record AlertWays(IReadOnlySet<AlertKind> Mailed, IReadOnlySet<AlertKind> Telegram, short? DigestHour, string Language)
{
    public static readonly AlertWays None = new(new HashSet<AlertKind>(), new HashSet<AlertKind>(), null, "ru");
}
