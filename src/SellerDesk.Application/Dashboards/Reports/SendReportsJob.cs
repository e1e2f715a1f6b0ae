using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Dashboards.Reports;

/// <summary>
/// Makes a letter for each recipient of a report whose time has come, in the transaction that moves the report on, so that of two nodes one does; then sends what is due, each letter
/// in the recipient's own words and with the shops that he may see. A try is written before it is made; the letter's id is the same at every try.
/// </summary>
public sealed class SendReportsJob(WholeDb database, ReportSheets reader, IEnumerable<IMessageSender> senders, IReportWords words, TimeProvider time) : IJob
{
    /// <summary>What stands in <see cref="ReportLetter.Detail"/>, beside the channel's own words.</summary>
    public const string NoShop = "noshop";
    public const string NoAddress = "noaddress";
    public const string NoOwner = "noowner";

    private const int AtOnce = 20;
    private const int KeptDays = 90;

    private static readonly TimeSpan BrokenOff = TimeSpan.FromMinutes(3);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var wrote = await WriteAsync(cancel);
        var due = await DueAsync(cancel);
        foreach (var id in due)
        {
            await SendAsync(id, cancel);
        }

        return wrote || due.Count > 0;
    }

    /// <summary>Letters of the reports whose time has come. What was missed while the desk was away goes out once, not as often as it was missed.</summary>
    private async Task<bool> WriteAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var reports = await db.Reports.FromSql($"select r.*, r.xmin from reports r where not r.paused and r.next_at <= {now} order by r.next_at, r.id limit {AtOnce} for update skip locked").ToListAsync(cancel);
        foreach (var report in reports)
        {
            db.AddRange(report.PersonIds.Select(person => ReportLetter.To(report.Id, report.NextAt, new PersonId(person), "", now)));
            db.AddRange(report.Addresses.Select(address => ReportLetter.To(report.Id, report.NextAt, null, address, now)));
            report.Went(now);
        }

        await db.SaveChangesAsync(cancel);
        if (reports.Count > 0)
        {
            var old = now.AddDays(-KeptDays);
            await db.ReportLetters.Where(l => l.RoundAt < old).ExecuteDeleteAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return reports.Count > 0;
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var stale = now - BrokenOff;
        await using var db = database.Open();
        return await db.ReportLetters.Where(l => (l.State == ReportLetterState.Waiting && l.DueAt <= now) || (l.State == ReportLetterState.Sending && l.DueAt <= stale))
            .OrderBy(l => l.DueAt).Take(AtOnce).Select(l => l.Id).ToListAsync(cancel);
    }

    private async Task SendAsync(Guid id, CancellationToken cancel)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow();

        // Since the list was read another node may have taken it, or sent it.
        if (await db.ReportLetters.FirstOrDefaultAsync(l => l.Id == id, cancel) is not { } letter || !letter.IsDue(now, BrokenOff) || await db.Reports.AsNoTracking().FirstOrDefaultAsync(r => r.Id == letter.ReportId, cancel) is not { } report)
        {
            return;
        }

        letter.Begin(now);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node was faster.
            return;
        }

        var verdict = await TryAsync(db, report, letter, cancel);
        End(letter, verdict, now);
        await db.SaveChangesAsync(CancellationToken.None);
        if (letter.State == ReportLetterState.Failed)
        {
            await TellAsync(db, report, letter, now, CancellationToken.None);
        }
    }

    private async Task<SendVerdict> TryAsync(SellerDeskDb db, Report report, ReportLetter letter, CancellationToken cancel)
    {
        // Those outside see what the owner sees who lets it go there.
        var whose = (letter.PersonId ?? report.OutsideBy)?.Value;
        var eyes = await db.Users.AsNoTracking().FirstOrDefaultAsync(p => p.Id == whose && !p.Disabled, cancel);
        var address = letter.PersonId is null ? letter.Address : eyes?.Email;
        if (letter.PersonId is null && eyes is not { Role: >= Role.Owner })
        {
            return new SendVerdict(SendOutcome.Refused, Detail: NoOwner);
        }

        if (eyes is null || string.IsNullOrEmpty(address))
        {
            return new SendVerdict(SendOutcome.Refused, Detail: NoAddress);
        }

        var sender = senders.First(one => one.Channel == MessageChannel.Email);
        if (!await sender.IsReadyAsync(cancel))
        {
            return ChannelSaid.Later(ChannelSaid.NotSetUp, retryAfter: ChannelSaid.TillMended);
        }

        var scope = eyes.AllShops ? ShopScope.Everything : ShopScope.Of(eyes.ShopIds.Select(shop => new ShopId(shop)));
        if (await reader.LoadAsync(report, scope, letter.RoundAt, cancel) is not { } sheets)
        {
            return new SendVerdict(SendOutcome.Refused, Detail: NoShop);
        }

        var paper = words.Of(eyes.Language, report, sheets, letter.PersonId is null ? eyes.Name : null);
        return await sender.SendAsync(new MessageParcel(letter.Id, address, paper.Subject, paper.Text, null, null) { Html = paper.Html, Files = paper.Files }, cancel);
    }

    private static void End(ReportLetter letter, SendVerdict verdict, DateTimeOffset now)
    {
        switch (verdict.Outcome)
        {
            case SendOutcome.Sent:
                letter.Sent(now);
                break;
            case SendOutcome.Refused:
                letter.Fail(verdict.Detail);
                break;
            default:
                letter.Postpone(verdict.Detail, now + (verdict.RetryAfter ?? TimeSpan.FromMinutes(Math.Pow(2, letter.Tries))));
                break;
        }
    }

    /// <summary>Once a round, to whoever made the report, or to the owners.</summary>
    private static async Task TellAsync(SellerDeskDb db, Report report, ReportLetter letter, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Shops.OrderBy(s => s.CreatedAt).Select(s => (ShopId?)s.Id).FirstOrDefaultAsync(cancel) is not { } shop)
        {
            return;
        }

        var maker = report.CreatedBy?.Value;
        var people = await db.Users.Where(p => !p.Disabled && (p.Id == maker || (maker == null && p.Role == Role.Owner))).Select(p => p.Id).ToListAsync(cancel);
        foreach (var person in people)
        {
            await RaiseAlert.ExecuteAsync(db, new Alert
            {
                Id = AlertId.New(),
                PersonId = new PersonId(person),
                ShopId = shop,
                Kind = AlertKind.ReportFailed,
                Severity = AlertSeverity.Warning,
                Subject = string.Create(CultureInfo.InvariantCulture, $"{report.Id.Value}/{letter.RoundAt.ToUnixTimeSeconds()}"),
                Arguments = new() { ["name"] = report.Name, ["why"] = letter.Detail ?? "" },
                Link = "/dashboards/reports",
                CreatedAt = now,
            }, cancel);
        }
    }
}
