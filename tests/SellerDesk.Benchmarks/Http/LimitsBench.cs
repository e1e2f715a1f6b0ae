using Microsoft.Extensions.Logging.Abstractions;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Benchmarks.Http;

/// <summary>What it costs a call to be counted by all nodes together.</summary>
internal static class LimitsBench
{
    private const string Name = "limits";

    private static readonly RateRule Wide = new(TimeSpan.FromMilliseconds(0.001), 1_000_000);

    public static async Task<Report> RunAsync(BenchOptions options)
    {
        var report = new Report("limits", "a call taken and reported: by this node's own count, by the shared rows of PostgreSQL one after the other, and by eight at once on two nodes for one key; "
            + "a place among parallel calls taken and given back");
        var databases = new Databases(options.Server);
        await databases.CreateAsync(Name);
        var calls = options.Number("calls", 3000);
        var alone = report.Figure("own count", "µs");
        var shared = report.Figure("shared, take", "µs");
        var both = report.Figure("shared, take and report", "µs");
        var crowd = report.Figure("shared, eight at once on one key", "calls/s");
        var place = report.Figure("shared, a place taken and given back", "µs");
        await using (var source = DeskData.Source(databases.At(Name)))
        {
            RateBudgetStore Store() => new(source, TimeProvider.System, NullLogger<RateBudgetStore>.Instance);
            RateGovernor[] nodes = [new(TimeProvider.System, Store()), new(TimeProvider.System, Store())];
            var own = new RateGovernor(TimeProvider.System);
            var gate = new ParallelGate(TimeProvider.System, Store());
            for (var round = 0; round < options.Number("rounds", 5); round++)
            {
                alone.Add(await EachAsync(calls, () => CallAsync(own, "own")));
                shared.Add(await EachAsync(calls, () => nodes[0].TakeAsync(new RateKey("bench", "take"), Wide, CallUrgency.Background, default)));
                both.Add(await EachAsync(calls, () => CallAsync(nodes[0], "both")));
                var seconds = await Sample.SecondsAsync(() => Task.WhenAll(Enumerable.Range(0, 8).Select(worker => EachAsync(calls / 8, () => CallAsync(nodes[worker % 2], "crowd")))));
                crowd.Add(calls / seconds);
                place.Add(await EachAsync(calls, async () => await (await gate.EnterAsync(new ParallelRule(new RateKey("bench", "place"), 2), CallUrgency.Background, TimeSpan.FromMinutes(1), default))!.DisposeAsync()));
            }
        }

        await databases.DropAsync(Name);
        report.AtMost("a call is counted in a small part of what it takes to make it", both.Median / 1000, 5, " ms");
        return report;
    }

    private static async Task CallAsync(RateGovernor governor, string group)
    {
        var key = new RateKey("bench", group);
        await governor.TakeAsync(key, Wide, CallUrgency.Background, default);
        await governor.ReportAsync(key, default);
    }

    /// <returns>Microseconds of one.</returns>
    private static async Task<double> EachAsync(int times, Func<Task> work) => 1_000_000 / (double)times * await Sample.SecondsAsync(async () =>
    {
        for (var time = 0; time < times; time++)
        {
            await work();
        }
    });
}
