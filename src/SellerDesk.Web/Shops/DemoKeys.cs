using System.Text.Json;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Shops;

/// <summary>Asks the simulator for the keys of its accounts and makes of them what a person would type.</summary>
internal sealed class DemoKeys(string address, TimeProvider time) : IDisposable
{
    /// <summary>The name under which a shop's settings take the key.</summary>
    public const string Key = "Token";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] Hosts = ["Feedbacks", "Chat", "Returns", "Marketplace", "Content", "Analytics", "Statistics", "Common"];

    private static readonly string[] Roots = ["/wb/feedbacks", "/ozon", "/yandex", "/kaspi"];

    private readonly HttpClient simulator = new() { BaseAddress = new Uri(Root(address) + "/"), Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>A real shop of the same name is not ours to change.</summary>
    public static bool IsOfSimulator(IReadOnlyDictionary<string, string> settings) =>
        (settings.GetValueOrDefault("FeedbacksUrl") ?? settings.GetValueOrDefault("BaseUrl")) is { } url && Roots.Any(root => url.EndsWith(root, StringComparison.Ordinal));

    public async Task<Dictionary<string, string>> SettingsAsync(DemoShop shop, CancellationToken cancel)
    {
        var settings = shop.Marketplace == Marketplace.Wildberries
            ? Hosts.ToDictionary(host => $"{host}Url", host => $"{Root(address)}/wb/{host.ToLowerInvariant()}")
            : new Dictionary<string, string> { ["BaseUrl"] = $"{Root(address)}/{(shop.Marketplace == Marketplace.YandexMarket ? "yandex" : shop.Marketplace.ToString().ToLowerInvariant())}" };
        if (shop.Marketplace is Marketplace.Ozon or Marketplace.YandexMarket)
        {
            settings["PushNetworks"] = "127.0.0.0/8 ::1/128";
        }

        if (shop.Marketplace == Marketplace.Kaspi)
        {
            // One call a second is for the real one: a year of the demo's orders would take half an hour.
            settings["SecondsBetweenCalls"] = "0.1";
        }

        foreach (var (name, value) in await KeysAsync(shop, cancel))
        {
            settings[name is "token" or "apiKey" ? Key : char.ToUpperInvariant(name[0]) + name[1..]] = value;
        }

        return settings;
    }

    public void Dispose() => simulator.Dispose();

    private static string Root(string address) => address.TrimEnd('/');

    /// <summary>The simulator may still be starting.</summary>
    private async Task<Dictionary<string, string>> KeysAsync(DemoShop shop, CancellationToken cancel)
    {
        var until = time.GetUtcNow() + Patience;
        while (true)
        {
            try
            {
                var keys = await simulator.GetFromJsonAsync<JsonElement>($"control/token?account={shop.Account}&marketplace={shop.Marketplace.ToString().ToLowerInvariant()}", cancel);
                return keys.EnumerateObject().Where(key => key.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number && key.Name is "token" or "apiKey" or "clientId" or "businessId")
                    .ToDictionary(key => key.Name, key => key.Value.ToString());
            }
            catch (HttpRequestException away) when (away.StatusCode is null && time.GetUtcNow() < until)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250), time, cancel);
            }
        }
    }
}
