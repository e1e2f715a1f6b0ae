using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Channels;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Notifications;

namespace SellerDesk.Application.Channels;

/// <summary>Looks at each new alert once: whoever sees its shop and wants its kind by e-mail or Telegram gets a row, which <see cref="SendAlertsJob"/> sends after their quiet hours.</summary>
public sealed class SpreadAlertsJob(WholeDb database, TimeProvider time) : IJob
{
    private const int AtOnce = 200;

    /// <summary>What is older is at the bell, and no news.</summary>
    private static readonly TimeSpan News = TimeSpan.FromHours(12);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var alerts = await db.Alerts.FromSql($"select * from alerts where spread_at is null order by created_at, id limit {AtOnce} for update skip locked").AsNoTracking().ToListAsync(cancel);
        if (alerts.Count == 0)
        {
            return false;
        }

        var now = time.GetUtcNow();
        var people = await db.Users.AsNoTracking().Where(p => !p.Disabled && (p.MailedAlerts.Length > 0 || p.TelegramAlerts.Length > 0)).ToListAsync(cancel);
        foreach (var alert in alerts.Where(alert => alert.CreatedAt > now - News))
        {
            foreach (var person in people.Where(person => Sees(person, alert)))
            {
                db.AddRange(WaysOf(person, alert.Kind).Select(channel => AlertSend.Of(alert.Id, person.PersonId, channel, QuietUntil(person, now) ?? now)));
            }
        }

        await db.SaveChangesAsync(cancel);
        var ids = alerts.ConvertAll(alert => alert.Id);
        await db.Alerts.Where(a => ids.Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.SpreadAt, now), cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    internal static DateTimeOffset? QuietUntil(DeskPerson person, DateTimeOffset now) =>
        person.QuietHours is { } hours ? QuietHours.Read(hours).EndOf(now, TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone)) : null;

    private static bool Sees(DeskPerson person, Alert alert) =>
        (alert.PersonId is null || alert.PersonId == person.PersonId) && (person.AllShops || person.ShopIds.Contains(alert.ShopId.Value));

    private static IEnumerable<MessageChannel> WaysOf(DeskPerson person, AlertKind kind)
    {
        if (person.MailedAlerts.Contains(kind.ToString()))
        {
            yield return MessageChannel.Email;
        }

        if (person.TelegramAlerts.Contains(kind.ToString()))
        {
            yield return MessageChannel.Telegram;
        }
    }
}
