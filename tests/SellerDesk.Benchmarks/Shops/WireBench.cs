using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Benchmarks.Hosting;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Hosting;

namespace SellerDesk.Benchmarks.Shops;

/// <summary>A first pull over HTTP, from a simulator in a process of its own into the database: the whole way, and how much memory it holds at most.</summary>
internal static class WireBench
{
    private const string Wire = "wire";
    private const string Account = "zvuk";
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
        await databases.CreateAsync(Wire);
        await using (var simulator = await WebProgram.StartAsync(Simulator, [$"--History:{Account}={rows}", $"--Volume={rows / OrderDays}", "--Speed=0"], "control/clock"))
        await using (var desk = DeskHost.Build(
        [
            $"--ConnectionStrings:SellerDesk={databases.At(Wire)}", "--Jobs:Run=false", "--Serilog:MinimumLevel:Default=Error", "--Marketplaces:LimitScale=100000", $"--contentRoot={AppContext.BaseDirectory}",
        ]))
        {
            var shop = await ConnectAsync(desk.Services, simulator.Address);
            await PullAsync(report, desk.Services, shop, FeedKind.Reviews);
            await PullAsync(report, desk.Services, shop, FeedKind.Orders);
        }

        await databases.DropAsync(Wire);
        return report;
    }

    /// <summary>Published beside the desk.</summary>
    private static string Simulator => Environment.GetEnvironmentVariable("SELLERDESK_BENCH_APP") is { Length: > 0 } desk
        ? Path.Combine(Path.GetDirectoryName(desk)!, "..", "simulator", "SellerDesk.Simulator.dll")
        : throw new UsageException("The benchmark 'wire' needs the published simulator: run it with ./desk bench wire.");

    private static async Task<ShopId> ConnectAsync(IServiceProvider services, Uri simulator)
    {
        using var control = new HttpClient { BaseAddress = simulator, Timeout = TimeSpan.FromMinutes(2) };
        (await control.PostAsJsonAsync("control/limits", new { enabled = false })).EnsureSuccessStatusCode();
        var token = await control.GetFromJsonAsync<JsonElement>($"control/token?account={Account}");
        var settings = new[] { "Feedbacks", "Chat", "Returns", "Marketplace", "Content", "Analytics", "Statistics", "Common" }
            .ToDictionary(host => $"{host}Url", host => $"{simulator}wb/{host.ToLowerInvariant()}");
        settings["Token"] = token.GetProperty("token").GetString()!;
        return await services.GetRequiredService<AddShop>().ExecuteAsync(Actor.Desk, new NewShop(Marketplace.Wildberries, "wire", null, null, settings), DateTimeOffset.UtcNow, CancellationToken.None);
    }

    private static async Task PullAsync(Report report, IServiceProvider services, ShopId shop, FeedKind kind)
    {
        var name = kind.ToString().ToLowerInvariant();
        var held = report.Figure($"memory held while {name} came", "MB");
        using var ended = new CancellationTokenSource();
        var watch = WatchAsync(held, ended.Token);
        PullReport pulled = null!;
        var seconds = await Sample.SecondsAsync(async () => pulled = await services.GetRequiredService<PullFeed>().ExecuteAsync(shop, kind, CancellationToken.None));
        await ended.CancelAsync();
        await watch;
        if (pulled.ErrorCode is { } code)
        {
            throw new InvalidOperationException($"The pull of {name} ended with {code}: {pulled.ErrorDetail}");
        }

        report.Figure($"{name} read", "rows").Add(pulled.Counts.Read);
        report.Figure($"{name}, first pull", "rows/s").Add(pulled.Counts.Read / seconds);
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
