using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Shops;

/// <summary>Four shops on the simulator's accounts, for trying everything without an account of one's own. Run at every start with the demo on.</summary>
public sealed class DemoShops(IConfiguration configuration, WholeDb database, IKeyVault vault, AddShop add, ChangeShop change, TimeProvider time, ILogger<DemoShops> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] Hosts = ["Feedbacks", "Chat", "Returns", "Marketplace", "Content", "Analytics", "Statistics", "Common"];

    public static IReadOnlyList<(string Account, string Name)> All { get; } =
    [
        ("teplydom", "Тёплый дом"),
        ("malysham", "Малышам"),
        ("zvuk", "Точка звука"),
        ("uhod", "Уход и уют"),
    ];

    /// <summary>Creates what is missing; gives a shop that is there the address and token that the simulator has now.</summary>
    public async Task EnsureAsync(CancellationToken cancel)
    {
        if (!configuration.GetValue<bool>("Demo:Enabled") || configuration["Demo:SimulatorUrl"] is not { Length: > 0 } address)
        {
            return;
        }

        using var simulator = new HttpClient { BaseAddress = new Uri(address.TrimEnd('/') + "/"), Timeout = TimeSpan.FromSeconds(10) };
        foreach (var (account, name) in All)
        {
            var settings = Hosts.ToDictionary(host => $"{host}Url", host => $"{address.TrimEnd('/')}/wb/{host.ToLowerInvariant()}");
            settings["Token"] = await TokenAsync(simulator, account, cancel);
            await EnsureAsync(name, settings, cancel);
        }
    }

    private async Task EnsureAsync(string name, Dictionary<string, string> settings, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        if (await db.Shops.AsNoTracking().FirstOrDefaultAsync(s => s.Name == name, cancel) is not { } shop)
        {
            await add.ExecuteAsync(Actor.Desk, new NewShop(Marketplace.Wildberries, name, null, null, settings), now, cancel);
            log.LogInformation("Demo shop {Shop} connected", name);
        }
        else if (IsOfDemo(shop) && !IsCurrent(shop, settings))
        {
            await change.ExecuteAsync(Actor.Desk, shop.Id, new ShopChange(Settings: settings), now, cancel);
            log.LogInformation("Demo shop {Shop} has the simulator's new address or token", name);
        }
    }

    /// <summary>A real shop of the same name is not ours to change.</summary>
    private static bool IsOfDemo(Shop shop) => shop.Settings.TryGetValue("FeedbacksUrl", out var url) && url.EndsWith("/wb/feedbacks", StringComparison.Ordinal);

    private bool IsCurrent(Shop shop, Dictionary<string, string> settings) =>
        settings.Where(setting => setting.Key != "Token").All(setting => shop.Settings.GetValueOrDefault(setting.Key) == setting.Value)
        && shop.ProtectedKey is { } key && KeyIs(key, settings["Token"]);

    private bool KeyIs(byte[] kept, string token)
    {
        try
        {
            return vault.Reveal(kept) == token;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Encrypted by a desk whose own keys are gone.
            return false;
        }
    }

    /// <summary>The simulator may still be starting.</summary>
    private async Task<string> TokenAsync(HttpClient simulator, string account, CancellationToken cancel)
    {
        var until = time.GetUtcNow() + Patience;
        while (true)
        {
            try
            {
                var answer = await simulator.GetFromJsonAsync<TokenAnswer>($"control/token?account={account}", cancel);
                return answer!.Token;
            }
            catch (HttpRequestException away) when (away.StatusCode is null && time.GetUtcNow() < until)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250), time, cancel);
            }
        }
    }

    private sealed record TokenAnswer(string Token);
}
