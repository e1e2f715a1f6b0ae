using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using SellerDesk.Domain.Shops;
using SellerDesk.Simulator;

namespace SellerDesk.IntegrationTests.Fixtures;

/// <summary>A simulator of its own on a free port, its clock standing unless told otherwise, with what a test asks of it.</summary>
public sealed class Simulated : IAsyncDisposable
{
    public const string Account = "teplydom";

    private readonly WebApplication simulator;

    private Simulated(WebApplication simulator)
    {
        this.simulator = simulator;
        Address = simulator.Urls.First();
        Control = new HttpClient { BaseAddress = new Uri(Address) };
    }

    public string Address { get; }

    public HttpClient Control { get; }

    /// <summary>Settings of a shop that point every host at this simulator.</summary>
    public Dictionary<string, string> ShopSettings => new[] { "Feedbacks", "Chat", "Returns", "Marketplace", "Content", "Analytics", "Statistics", "Common" }
        .ToDictionary(host => $"{host}Url", host => $"{Address}/wb/{host.ToLowerInvariant()}");

    /// <param name="reviews">About how many reviews each account has at the start.</param>
    /// <param name="start">When its world opens; null: now.</param>
    /// <param name="volume">Orders per day and account.</param>
    public static async Task<Simulated> StartAsync(int reviews = 300, double speed = 0, bool limits = false, DateTimeOffset? start = null, int? volume = null, params string[] more)
    {
        var simulator = SimulatorHost.Build(
        [
            "--urls", "http://127.0.0.1:0", "--Speed", speed.ToString(CultureInfo.InvariantCulture), "--History", reviews.ToString(CultureInfo.InvariantCulture),
            .. more,
            .. start is { } opens ? new[] { "--Start", opens.ToString("O", CultureInfo.InvariantCulture) } : [],
            .. volume is { } orders ? new[] { "--Volume", orders.ToString(CultureInfo.InvariantCulture) } : [],
        ]);
        await simulator.StartAsync();
        var started = new Simulated(simulator);
        await started.Control.PostAsJsonAsync("/control/limits", new { enabled = limits });
        return started;
    }

    /// <summary>Settings of a shop of that marketplace, with keys that open everything.</summary>
    public async Task<Dictionary<string, string>> ConnectionAsync(string account, Marketplace marketplace)
    {
        var name = marketplace.ToString().ToLowerInvariant();
        var keys = await Control.GetFromJsonAsync<JsonElement>($"/control/token?account={account}&marketplace={name}");
        var settings = marketplace == Marketplace.Wildberries
            ? new Dictionary<string, string>(ShopSettings)
            : new Dictionary<string, string> { ["BaseUrl"] = $"{Address}/{(marketplace == Marketplace.YandexMarket ? "yandex" : name)}" };
        string[] names = marketplace is Marketplace.Ozon or Marketplace.YandexMarket ? ["ApiKey", "ClientId"] : ["Token"];
        foreach (var wanted in names)
        {
            if (keys.EnumerateObject().FirstOrDefault(key => key.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)) is { Value.ValueKind: JsonValueKind.String or JsonValueKind.Number } key)
            {
                settings[wanted] = key.Value.ToString();
            }
        }

        return settings;
    }

    public async Task<string> TokenAsync(string account = Account, string? scopes = null, string type = "personal", double days = 180)
    {
        var asked = string.Create(CultureInfo.InvariantCulture, $"/control/token?account={account}&type={type}&days={days}") + (scopes is null ? "" : $"&scopes={scopes}");
        return (await Control.GetFromJsonAsync<JsonElement>(asked)).GetProperty("token").GetString()!;
    }

    public async Task<string> MarketplaceTokenAsync(string marketplace, string account) =>
        (await Control.GetFromJsonAsync<JsonElement>($"/control/token?marketplace={marketplace}&account={account}")).GetProperty("token").GetString()!;

    /// <returns>The new review's number.</returns>
    public async Task<string> ReviewAsync(int rating, string text, string account = Account)
    {
        var answer = await Control.PostAsJsonAsync("/control/review", new { account, rating, text });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    public async Task FaultAsync(string path, string kind, int? times = null, double? seconds = null, string? method = null, double? share = null) =>
        (await Control.PostAsJsonAsync("/control/faults", new { path, kind, times, seconds, method, share })).EnsureSuccessStatusCode();

    public Task HealAsync() => Control.DeleteAsync("/control/faults");

    public async Task JumpAsync(TimeSpan by) => (await Control.PostAsJsonAsync("/control/clock", new { jump = by.ToString("c", CultureInfo.InvariantCulture) })).EnsureSuccessStatusCode();

    public async Task SetClockAsync(DateTimeOffset now) => (await Control.PostAsJsonAsync("/control/clock", new { now })).EnsureSuccessStatusCode();

    /// <summary>Writes that the simulator took, in order, for one review.</summary>
    public async Task<List<JsonElement>> LedgerAsync(string number, string account = Account) =>
    [
        .. (await Control.GetFromJsonAsync<JsonElement>($"/control/ledger?account={account}")).GetProperty("entries").EnumerateArray()
            .Where(entry => entry.GetProperty("id").GetString() == number),
    ];

    /// <summary>Every review that the simulator holds, by number.</summary>
    public async Task<Dictionary<string, JsonElement>> TrueReviewsAsync(string account = Account) =>
        (await Control.GetFromJsonAsync<JsonElement>($"/control/reviews?account={account}")).GetProperty("reviews").EnumerateArray().ToDictionary(review => review.GetProperty("id").GetString()!);

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        await simulator.StopAsync();
        await simulator.DisposeAsync();
    }
}
