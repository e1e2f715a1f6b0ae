using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Backups;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Operating;

/// <param name="Folder">Empty: no backups are made.</param>
/// <param name="Good">The newest that succeeded.</param>
/// <param name="Recent">The last ones, newest first.</param>
public sealed record BackupState(string Folder, TimeSpan At, int Keep, TimeSpan OldAfter, BackupRun? Good, IReadOnlyList<BackupRun> Recent)
{
    public BackupRun? Last => Recent.FirstOrDefault(run => run.FinishedAt is not null);
}

/// <summary>How the nightly backups go.</summary>
public sealed class BackupBoard(WholeDb database, BackupSettings settings)
{
    private const int Shown = 7;

    public async Task<BackupState> LoadAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var recent = await db.BackupRuns.AsNoTracking().OrderByDescending(run => run.Id).Take(Shown).ToListAsync(cancel);
        var good = recent.Find(run => run is { FinishedAt: not null, Error: null })
            ?? await db.BackupRuns.AsNoTracking().Where(run => run.FinishedAt != null && run.Error == null).OrderByDescending(run => run.Id).FirstOrDefaultAsync(cancel);
        return new BackupState(settings.Folder, settings.At, settings.Keep, settings.OldAfter, good, recent);
    }
}
