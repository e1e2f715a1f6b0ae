using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Team;
using SellerDesk.Benchmarks.Data;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Web.Hosting;

namespace SellerDesk.Benchmarks.Circuits;

/// <summary>What an open page costs the server and how soon it answers: inbox, dashboard, and an empty page of the same framework. The servers run in this process, where memory and processor time can be read, their visitors in another.</summary>
internal static class CircuitsBench
{
    private const int WarmUp = 60;

    public static async Task<Report> RunAsync(BenchOptions options)
    {
        var rounds = options.Number("rounds", 2);
        var count = Math.Max(options.Number("circuits", 200) / rounds, 1);
        var busy = options.Number("busy", 50);
        var report = new Report("circuits", $"{count * rounds} pages opened by a signed-in owner, four at a time, and all kept open; a round is {count} of them. Managed heap after a full collection; "
            + $"processor time of the server for the page, the circuit and what the page asks for until it is quiet; {WarmUp} before them as warm-up. Then {busy} of them take a step about once a second: "
            + "from the press to the last thing rendered");
        await using var desk = DeskHost.Build(
        [
            $"--ConnectionStrings:SellerDesk={await FilledDatabase.OpenAsync(options)}", "--urls=http://127.0.0.1:0", "--Demo:Enabled=true", "--Jobs:Run=false", "--Serilog:MinimumLevel:Default=Error",
            "--Serilog:MinimumLevel:Override:Microsoft=Error", "--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime=Error",
            $"--contentRoot={AppContext.BaseDirectory}",
        ]);
        await Startup.PrepareAsync(desk.Services, CancellationToken.None);
        await desk.StartAsync();
        await using var empty = await EmptyPages.StartAsync();
        var address = AddressOf(desk);
        var cookie = await SignIn.CookieAsync(address, "owner@demo.local", DemoPeople.DefaultPassword);
        var inbox = await MeasureAsync(report, "inbox", address, "/inbox", "?rating=1", cookie, rounds, count, busy);
        var dashboard = await MeasureAsync(report, "dashboard", address, "/dashboards", "?from=2026-01-01&to=2026-03-31", cookie, rounds, count, busy);
        var bare = await MeasureAsync(report, "empty page", AddressOf(empty), "/", "?a=1", "", rounds, count, busy);
        await desk.StopAsync();
        await empty.StopAsync();
        report.AtMost("heap per open inbox", inbox.Heap.Median, 0.6, " MB");
        report.AtMost("heap per open dashboard", dashboard.Heap.Median, 0.6, " MB");
        report.AtMost("processor time per opening of an inbox", inbox.Processor.Median, 40, " ms");
        report.AtMost("p95 of a step in the inbox less that of the empty page", inbox.P95.Median - bare.P95.Median, 100, " ms");
        report.AtMost("p95 of a step in the dashboard less that of the empty page", dashboard.P95.Median - bare.P95.Median, 100, " ms");
        return report;
    }

    private static async Task<(Sample Heap, Sample Processor, Sample P95)> MeasureAsync(
        Report report, string name, Uri address, string path, string query, string cookie, int rounds, int count, int busy)
    {
        var (heap, processor) = (report.Figure($"{name}: managed heap per open page", "MB"), report.Figure($"{name}: processor time to open one", "ms"));
        var (first, rendered) = (report.Figure($"{name}: page, circuit and first batch, median", "ms"), report.Figure($"{name}: rendered per page", "KB"));
        var (step, p95) = (report.Figure($"{name}: a step, median of {busy} busy pages", "ms"), report.Figure($"{name}: a step, p95", "ms"));
        using var client = new CircuitsClient(address, path, cookie);
        await client.OpenAsync(WarmUp);
        await client.BusyAsync(busy, 2, query);
        for (var round = 0; round < rounds; round++)
        {
            var heapBefore = Heap();
            var processorBefore = Environment.CpuUsage.TotalTime;
            var (milliseconds, kilobytes) = await client.OpenAsync(count);
            processor.Add((Environment.CpuUsage.TotalTime - processorBefore).TotalMilliseconds / count);
            heap.Add((Heap() - heapBefore) / 1024.0 / 1024 / count);
            first.Add(milliseconds);
            rendered.Add(kilobytes);
            var (median, most) = await client.BusyAsync(busy, 12, query);
            step.Add(median);
            p95.Add(most);
        }

        return (heap, processor, p95);
    }

    private static Uri AddressOf(WebApplication desk) =>
        new(desk.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private static long Heap()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
