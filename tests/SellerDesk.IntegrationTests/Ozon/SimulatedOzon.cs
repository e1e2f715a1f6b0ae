using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Ozon;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.Simulator;

namespace SellerDesk.IntegrationTests.Ozon;

/// <summary>A simulator of its own on a free port and the Ozon connector pointed at it, over real HTTP.</summary>
public sealed class SimulatedOzon : IAsyncDisposable
{
    public const string Account = "zvuk";

    private readonly WebApplication simulator;
    private readonly ServiceProvider services;

    private SimulatedOzon(WebApplication simulator, string address)
    {
        this.simulator = simulator;
        Address = address;
        Control = new HttpClient { BaseAddress = new Uri(address) };
        var configuration = new Dictionary<string, string?>
        {
            ["Marketplaces:Ozon:BaseUrl"] = $"{address}/ozon",
            ["Marketplaces:Ozon:TimeoutSeconds"] = "3",
            ["Marketplaces:LimitScale"] = "100000",
        };
        services = new ServiceCollection().AddSingleton<TimeProvider>(new QuickClock()).AddOzon(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build()).BuildServiceProvider();
    }

    public string Address { get; }

    public HttpClient Control { get; }

    public Connector Connector => services.GetRequiredService<Connector>();

    public static async Task<SimulatedOzon> StartAsync(int reviews = 250, int orderDays = 30, double volume = 12, bool limits = false)
    {
        var simulator = SimulatorHost.Build(
        [
            "--urls", "http://127.0.0.1:0", "--Speed", "0", "--History", reviews.ToString(CultureInfo.InvariantCulture),
            "--OrderDays", orderDays.ToString(CultureInfo.InvariantCulture), "--Volume", volume.ToString(CultureInfo.InvariantCulture),
        ]);
        await simulator.StartAsync();
        var started = new SimulatedOzon(simulator, simulator.Urls.First());
        await started.PostAsync("limits", new { enabled = limits });
        return started;
    }

    public async Task<ShopAccess> ShopAsync(string subscription = "premium_pro", string? scopes = null, double? days = null, params (string Name, string Value)[] settings)
    {
        var query = $"/control/token?account={Account}&marketplace=ozon&subscription={Uri.EscapeDataString(subscription)}" + (scopes is null ? "" : $"&scopes={scopes}")
            + (days is { } d ? $"&days={d.ToString(CultureInfo.InvariantCulture)}" : "");
        var keys = await Control.GetFromJsonAsync<JsonElement>(query);
        var all = settings.ToDictionary(s => s.Name, s => s.Value);
        all["ClientId"] = keys.GetProperty("clientId").GetString()!;
        return new ShopAccess(ShopId.New(), "Звук", Marketplace.Ozon, all, keys.GetProperty("apiKey").GetString()!, "Europe/Moscow", "RUB");
    }

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await Control.PostAsJsonAsync($"/control/{path}", body);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsStringAsync()) is { Length: > 0 } text ? JsonSerializer.Deserialize<JsonElement>(text) : default;
    }

    public Task FaultAsync(string path, string kind, int? times = null, double? seconds = null, double? share = null) => PostAsync("faults", new { path = "/ozon" + path, kind, times, seconds, share });

    public Task HealAsync() => Control.DeleteAsync("/control/faults");

    public Task JumpAsync(TimeSpan by) => PostAsync("clock", new { jump = by.ToString("c", CultureInfo.InvariantCulture) });

    /// <summary>Everything of a kind that the simulator holds.</summary>
    public async Task<JsonElement[]> TrueAsync(string kind) => [.. (await Control.GetFromJsonAsync<JsonElement>($"/control/{kind}?account={Account}")).GetProperty(kind).EnumerateArray()];

    public async Task<JsonElement[]> LedgerAsync() => [.. (await Control.GetFromJsonAsync<JsonElement>($"/control/ledger?account={Account}&marketplace=ozon")).GetProperty("entries").EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        await services.DisposeAsync();
        await simulator.DisposeAsync();
    }
}

/// <summary>What one pull brought.</summary>
public sealed record OzonPulled<T>(List<FeedPage<T>> Pages, MarketplaceException? Failure)
{
    public IEnumerable<T> Items => Pages.SelectMany(page => page.Items);

    public IEnumerable<UnreadablePayload> Unreadable => Pages.SelectMany(page => page.Unreadable);

    public string? Cursor => Pages.LastOrDefault()?.Cursor;
}

public static class OzonPull
{
    public static async Task<OzonPulled<T>> OnceAsync<T>(IFeed<T> feed, ShopAccess shop, string? cursor = null)
    {
        var pages = new List<FeedPage<T>>();
        try
        {
            await foreach (var page in feed.ReadAsync(shop, cursor, CancellationToken.None))
            {
                pages.Add(page);
            }

            return new OzonPulled<T>(pages, null);
        }
        catch (MarketplaceException failed)
        {
            return new OzonPulled<T>(pages, failed);
        }
    }

    /// <summary>Pulls again after every failure, as the desk does, until one ends well.</summary>
    public static async Task<OzonPulled<T>> UntilDoneAsync<T>(IFeed<T> feed, ShopAccess shop, string? cursor = null, int tries = 40)
    {
        var all = new List<FeedPage<T>>();
        for (var i = 0; i < tries; i++)
        {
            var pull = await OnceAsync(feed, shop, cursor);
            all.AddRange(pull.Pages);
            cursor = pull.Cursor ?? cursor;
            if (pull.Failure is null)
            {
                return new OzonPulled<T>(all, null);
            }
        }

        return new OzonPulled<T>(all, new MarketplaceException(MarketplaceFailure.Unavailable, "never done"));
    }
}
