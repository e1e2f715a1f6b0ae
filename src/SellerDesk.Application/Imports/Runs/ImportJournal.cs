using System.Diagnostics;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Imports.Rows;
using SellerDesk.Domain.Imports;

namespace SellerDesk.Application.Imports.Runs;

/// <summary>Counts an import's lines, saves the counts every second, reports progress, and notices when somebody stopped the run.</summary>
internal sealed class ImportJournal(SellerDeskDb db, NpgsqlConnection connection, ImportRun run, IProgress<ImportProgress>? progress)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly RejectionLog rejections = new(connection, run);
    private readonly Stopwatch sinceSaved = Stopwatch.StartNew();
    private readonly Stopwatch inPhase = Stopwatch.StartNew();
    private ImportPhase phase;

    public ImportRunId Run => run.Id;

    public ImportCounts Counts { get; private set; }

    public IReadOnlyList<ImportRejection> FirstRejections => rejections.First;

    public void Count(ImportCounts more) => Counts += more;

    public Task RejectAsync(int line, Refusal refusal, IReadOnlyList<string> cells, CancellationToken cancel)
    {
        Counts += new ImportCounts(0, 0, 0, 1);
        return rejections.AddAsync(line, refusal, cells, cancel);
    }

    public void Begin(ImportPhase next)
    {
        phase = next;
        inPhase.Restart();
    }

    /// <exception cref="ImportStoppedException">Somebody pressed the button.</exception>
    public async ValueTask TickAsync(long done, long total, CancellationToken cancel)
    {
        if (sinceSaved.Elapsed >= Pace)
        {
            await SaveAsync(cancel);
            Report(done, total);
        }
    }

    public void Report(long done, long total)
    {
        var seconds = Math.Max(inPhase.Elapsed.TotalSeconds, 0.001);
        var lines = phase == ImportPhase.Reading ? Counts.Read : done;
        TimeSpan? left = done > 0 && seconds > 1 ? TimeSpan.FromSeconds(seconds * Math.Max(0, total - done) / done) : null;
        progress?.Report(new ImportProgress(run.Id, phase, done, total, Counts, lines / seconds, left));
    }

    /// <summary>Writes what is left and the final counts; the run may have been stopped meanwhile and says so.</summary>
    public async Task EndAsync(ImportState state, string? errorCode, string? errorDetail, DateTimeOffset now)
    {
        await rejections.FlushAsync(CancellationToken.None);
        await db.Entry(run).ReloadAsync(CancellationToken.None);
        run.Count(Counts.Read, Counts.Accepted, Counts.Unchanged, Counts.Rejected);
        if (run.State == ImportState.Running)
        {
            run.Finish(state, errorCode, errorDetail, now);
        }

        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task SaveAsync(CancellationToken cancel)
    {
        run.Count(Counts.Read, Counts.Accepted, Counts.Unchanged, Counts.Rejected);
        await db.SaveChangesAsync(cancel);
        await db.Entry(run).ReloadAsync(cancel);
        sinceSaved.Restart();
        if (run.State != ImportState.Running)
        {
            throw new ImportStoppedException();
        }
    }
}
