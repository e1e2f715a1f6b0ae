using System.IO.Compression;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Data;
using SellerDesk.Application.Imports;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Imports;

public sealed class ImportRunTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    [Fact]
    public async Task A_stopped_import_says_so_and_the_next_one_goes_on()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Остановка");
        var path = trial.ManyOrders(20_000);
        var progress = new ImportWatch(seen =>
        {
            // The run looks at its row once a second, after a slice.
            if (seen.Phase == ImportPhase.Reading && seen.Done == seen.Total)
            {
                Stop(seen.Run);
                Thread.Sleep(1_100);
            }
        });

        var stopped = await trial.ImportAsync(ImportKind.Orders, path, progress: progress);
        var rest = await trial.ImportAsync(ImportKind.Orders, path);

        stopped.State.Should().Be(ImportState.Stopped);
        stopped.Counts.Accepted.Should().BeInRange(1, 19_999);
        rest.Counts.Should().Be(new ImportCounts(20_000, 20_000 - stopped.Counts.Accepted, stopped.Counts.Accepted, 0));
    }

    [Fact]
    public async Task A_run_whose_process_died_reads_as_stopped_and_the_next_one_says_so()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Обрыв");
        var dead = ImportRun.Begin(trial.Shop.Id, ImportKind.Reviews, "dead.csv", ImportPreset.BuiltIn, false, null, DateTimeOffset.UtcNow);
        await using (var db = desk.Data.Open())
        {
            db.Add(dead);
            await db.SaveChangesAsync();
        }

        var list = new ImportRunList(desk.Scoped());
        (await list.FindAsync(dead.Id, CancellationToken.None))!.State.Should().Be(ImportState.Stopped);
        await trial.ImportAsync(ImportKind.Reviews, trial.Reviews("r1,,s,5,,Текст,2026-11-01,"));

        await using var after = desk.Data.Open();
        var run = await after.ImportRuns.SingleAsync(r => r.Id == dead.Id);
        (run.State, run.ErrorCode).Should().Be((ImportState.Stopped, "import.interrupted"));
    }

    [Fact]
    public async Task Two_imports_of_a_kind_into_one_shop_do_not_run_together()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Вдвоём");
        var path = trial.Reviews("r1,,s,5,,Текст,2026-11-01,");
        Task<ImportOutcome>? second = null;

        // The first reports its end of reading while it holds the lock.
        await trial.ImportAsync(ImportKind.Reviews, path, progress: new ImportWatch(_ => Task.WaitAny(second ??= Task.Run(() => trial.ImportAsync(ImportKind.Reviews, path)))));

        (await FluentActions.Awaiting(() => second!).Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("import.anotherRunning");
    }

    [Fact]
    public async Task A_zip_bomb_ends_with_a_reason_and_nothing_unpacked()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Бомба");
        var path = trial.File("", name: "bomb.xlsx");
        await using (var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
        {
            await using var part = await zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Optimal).OpenAsync();
            for (var i = 0; i < 64; i++)
            {
                await part.WriteAsync(new byte[1 << 20]);
            }
        }

        (await FluentActions.Awaiting(() => trial.ImportAsync(ImportKind.Orders, path)).Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("import.zipBomb");
    }

    [Fact]
    public async Task Nothing_stays_on_the_connections_that_were_used()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Чисто");
        await trial.ImportAsync(ImportKind.Reviews, trial.Reviews("r1,,s,5,,Текст,2026-11-01,"));

        (await desk.Database.ReadAsync<long>("select count(*) from pg_class where relname = 'import_rows'")).Should().Be(0);
        (await desk.Database.ReadAsync<long>("select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())")).Should().Be(0);
    }

    private void Stop(ImportRunId run)
    {
        using var db = desk.Data.Open();
        var found = db.ImportRuns.Single(r => r.Id == run);
        if (found.State == ImportState.Running)
        {
            found.Finish(ImportState.Stopped, null, null, DateTimeOffset.UtcNow);
            db.SaveChanges();
        }
    }
}
