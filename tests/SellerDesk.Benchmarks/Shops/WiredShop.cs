using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Benchmarks.Hosting;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Hosting;

namespace SellerDesk.Benchmarks.Shops;

/// <summary>A Wildberries account that is pulled over HTTP from a simulator in a process of its own, all limits lifted; the desk's own jobs rest.</summary>
internal sealed class WiredShop : IAsyncDisposable
{
    private const string Account = "zvuk";

    private readonly WebProgram simulator;
    private readonly WebApplication desk;
    private readonly HttpClient control;
    private ShopId shop;

    private WiredShop(WebProgram simulator, WebApplication desk)
    {
        this.simulator = simulator;
        this.desk = desk;
        control = new HttpClient { BaseAddress = simulator.Address, Timeout = TimeSpan.FromMinutes(2) };
    }

    public IServiceProvider Services => desk.Services;

    public static async Task<WiredShop> StartAsync(Databases databases, string database, int reviews, params string[] world)
    {
        await databases.CreateAsync(database);
        var simulator = await WebProgram.StartAsync(Simulator, [$"--History:{Account}={reviews}", .. world], "control/clock");
        var wire = new WiredShop(simulator, DeskHost.Build(
        [
            $"--ConnectionStrings:SellerDesk={databases.At(database)}", "--Jobs:Run=false", "--Serilog:MinimumLevel:Default=Error", "--Marketplaces:LimitScale=100000", $"--contentRoot={AppContext.BaseDirectory}",
        ]));
        await wire.ConnectAsync();
        return wire;
    }

    /// <returns>How many rows came, and how long that took.</returns>
    public async Task<(int Read, double Seconds)> PullAsync(FeedKind kind)
    {
        PullReport pulled = null!;
        var seconds = await Sample.SecondsAsync(async () => pulled = await Services.GetRequiredService<PullFeed>().ExecuteAsync(shop, kind, CancellationToken.None));
        return pulled.ErrorCode is { } code ? throw new InvalidOperationException($"The pull of {kind} ended with {code}: {pulled.ErrorDetail}") : (pulled.Counts.Read, seconds);
    }

    /// <summary>The world's clock stands still but for this.</summary>
    public async Task LetPassAsync(TimeSpan time) => (await control.PostAsJsonAsync("control/clock", new { jump = time })).EnsureSuccessStatusCode();

    public async ValueTask DisposeAsync()
    {
        control.Dispose();
        await desk.DisposeAsync();
        await simulator.DisposeAsync();
    }

    /// <summary>Published beside the desk.</summary>
    private static string Simulator => Environment.GetEnvironmentVariable("SELLERDESK_BENCH_APP") is { Length: > 0 } desk
        ? Path.Combine(Path.GetDirectoryName(desk)!, "..", "simulator", "SellerDesk.Simulator.dll")
        : throw new UsageException("This benchmark needs the published simulator: run it with ./desk bench.");

    private async Task ConnectAsync()
    {
        (await control.PostAsJsonAsync("control/limits", new { enabled = false })).EnsureSuccessStatusCode();
        var token = await control.GetFromJsonAsync<JsonElement>($"control/token?account={Account}");
        var settings = new[] { "Feedbacks", "Chat", "Returns", "Marketplace", "Content", "Analytics", "Statistics", "Common" }
            .ToDictionary(host => $"{host}Url", host => $"{simulator.Address}wb/{host.ToLowerInvariant()}");
        settings["Token"] = token.GetProperty("token").GetString()!;
        shop = await Services.GetRequiredService<AddShop>().ExecuteAsync(Actor.Desk, new NewShop(Marketplace.Wildberries, "wire", null, null, settings), DateTimeOffset.UtcNow, CancellationToken.None);
    }
}
