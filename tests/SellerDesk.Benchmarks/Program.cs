using System.Diagnostics;
using SellerDesk.Benchmarks.Api;
using SellerDesk.Benchmarks.Buyers;
using SellerDesk.Benchmarks.Circuits;
using SellerDesk.Benchmarks.Dashboards;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Benchmarks.Hosting;
using SellerDesk.Benchmarks.Http;
using SellerDesk.Benchmarks.Inbox;
using SellerDesk.Benchmarks.Orders;
using SellerDesk.Benchmarks.Reading;
using SellerDesk.Benchmarks.Replies;
using SellerDesk.Benchmarks.Reviews;
using SellerDesk.Benchmarks.Segments;
using SellerDesk.Benchmarks.ServiceLevels;
using SellerDesk.Benchmarks.Shops;

switch (args)
{
    case [EmptyWeb.Name, .. var settings]:
        return await EmptyWeb.RunAsync(settings);
    case [CircuitsProgram.Name, var address, var path, var cookie]:
        return await CircuitsProgram.RunAsync(address, path, cookie);
}

var benchmarks = new Dictionary<string, Func<BenchOptions, Task<Report>>>(StringComparer.Ordinal)
{
    ["pull"] = PullBench.RunAsync,
    ["orders"] = OrdersBench.RunAsync,
    ["time-lost"] = TimeLostBench.RunAsync,
    ["figures"] = FiguresBench.RunAsync,
    ["upkeep"] = UpkeepBench.RunAsync,
    ["orders-list"] = OrdersListBench.RunAsync,
    ["wire"] = WireBench.RunAsync,
    ["idle"] = IdleBench.RunAsync,
    ["inbox"] = InboxBench.RunAsync,
    ["inbox-views"] = InboxViewsBench.RunAsync,
    ["api"] = ApiBench.RunAsync,
    ["circuits"] = CircuitsBench.RunAsync,
    ["limits"] = LimitsBench.RunAsync,
    ["text"] = TextBench.RunAsync,
    ["guard"] = GuardBench.RunAsync,
    ["lifetimes"] = LifetimesBench.RunAsync,
    ["segments"] = SegmentsBench.RunAsync,
    ["clocks"] = ClockBench.RunAsync,
    ["start"] = StartBench.RunAsync,
};

try
{
    var options = BenchOptions.Parse(args);
    if (options.Names.FirstOrDefault(name => !benchmarks.ContainsKey(name)) is { } unknown)
    {
        throw new UsageException($"There is no benchmark '{unknown}'; there are {string.Join(", ", benchmarks.Keys)}.");
    }

    var postgres = await new Databases(options.Server).VersionAsync();
    var reports = new List<Report>();
    foreach (var name in benchmarks.Keys.Where(known => options.Names.Count == 0 || options.Names.Any(asked => known == asked || known.StartsWith(asked + "-", StringComparison.Ordinal))))
    {
        var startedAt = DateTimeOffset.UtcNow;
        var started = Stopwatch.GetTimestamp();
        var report = await benchmarks[name](options);
        report.Print(Console.Out);
        await report.SaveAsync(Path.Combine("artifacts", "bench"), startedAt, Stopwatch.GetElapsedTime(started).TotalSeconds, postgres, options.Numbers);
        reports.Add(report);
    }

    var missed = reports.SelectMany(report => report.Claims.Where(claim => !claim.Met).Select(claim => $"{report.Name}: {claim.What}")).ToList();
    Console.WriteLine();
    Console.WriteLine(missed.Count == 0 ? "Every target is met." : $"Missed: {string.Join("; ", missed)}");
    return 0;
}
catch (UsageException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
catch (Exception broken)
{
    // Caught, because otherwise the programs that a benchmark has started would outlive it.
    await Console.Error.WriteLineAsync(broken.ToString());
    return 1;
}
