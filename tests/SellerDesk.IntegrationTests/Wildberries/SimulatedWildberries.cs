using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Wildberries;
using SellerDesk.Simulator;

namespace SellerDesk.IntegrationTests.Wildberries;

/// <summary>A simulator of its own on a free port and the connector pointed at it, over real HTTP.</summary>
public sealed class SimulatedWildberries : IAsyncDisposable
{
    public const string Account = "teplydom";

    private readonly WebApplication simulator;
    private readonly ServiceProvider services;

    private SimulatedWildberries(WebApplication simulator, string address, Dictionary<string, string?> configuration)
    {
        this.simulator = simulator;
        Address = address;
        Control = new HttpClient { BaseAddress = new Uri(address) };
        services = new ServiceCollection()
            .AddWildberries(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build())
            .BuildServiceProvider();
    }

    public string Address { get; }

    public HttpClient Control { get; }

    public Connector Connector => services.GetRequiredService<Connector>();

    /// <param name="reviews">About how many reviews the shop has at the start.</param>
    public static async Task<SimulatedWildberries> StartAsync(int reviews = 400, bool limits = false)
    {
        var simulator = SimulatorHost.Build(["--urls", "http://127.0.0.1:0", "--Speed", "0", "--History", reviews.ToString(CultureInfo.InvariantCulture)]);
        await simulator.StartAsync();
        var address = simulator.Urls.First();
        var configuration = new[] { "Feedbacks", "Marketplace", "Statistics", "Common", "Chat", "Returns", "Content", "Analytics" }
            .ToDictionary(host => $"Marketplaces:Wildberries:{host}Url", host => (string?)$"{address}/wb/{host.ToLowerInvariant()}");
        configuration["Marketplaces:Wildberries:TimeoutSeconds"] = "2";
        var started = new SimulatedWildberries(simulator, address, configuration);
        if (!limits)
        {
            await started.Control.PostAsJsonAsync("/control/limits", new { enabled = false });
        }

        return started;
    }

    public async Task<ShopAccess> ShopAsync(string? scopes = null, string type = "personal", double? days = null, params (string Name, string Value)[] settings) =>
        await ShopOfAsync(Account, scopes, type, days, settings);

    public async Task<ShopAccess> ShopOfAsync(string account, string? scopes = null, string type = "personal", double? days = null, params (string Name, string Value)[] settings)
    {
        var query = $"/control/token?account={account}&type={type}" + (scopes is null ? "" : $"&scopes={scopes}") + (days is { } d ? $"&days={d.ToString(CultureInfo.InvariantCulture)}" : "");
        var token = (await Control.GetFromJsonAsync<JsonElement>(query)).GetProperty("token").GetString()!;
        return new ShopAccess(ShopId.New(), "Тёплый дом", Marketplace.Wildberries, settings.ToDictionary(s => s.Name, s => s.Value), token, "Europe/Moscow", "RUB");
    }

    public Task FaultAsync(string path, string kind, int? times = null, double? seconds = null, string? method = null) =>
        Control.PostAsJsonAsync("/control/faults", new { path, kind, times, seconds, method });

    public Task HealAsync() => Control.DeleteAsync("/control/faults");

    public async Task<JsonElement> StateAsync() =>
        (await Control.GetFromJsonAsync<JsonElement>("/control/state")).GetProperty("accounts").EnumerateArray().First(account => account.GetProperty("key").GetString() == "teplydom");

    /// <summary>Every review that the simulator holds, by number.</summary>
    public async Task<Dictionary<string, JsonElement>> TrueReviewsAsync() =>
        (await Control.GetFromJsonAsync<JsonElement>("/control/reviews?account=teplydom")).GetProperty("reviews").EnumerateArray().ToDictionary(review => review.GetProperty("id").GetString()!);

    public async Task<JsonElement[]> LedgerAsync() =>
        [.. (await Control.GetFromJsonAsync<JsonElement>("/control/ledger?account=teplydom")).GetProperty("entries").EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        await services.DisposeAsync();
        await simulator.DisposeAsync();
    }
}

/// <summary>What one pull brought.</summary>
public sealed record Pulled<T>(List<FeedPage<T>> Pages)
{
    public IEnumerable<T> Items => Pages.SelectMany(page => page.Items);

    public IEnumerable<UnreadablePayload> Unreadable => Pages.SelectMany(page => page.Unreadable);

    public string? Cursor => Pages.LastOrDefault()?.Cursor;
}

public static class Pull
{
    /// <summary>What came several times, as it came last.</summary>
    public static Dictionary<string, T> Last<T>(IEnumerable<T> items, Func<T, string> key) => items.GroupBy(key).ToDictionary(same => same.Key, same => same.Last());

    public static async Task<Pulled<T>> AllAsync<T>(IFeed<T> feed, ShopAccess shop, string? cursor = null)
    {
        var pages = new List<FeedPage<T>>();
        await foreach (var page in feed.ReadAsync(shop, cursor, CancellationToken.None))
        {
            pages.Add(page);
        }

        return new Pulled<T>(pages);
    }
}
