using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.YandexMarket;
using SellerDesk.IntegrationTests.Wildberries;
using SellerDesk.Simulator;

namespace SellerDesk.IntegrationTests.YandexMarket;

/// <summary>A simulator of its own on a free port and the connector pointed at it, over real HTTP.</summary>
public sealed class SimulatedYandex : IAsyncDisposable
{
    public const string Account = "zvuk";

    private readonly WebApplication simulator;
    private readonly ServiceProvider services;

    private SimulatedYandex(WebApplication simulator, bool limits)
    {
        this.simulator = simulator;
        Address = simulator.Urls.First();
        Control = new HttpClient { BaseAddress = new Uri(Address) };
        var configuration = new Dictionary<string, string?>
        {
            ["Marketplaces:YandexMarket:BaseUrl"] = $"{Address}/yandex",
            ["Marketplaces:YandexMarket:TimeoutSeconds"] = "5",
            ["Marketplaces:LimitScale"] = limits ? "1" : "100000",
        };
        services = new ServiceCollection().AddYandexMarket(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build()).BuildServiceProvider();
    }

    public string Address { get; }

    public HttpClient Control { get; }

    public Connector Connector => services.GetRequiredService<Connector>();

    /// <param name="reviews">About how many reviews the shop has at the start.</param>
    public static async Task<SimulatedYandex> StartAsync(int reviews = 200, bool limits = false, double reportSeconds = 0)
    {
        var simulator = SimulatorHost.Build(
        [
            "--urls", "http://127.0.0.1:0", "--Speed", "0", "--History", reviews.ToString(CultureInfo.InvariantCulture), "--ReportSeconds", reportSeconds.ToString(CultureInfo.InvariantCulture),
        ]);
        await simulator.StartAsync();
        var started = new SimulatedYandex(simulator, limits);
        await started.Control.PostAsJsonAsync("/control/limits", new { enabled = limits });
        return started;
    }

    /// <summary>A shop with the key alone: cabinet and shops of it are found by asking, unless settings tell them.</summary>
    public async Task<ShopAccess> ShopAsync(string? scopes = null, string? kind = null, params (string Name, string Value)[] settings) =>
        new(ShopId.New(), "Точка звука", Marketplace.YandexMarket, settings.ToDictionary(s => s.Name, s => s.Value), await KeyAsync(scopes, kind), "Europe/Moscow", "RUB");

    public async Task<string> KeyAsync(string? scopes = null, string? kind = null)
    {
        var asked = $"/control/token?account={Account}&marketplace=yandexmarket" + (scopes is null ? "" : $"&scopes={scopes}") + (kind is null ? "" : $"&kind={kind}");
        return (await Control.GetFromJsonAsync<JsonElement>(asked)).GetProperty("apiKey").GetString()!;
    }

    /// <summary>The shop as it is after the key was looked at, as the desk has it.</summary>
    public async Task<ShopAccess> LookedAtAsync(string? scopes = null)
    {
        var shop = await ShopAsync(scopes);
        var facts = await Connector.Keys.LookAsync(shop, CancellationToken.None);
        return shop with { Settings = facts.Settings };
    }

    public Task FaultAsync(string path, string kind, int? times = null, double? seconds = null, double? share = null) =>
        Control.PostAsJsonAsync("/control/faults", new { path = $"/yandex{path}", kind, times, seconds, share });

    public Task HealAsync() => Control.DeleteAsync("/control/faults");

    public async Task JumpAsync(TimeSpan by) => (await Control.PostAsJsonAsync("/control/clock", new { jump = by.ToString("c", CultureInfo.InvariantCulture) })).EnsureSuccessStatusCode();

    /// <summary>What is true in the simulator: <c>reviews</c>, <c>questions</c>, <c>orders</c>, <c>chats</c>, <c>claims</c>, <c>cards</c>.</summary>
    public async Task<JsonElement[]> TruthAsync(string kind) => [.. (await Control.GetFromJsonAsync<JsonElement>($"/control/{kind}?account={Account}")).GetProperty(kind).EnumerateArray()];

    public async Task<JsonElement[]> LedgerAsync() => [.. (await Control.GetFromJsonAsync<JsonElement>($"/control/ledger?account={Account}")).GetProperty("entries").EnumerateArray()];

    /// <summary>Pulls until one ends well, as the desk does: each goes on from the last page that was kept.</summary>
    public static async Task<Pulled<T>> SeeThroughAsync<T>(IFeed<T> feed, ShopAccess shop, string? cursor = null, int tries = 40)
    {
        var pages = new List<FeedPage<T>>();
        for (var n = 1; ; n++)
        {
            try
            {
                await foreach (var page in feed.ReadAsync(shop, pages.LastOrDefault()?.Cursor ?? cursor, CancellationToken.None))
                {
                    pages.Add(page);
                }

                return new Pulled<T>(pages);
            }
            catch (MarketplaceException failed) when (n < tries)
            {
                var wait = failed.RetryAt - DateTimeOffset.UtcNow ?? TimeSpan.FromMilliseconds(50);
                await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(50));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        await services.DisposeAsync();
        await simulator.DisposeAsync();
    }
}
