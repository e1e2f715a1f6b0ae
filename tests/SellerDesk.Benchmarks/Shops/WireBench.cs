using SellerDesk.Benchmarks.Harness;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Benchmarks.Shops;

/// <summary>A first pull over HTTP, from a simulator in a process of its own into the database: the whole way, and how much memory it holds at most.</summary>
internal static class WireBench
{
    private const string Wire = "wire";
    private const int OrderDays = 95;

    /// <summary>Megabytes, however long the history: a page of reviews is 5,000 rows, an answer of a report of orders up to 80,000 at once.</summary>
    private const double Page = 60;
    private const double LargestReport = 600;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    public static async Task<Report> RunAsync(BenchOptions options)
    {
        var rows = options.Number("rows", 200_000);
        var report = new Report("wire", $"the first pull of a Wildberries account of about {rows} reviews and as many orders, from the simulator over HTTP with all limits lifted; the simulator has a process of its own "
            + "on the same machine and its work is in the time. Managed memory is looked at twice a second after a full collection");
        var databases = new Databases(options.Server);
        await using (var wire = await WiredShop.StartAsync(databases, Wire, rows, $"--Volume={rows / OrderDays}", "--Speed=0"))
        {
            await PullAsync(report, wire, FeedKind.Reviews);
            await PullAsync(report, wire, FeedKind.Orders);
        }

        await databases.DropAsync(Wire);
        return report;
    }

    private static async Task PullAsync(Report report, WiredShop wire, FeedKind kind)
    {
        var name = kind.ToString().ToLowerInvariant();
        var held = report.Figure($"memory held while {name} came", "MB");
        using var ended = new CancellationTokenSource();
        var watch = WatchAsync(held, ended.Token);
        var (read, seconds) = await wire.PullAsync(kind);
        await ended.CancelAsync();
        await watch;
        report.Figure($"{name} read", "rows").Add(read);
        report.Figure($"{name}, first pull", "rows/s").Add(read / seconds);
        report.AtMost($"most memory held while {name} came", held.Max, kind == FeedKind.Orders ? LargestReport : Page, " MB");
    }

    private static async Task WatchAsync(Sample held, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            held.Add(GC.GetTotalMemory(forceFullCollection: true) / 1048576.0);
            await Task.Delay(Look, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
