using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Team;
using SellerDesk.Benchmarks.Data;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Web.Hosting;

namespace SellerDesk.Benchmarks.Circuits;

/// <summary>What an open inbox costs the server. The desk runs in this process, where memory and processor time can be read, its visitors in another.</summary>
internal static class CircuitsBench
{
    private const int WarmUp = 60;

    public static async Task<Report> RunAsync(BenchOptions options)
    {
        var rounds = options.Number("rounds", 3);
        var count = Math.Max(options.Number("circuits", 300) / rounds, 1);
        var report = new Report("circuits", $"{count * rounds} inboxes opened by a signed-in owner, four at a time, and all kept open; a round is {count} of them. Managed heap after a full collection; "
            + $"processor time of the desk for the page, the circuit and what the page asks for until it is quiet; {WarmUp} before them as warm-up");
        await using var desk = DeskHost.Build(
        [
            $"--ConnectionStrings:SellerDesk={await FilledDatabase.OpenAsync(options)}", "--urls=http://127.0.0.1:0", "--Demo:Enabled=true", "--Jobs:Run=false", "--Serilog:MinimumLevel:Default=Error",
            "--Serilog:MinimumLevel:Override:Microsoft=Error", "--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime=Error",
            $"--contentRoot={AppContext.BaseDirectory}",
        ]);
        await Startup.PrepareAsync(desk.Services, CancellationToken.None);
        await desk.StartAsync();
        var address = AddressOf(desk);
        var cookie = await SignIn.CookieAsync(address, "owner@demo.local", DemoPeople.DefaultPassword);
        var (heap, processor) = (report.Figure("managed heap per open inbox", "MB"), report.Figure("processor time to open one", "ms"));
        var (first, rendered) = (report.Figure("page, circuit and first batch, median", "ms"), report.Figure("rendered per page", "KB"));
        using (var client = new CircuitsClient(address, "/inbox", cookie))
        {
            await client.OpenAsync(WarmUp);
            for (var round = 0; round < rounds; round++)
            {
                var heapBefore = Heap();
                var processorBefore = Environment.CpuUsage.TotalTime;
                var (milliseconds, kilobytes) = await client.OpenAsync(count);
                processor.Add((Environment.CpuUsage.TotalTime - processorBefore).TotalMilliseconds / count);
                heap.Add((Heap() - heapBefore) / 1024.0 / 1024 / count);
                first.Add(milliseconds);
                rendered.Add(kilobytes);
            }
        }

        await desk.StopAsync();
        report.AtMost("heap per open inbox", heap.Median, 0.6, " MB");
        report.AtMost("processor time per opening", processor.Median, 40, " ms");
        return report;
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
