using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Imports.Runs;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Imports;

/// <param name="State">A run whose process has died reads as stopped.</param>
public sealed record ImportRunRow(
    ImportRunId Id, ShopId ShopId, string ShopName, ImportKind Kind, string FileName, string Preset, bool DryRun, ImportState State, DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt, ImportCounts Counts, string? ErrorCode, string? ErrorDetail, DateTimeOffset? UndoneAt)
{
    /// <summary>What it wrote can be taken back.</summary>
    public bool CanBeUndone => Kind == ImportKind.Contacts && !DryRun && UndoneAt is null && State != ImportState.Running && Counts.Accepted > 0;
}

/// <summary>The latest files taken in, newest first, of the shops of whoever asks.</summary>
public sealed class ImportRunList(ScopedDb database)
{
    public const int Length = 50;

    public async Task<IReadOnlyList<ImportRunRow>> LoadAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await LoadAsync(db, db.ImportRuns, cancel);
    }

    public async Task<ImportRunRow?> FindAsync(ImportRunId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return (await LoadAsync(db, db.ImportRuns.Where(run => run.Id == id), cancel)).SingleOrDefault();
    }

    private static async Task<IReadOnlyList<ImportRunRow>> LoadAsync(SellerDeskDb db, IQueryable<ImportRun> runs, CancellationToken cancel)
    {
        var rows = await (
            from run in runs.AsNoTracking()
            join shop in db.Shops on run.ShopId equals shop.Id
            orderby run.StartedAt descending, run.Id
            select new ImportRunRow(
                run.Id, run.ShopId, shop.Name, run.Kind, run.FileName, run.Preset, run.DryRun, run.State, run.StartedAt, run.FinishedAt,
                new ImportCounts(run.Read, run.Accepted, run.Unchanged, run.Rejected), run.ErrorCode, run.ErrorDetail, run.UndoneAt))
            .Take(Length).ToListAsync(cancel);
        return rows.Exists(row => row.State == ImportState.Running) ? Judged(rows, await ImportLock.HeldAsync(db, cancel)) : rows;
    }

    private static List<ImportRunRow> Judged(List<ImportRunRow> rows, HashSet<long> held) =>
        rows.ConvertAll(row => row.State == ImportState.Running && !held.Contains(ImportLock.Key(row.ShopId, row.Kind))
            ? row with { State = ImportState.Stopped, ErrorCode = "import.interrupted" }
            : row);
}
