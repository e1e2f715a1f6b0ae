using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Channels;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Channels;

/// <summary>
/// Sends alerts to those who asked for them by e-mail or Telegram. A try is written before it is made; one that was broken off is made again after some minutes: told twice harms less than
/// not told.
/// </summary>
public sealed class SendAlertsJob(WholeDb database, IEnumerable<IMessageSender> senders, TelegramLinks links, IAlertWords words, TimeProvider time) : IJob
{
    private const int AtOnce = 50;

    private static readonly TimeSpan BrokenOff = TimeSpan.FromMinutes(3);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var due = await DueAsync(cancel);
        foreach (var id in due)
        {
            await SendAsync(id, cancel);
        }

        return due.Count > 0;
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await Due(db, time.GetUtcNow()).OrderBy(s => s.DueAt).Take(AtOnce).Select(s => s.Id).ToListAsync(cancel);
    }

    private static IQueryable<AlertSend> Due(SellerDeskDb db, DateTimeOffset now)
    {
        var stale = now - BrokenOff;
        return db.AlertSends.Where(s => (s.State == AlertSendState.Waiting && s.DueAt <= now) || (s.State == AlertSendState.Sending && s.DueAt <= stale));
    }

    private async Task SendAsync(Guid id, CancellationToken cancel)
    {
        await using var db = database.Open();
        if (await Due(db, time.GetUtcNow()).FirstOrDefaultAsync(s => s.Id == id, cancel) is not { } send)
        {
            // Another node sent it since this one listed what is due.
            return;
        }

        var person = await db.Users.AsNoTracking().FirstOrDefaultAsync(p => p.Id == send.PersonId.Value && !p.Disabled, cancel);
        var alert = await db.Alerts.AsNoTracking().Where(a => a.Id == send.AlertId).Select(a => new AlertRow(a.Id, a.ShopId, a.Kind, a.Severity, a.Arguments, a.Link, a.CreatedAt, false)).FirstAsync(cancel);
        var sender = senders.First(one => one.Channel == send.Channel);
        var address = person is null ? null : send.Channel == MessageChannel.Email ? person.Email : await links.ChatOfAsync(send.PersonId, cancel);
        if (person is null || address is null)
        {
            send.Fail(ChannelSaid.Refused(ChannelSaid.Address).Detail);
            await db.SaveChangesAsync(cancel);
            return;
        }

        var now = time.GetUtcNow();
        if (SpreadAlertsJob.QuietUntil(person, now) is { } morning)
        {
            send.WaitFor(morning);
            await db.SaveChangesAsync(cancel);
            return;
        }

        send.Begin(now);
        if (!await TakenAsync(db, cancel))
        {
            return;
        }

        var (subject, text) = words.Of(person, alert);
        var verdict = await sender.IsReadyAsync(cancel) ? await sender.SendAsync(new MessageParcel(send.Id, address, subject, text, null, alert.ShopId), cancel) : ChannelSaid.Later(ChannelSaid.NotSetUp, retryAfter: ChannelSaid.TillMended);
        End(send, verdict, now);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>False: another node was faster.</summary>
    private static async Task<bool> TakenAsync(SellerDeskDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private static void End(AlertSend send, SendVerdict verdict, DateTimeOffset now)
    {
        switch (verdict.Outcome)
        {
            case SendOutcome.Sent:
                send.Sent();
                break;
            case SendOutcome.Refused:
                send.Fail(verdict.Detail);
                break;
            default:
                send.Postpone(verdict.Detail, now + (verdict.RetryAfter ?? TimeSpan.FromMinutes(Math.Pow(2, send.Tries))));
                break;
        }
    }
}
