using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Kaspi;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.Simulator;

namespace SellerDesk.IntegrationTests.Kaspi;

/// <summary>A simulator of its own on a free port and the connector pointed at it, over real HTTP; both by one clock that stands until a test moves it.</summary>
public sealed class SimulatedKaspi : IAsyncDisposable
{
    public const string Account = "uhod";

    private static readonly DateTimeOffset Start = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    private readonly WebApplication simulator;
    private readonly ServiceProvider services;

    private SimulatedKaspi(WebApplication simulator, Dictionary<string, string?> configuration)
    {
        this.simulator = simulator;
        Address = simulator.Urls.First();
        Control = new HttpClient { BaseAddress = new Uri(Address) };
        configuration.TryAdd("Marketplaces:Kaspi:BaseUrl", $"{Address}/kaspi");
        services = new ServiceCollection().AddSingleton<TimeProvider>(Clock)
            .AddKaspi(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build())
            .BuildServiceProvider();
    }

    public string Address { get; }

    public HttpClient Control { get; }

    public FixedClock Clock { get; } = new(Start);

    public Connector Connector => services.GetRequiredService<Connector>();

    public static async Task<SimulatedKaspi> StartAsync(int reviews = 150, int volume = 12, string? pageSize = null, double timeout = 2)
    {
        var simulator = SimulatorHost.Build(
        [
            "--urls", "http://127.0.0.1:0", "--Speed", "0", "--History", reviews.ToString(CultureInfo.InvariantCulture), "--Volume", volume.ToString(CultureInfo.InvariantCulture),
            "--Start", Start.ToString("O", CultureInfo.InvariantCulture),
        ]);
        await simulator.StartAsync();
        var started = new SimulatedKaspi(simulator, new Dictionary<string, string?>
        {
            ["Marketplaces:Kaspi:SecondsBetweenCalls"] = "0.0001",
            ["Marketplaces:Kaspi:TimeoutSeconds"] = timeout.ToString(CultureInfo.InvariantCulture),
            ["Marketplaces:Kaspi:PageSize"] = pageSize,
        });
        await started.Control.PostAsJsonAsync("/control/limits", new { enabled = false });
        return started;
    }

    public async Task<string> TokenAsync(string? scopes = null) =>
        (await Control.GetFromJsonAsync<JsonElement>($"/control/token?account={Account}&marketplace=kaspi" + (scopes is null ? "" : $"&scopes={scopes}"))).GetProperty("token").GetString()!;

    public async Task<ShopAccess> ShopAsync(string? scopes = null, params (string Name, string Value)[] settings) =>
        new(ShopId.New(), "Уход и уют", Marketplace.Kaspi, settings.ToDictionary(s => s.Name, s => s.Value), await TokenAsync(scopes), "Asia/Almaty", "KZT");

    public async Task FaultAsync(string path, string kind, int? times = null, double? seconds = null, string? method = null, double? share = null) =>
        (await Control.PostAsJsonAsync("/control/faults", new { path, kind, times, seconds, method, share })).EnsureSuccessStatusCode();

    public Task HealAsync() => Control.DeleteAsync("/control/faults");

    public async Task JumpAsync(TimeSpan by)
    {
        (await Control.PostAsJsonAsync("/control/clock", new { jump = by.ToString("c", CultureInfo.InvariantCulture) })).EnsureSuccessStatusCode();
        Clock.Advance(by);
    }

    /// <summary>Every order that the simulator holds, by code.</summary>
    public async Task<Dictionary<string, JsonElement>> TrueOrdersAsync() =>
        (await Control.GetFromJsonAsync<JsonElement>($"/control/orders?account={Account}")).GetProperty("orders").EnumerateArray().ToDictionary(order => order.GetProperty("number").GetRawText());

    /// <summary>What the wire says of one order now.</summary>
    public async Task<JsonElement> OrderAsync(string code) =>
        (await SendAsync(HttpMethod.Get, $"/kaspi/v2/orders?filter[orders][code]={code}")).Body.GetProperty("data")[0].GetProperty("attributes");

    public async Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path, object? body = null, string? token = null, string agent = "Mozilla/5.0")
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("X-Auth-Token", token ?? await TokenAsync());
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        using var answer = await Control.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    public async Task<JsonElement[]> LedgerAsync() =>
        [.. (await Control.GetFromJsonAsync<JsonElement>($"/control/ledger?account={Account}&marketplace=kaspi")).GetProperty("entries").EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        await services.DisposeAsync();
        await simulator.DisposeAsync();
    }
}
