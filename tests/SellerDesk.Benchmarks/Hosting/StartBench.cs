using SellerDesk.Benchmarks.Harness;

namespace SellerDesk.Benchmarks.Hosting;

/// <summary>From the start of the process to the first answer that it is ready, on a database that is there already.</summary>
internal static class StartBench
{
    private const string Database = "started";

    public static async Task<Report> RunAsync(BenchOptions options)
    {
        var report = new Report("start", "process start to the first 200 of /health/ready, jobs on, database migrated and known. Our own work: what goes beyond an empty "
            + "web program started just before, by the clock; the processor time beside it tells how much of that was others' work on a busy machine");
        var databases = new Databases(options.Server);
        await databases.CreateAsync(Database);

        // The first start on a new database makes keys and the scheduler's tables.
        await (await WebProgram.StartDeskAsync(databases.At(Database))).DisposeAsync();
        var (empty, emptyWork) = (report.Figure("empty web program, by the clock", "s"), report.Figure("  processor time", "s"));
        var (desk, deskWork) = (report.Figure("the desk, by the clock", "s"), report.Figure("  processor time until ready", "s"));
        var own = report.Figure("our own work", "s");
        var resident = report.Figure("resident memory when ready", "MB");
        for (var round = 0; round < options.Number("rounds", 5); round++)
        {
            await using (var nothing = await WebProgram.StartAsync(typeof(StartBench).Assembly.Location, [EmptyWeb.Name]))
            {
                empty.Add(nothing.SecondsToReady);
                emptyWork.Add(nothing.ProcessorSecondsToReady);
            }

            await using var started = await WebProgram.StartDeskAsync(databases.At(Database));
            desk.Add(started.SecondsToReady);
            deskWork.Add(started.ProcessorSecondsToReady);
            own.Add(desk.Values[^1] - empty.Values[^1]);
            resident.Add(started.ResidentMegabytes);
        }

        await databases.DropAsync(Database);
        report.AtMost("our own work until ready", own.Median, 1.5, " s");
        return report;
    }
}
