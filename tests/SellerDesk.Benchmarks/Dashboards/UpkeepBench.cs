using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Orders.Times;
using SellerDesk.Application.Reviews;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Benchmarks.Shops;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Benchmarks.Dashboards;

/// <summary>
/// What it costs to keep the rollups, against what it costs to take the facts in over HTTP: at the first pull of a history, and in the hours after it, each of which changes some hundred orders
/// of that history. The rollups are counted as the desk does it after each pull: figures, and with them legs, carriers and what was sold.
/// </summary>
internal static class UpkeepBench
{
    private const string Name = "upkeep";
    private const int OrderDays = 95;
    private const int Hours = 12;

    public static async Task<Report> RunAsync(BenchOptions options)
    {
        var rows = options.Number("rows", 200_000);
        var report = new Report("upkeep", $"rollups of one Wildberries account of about {rows:N0} orders in {OrderDays} days, pulled from the simulator over HTTP with all limits lifted (the simulator shares the machine and its work is in the "
            + $"time of the pull), then {Hours} hours of its life, a pull and a count each");
        var databases = new Databases(options.Server);
        await using (var wire = await WiredShop.StartAsync(
            databases, Name, rows / 5, $"--Volume={rows / OrderDays}", "--Speed=0", $"--Start={DateTimeOffset.UtcNow.AddHours(-Hours - 1).ToString("O", CultureInfo.InvariantCulture)}"))
        {
            var source = wire.Services.GetRequiredService<NpgsqlDataSource>();
            await RoundAsync(report, wire, FeedKind.Orders, new RemakeOrderDaysJob(source), "orders, first pull");
            await RoundAsync(report, wire, FeedKind.Reviews, new RemakeReviewDaysJob(source), "reviews, first pull");
            await HoursAsync(report, wire, source);
        }

        await databases.DropAsync(Name);
        return report;
    }

    private static async Task RoundAsync(Report report, WiredShop wire, FeedKind feed, IJob job, string name)
    {
        var (read, ingest) = await wire.PullAsync(feed);
        var upkeep = await CountAsync(job);
        report.Figure($"{name}: read", "rows").Add(read);
        report.Figure($"{name}: taken in", "µs a row").Add(1e6 * ingest / read);
        report.Figure($"{name}: counted", "µs a row").Add(1e6 * upkeep / read);
        report.AtMost($"{name}: upkeep ÷ ingest", 100 * upkeep / ingest, 10, " %");
    }

    private static async Task HoursAsync(Report report, WiredShop wire, NpgsqlDataSource source)
    {
        var (read, pull, count) = (report.Figure("an hour's orders: read", "rows"), report.Figure("an hour's orders: taken in", "ms"), report.Figure("an hour's orders: counted", "ms"));
        for (var hour = 0; hour < Hours; hour++)
        {
            await wire.LetPassAsync(TimeSpan.FromHours(1));
            var (rows, seconds) = await wire.PullAsync(FeedKind.Orders);
            read.Add(rows);
            pull.Add(1000 * seconds);
            count.Add(1000 * await CountAsync(new RemakeOrderDaysJob(source)));
        }

        report.AtMost("an hour's orders: upkeep ÷ ingest", 100 * count.Values.Sum() / pull.Values.Sum(), 10, " %");
    }

    /// <summary>Until no day waits.</summary>
    private static Task<double> CountAsync(IJob job) => Sample.SecondsAsync(async () =>
    {
        while (await job.RunAsync(CancellationToken.None))
        {
        }
    });
}
