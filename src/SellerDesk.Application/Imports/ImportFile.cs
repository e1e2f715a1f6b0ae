using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Application.Imports.Files;
using SellerDesk.Application.Imports.Rows;
using SellerDesk.Application.Imports.Runs;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Imports;

/// <summary>
/// Takes a file in: every line is judged first, then the good ones are compared with what is there and written slice by slice. A run that ends early
/// leaves whole slices behind; the same file again goes on from there, because what is there already counts as unchanged.
/// </summary>
public sealed class ImportFile(WholeDb database, NpgsqlDataSource source, FileLimits limits, BuyerDoor door, ContactWriter contacts, TimeProvider clock)
{
    /// <exception cref="RuleException">The shop or preset is unknown, another import is under way, or the file cannot be read; no line was written then.</exception>
    public async Task<ImportOutcome> ExecuteAsync(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        request.Actor.RequireRole(Role.Seller);
        request.Actor.RequireShop(request.Shop);
        await using var db = database.Open();
        var shop = await db.Shops.AsNoTracking().FirstOrDefaultAsync(s => s.Id == request.Shop, cancel) ?? throw new RuleException("import.unknownShop");
        var columns = request.Columns ?? await PresetColumnsAsync(db, request, cancel);
        await using var connection = await source.OpenConnectionAsync(cancel);
        var key = ImportLock.Key(shop.Id, request.Kind);
        if (!await ImportLock.TryTakeAsync(connection, key, cancel))
        {
            throw new RuleException("import.anotherRunning", shop.Name);
        }

        try
        {
            return await RunAsync(db, connection, shop, request, columns, progress, cancel);
        }
        finally
        {
            if (connection.FullState == System.Data.ConnectionState.Open)
            {
                await ImportLock.ReleaseAsync(connection, key);
            }
        }
    }

    private async Task<ImportOutcome> RunAsync(
        SellerDeskDb db, NpgsqlConnection connection, Shop shop, ImportRequest request, IReadOnlyDictionary<string, string>? columns,
        IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var run = await BeginAsync(db, shop, request, cancel);
        await using var journalConnection = await source.OpenConnectionAsync(cancel);
        var journal = new ImportJournal(db, journalConnection, run, progress);
        try
        {
            using var table = TableFile.Open(request.Path, limits);
            run.Open(table.Headers);
            await db.SaveChangesAsync(cancel);
            var map = ColumnMap.Of(request.Kind, table.Headers, columns);
            var work = new ImportWork(connection, shop, request, table, map, journal, limits, door, contacts, clock);
            await work.RunAsync(cancel);
            await journal.EndAsync(ImportState.Done, null, null, clock.GetUtcNow());
            return new ImportOutcome(run.Id, run.State, run.DryRun, journal.Counts, journal.FirstRejections, map.Ignored);
        }
        catch (Exception problem)
        {
            await EndEarlyAsync(journal, problem);
            if (problem is not ImportStoppedException)
            {
                throw;
            }

            return new ImportOutcome(run.Id, ImportState.Stopped, run.DryRun, journal.Counts, journal.FirstRejections, []);
        }
    }

    private async Task EndEarlyAsync(ImportJournal journal, Exception problem)
    {
        var (state, code, detail) = problem switch
        {
            ImportStoppedException or OperationCanceledException => (ImportState.Stopped, null, null),
            RuleException refusal => (ImportState.Failed, refusal.Code, JsonSerializer.Serialize(refusal.Arguments.Select(argument => argument.ToString()))),
            _ => (ImportState.Failed, (string?)"import.failed", (string?)null),
        };
        try
        {
            await journal.EndAsync(state, code, detail, clock.GetUtcNow());
        }
        catch (Exception second) when (second is NpgsqlException or DbUpdateException or InvalidOperationException)
        {
            // The database is what failed: the first problem is the one to hear about. The run's lock is gone, so it shows as stopped.
        }
    }

    /// <summary>Runs of this shop that still say "running" while we hold their lock have died with their process.</summary>
    private async Task<ImportRun> BeginAsync(SellerDeskDb db, Shop shop, ImportRequest request, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var dead in await db.ImportRuns.Where(r => r.ShopId == shop.Id && r.Kind == request.Kind && r.State == ImportState.Running).ToListAsync(cancel))
        {
            dead.Finish(ImportState.Stopped, "import.interrupted", null, now);
        }

        var run = ImportRun.Begin(shop.Id, request.Kind, request.FileName, request.Preset, request.DryRun, request.Actor.PersonId, now);
        db.ImportRuns.Add(run);
        await db.SaveChangesAsync(cancel);
        return run;
    }

    private static async Task<IReadOnlyDictionary<string, string>?> PresetColumnsAsync(SellerDeskDb db, ImportRequest request, CancellationToken cancel)
    {
        if (request.Preset.Equals(ImportPreset.BuiltIn, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var preset = await db.ImportPresets.AsNoTracking().FirstOrDefaultAsync(p => p.Kind == request.Kind && p.Name == request.Preset, cancel);
        return preset?.Columns ?? throw new RuleException("import.unknownPreset", request.Preset);
    }
}
