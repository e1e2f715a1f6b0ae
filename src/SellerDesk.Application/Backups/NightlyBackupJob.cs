using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Notifications;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Backups;

/// <summary>
/// Once a day after the hour that is set, where a folder is set: a backup, and the oldest thrown away. A failure is tried again an hour later and told to the owners,
/// as is a last success that is too old.
/// </summary>
public sealed class NightlyBackupJob(WholeDb database, WriteBackup write, BackupSettings settings, DeskNode node, TimeProvider time) : IJob
{
    private const string Prefix = "sellerdesk-";
    private const string Ending = ".backup";

    private static readonly TimeSpan Again = TimeSpan.FromHours(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        if (settings.Folder.Length == 0)
        {
            return false;
        }

        var now = time.GetUtcNow();
        await using var db = database.Open();
        var did = await IsDueAsync(db, now, cancel);
        if (did)
        {
            await MakeAsync(db, now, cancel);
        }

        await WatchAsync(db, time.GetUtcNow(), cancel);
        return did;
    }

    private async Task<bool> IsDueAsync(SellerDeskDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) + settings.At;
        var since = now >= today ? today : today.AddDays(-1);
        var recent = await db.BackupRuns.AsNoTracking().Where(run => run.StartedAt >= since).OrderByDescending(run => run.StartedAt).FirstOrDefaultAsync(cancel);
        return recent switch
        {
            null => true,
            { FinishedAt: not null, Error: null } => false,
            _ => recent.StartedAt < now - Again,
        };
    }

    private async Task MakeAsync(SellerDeskDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var path = Path.Combine(settings.Folder, Prefix + now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + Ending);
        var run = new BackupRun { Node = node.Name, StartedAt = now, File = path };
        db.Add(run);
        await db.SaveChangesAsync(cancel);
        try
        {
            Directory.CreateDirectory(settings.Folder);
            var report = await write.ExecuteAsync(path, cancel);
            (run.Bytes, run.Tables, run.Rows) = (report.Bytes, report.Manifest.Tables.Count, report.Manifest.Rows);
            Forget();
        }
        catch (Exception failed) when (failed is RuleException or IOException or UnauthorizedAccessException or Npgsql.NpgsqlException)
        {
            run.Error = failed is RuleException { Arguments: [_, var why] } ? why.ToString() : failed.Message;
        }

        run.FinishedAt = time.GetUtcNow();
        await db.SaveChangesAsync(cancel);
        await db.BackupRuns.Where(old => old.StartedAt < now - Kept).ExecuteDeleteAsync(cancel);
    }

    /// <summary>By name, which is by age; anything else in the folder is left alone.</summary>
    private void Forget()
    {
        foreach (var old in Directory.EnumerateFiles(settings.Folder, Prefix + "????????-??????" + Ending).OrderDescending(StringComparer.Ordinal).Skip(Math.Max(1, settings.Keep)))
        {
            File.Delete(old);
        }
    }

    private async Task WatchAsync(SellerDeskDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var last = await db.BackupRuns.AsNoTracking().Where(run => run.FinishedAt != null).OrderByDescending(run => run.StartedAt).FirstOrDefaultAsync(cancel);
        var good = last is { Error: null } ? last.StartedAt
            : await db.BackupRuns.Where(run => run.FinishedAt != null && run.Error == null).MaxAsync(run => (DateTimeOffset?)run.StartedAt, cancel);
        if (last is null || (last.Error is null && good > now - settings.OldAfter))
        {
            return;
        }

        await TellAsync(db, last.Error ?? "", good, now, cancel);
    }

    /// <summary>Once a day to each owner.</summary>
    private static async Task TellAsync(SellerDeskDb db, string why, DateTimeOffset? good, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Shops.OrderBy(s => s.CreatedAt).Select(s => (ShopId?)s.Id).FirstOrDefaultAsync(cancel) is not { } shop)
        {
            return;
        }

        foreach (var person in await db.Users.Where(p => !p.Disabled && p.Role == Role.Owner).Select(p => p.Id).ToListAsync(cancel))
        {
            await RaiseAlert.ExecuteAsync(db, new Alert
            {
                Id = AlertId.New(),
                PersonId = new PersonId(person),
                ShopId = shop,
                Kind = AlertKind.BackupFailed,
                Severity = AlertSeverity.Critical,
                Subject = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                CreatedAt = now,
                Link = "/settings/health",
                Arguments = new() { ["why"] = why, ["good"] = good?.ToString("O", CultureInfo.InvariantCulture) ?? "" },
            }, cancel);
        }
    }
}
