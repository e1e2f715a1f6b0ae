using SellerDesk.Benchmarks.Harness;

namespace SellerDesk.Benchmarks.Hosting;

/// <summary>From the start of the process to the first answer that it is ready, on a database that is there already.</summary>
internal static class StartBench
{
    private const string Database = "started";

    public static async Task<Report> RunAsync(BenchOptions options)
    {
        var report = new Report("start", "process start to the first 200 of /health/ready, jobs on, database migrated and known; our own work is what goes beyond an empty web program started just before");
        var databases = new Databases(options.Server);
        await databases.CreateAsync(Database);

        // The first start on a new database makes keys and the scheduler's tables.
        await (await WebProgram.StartDeskAsync(databases.At(Database))).DisposeAsync();
        var (empty, desk, own) = (report.Figure("empty web program", "s"), report.Figure("the desk", "s"), report.Figure("our own work", "s"));
        var processor = report.Figure("processor time of the desk until ready", "s");
        var resident = report.Figure("resident memory when ready", "MB");
        for (var round = 0; round < options.Number("rounds", 5); round++)
        {
            await using (var nothing = await WebProgram.StartAsync(typeof(StartBench).Assembly.Location, [EmptyWeb.Name]))
            {
                empty.Add(nothing.SecondsToReady);
            }

            await using var started = await WebProgram.StartDeskAsync(databases.At(Database));
            desk.Add(started.SecondsToReady);
            processor.Add(started.ProcessorSeconds);
            own.Add(desk.Values[^1] - empty.Values[^1]);
            resident.Add(started.ResidentMegabytes);
        }

        await databases.DropAsync(Database);
        report.AtMost("our own work until ready", own.Median, 1.5, " s");
        return report;
    }
}
