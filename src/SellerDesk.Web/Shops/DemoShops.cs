using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Shops;

/// <summary>Four shops on the simulator's accounts, one of each marketplace, for trying everything without an account of one's own. Run at every start with the demo on.</summary>
public sealed class DemoShops(
    IConfiguration configuration, WholeDb database, IKeyVault vault, AddShop add, ChangeShop change, LookAtAbilities look, TimeProvider time, ILogger<DemoShops> log)
{
    public static IReadOnlyList<DemoShop> All { get; } =
    [
        new("teplydom", "Тёплый дом", Marketplace.Wildberries),
        new("malysham", "Малышам", Marketplace.Ozon),
        new("zvuk", "Точка звука", Marketplace.YandexMarket),
        new("uhod", "Уход и уют", Marketplace.Kaspi),
    ];

    /// <summary>Creates what is missing; gives a shop that is there the address and keys that the simulator has now.</summary>
    public async Task EnsureAsync(CancellationToken cancel)
    {
        if (!configuration.GetValue<bool>("Demo:Enabled") || configuration["Demo:SimulatorUrl"] is not { Length: > 0 } address)
        {
            return;
        }

        using var keys = new DemoKeys(address, time);
        foreach (var shop in All)
        {
            await EnsureAsync(shop, await keys.SettingsAsync(shop, cancel), cancel);
        }
    }

    private async Task EnsureAsync(DemoShop demo, Dictionary<string, string> settings, CancellationToken cancel)
    {
        await using var db = database.Open();
        var shop = await db.Shops.AsNoTracking().FirstOrDefaultAsync(s => s.Name == demo.Name, cancel);
        if (shop is not null && shop.Marketplace != demo.Marketplace && DemoKeys.IsOfSimulator(shop.Settings))
        {
            // An earlier version had all four on one marketplace: what came from there is invented, and would stand beside the same shop's new one.
            await db.Shops.Where(s => s.Id == shop.Id).ExecuteDeleteAsync(cancel);
            log.LogInformation("Demo shop {Shop} moves to {Marketplace}", demo.Name, demo.Marketplace);
            shop = null;
        }

        var now = time.GetUtcNow();
        if (shop is null)
        {
            var id = await add.ExecuteAsync(Actor.Desk, new NewShop(demo.Marketplace, demo.Name, null, null, settings), now, cancel);
            log.LogInformation("Demo shop {Shop} connected", demo.Name);
            await LookAsync(id, now, cancel);
        }
        else if (DemoKeys.IsOfSimulator(shop.Settings) && !IsCurrent(shop, settings))
        {
            await change.ExecuteAsync(Actor.Desk, shop.Id, new ShopChange(Settings: settings), now, cancel);
            log.LogInformation("Demo shop {Shop} has the simulator's new address or keys", demo.Name);
            await LookAsync(shop.Id, now, cancel);
        }
    }

    /// <summary>If it cannot be found out now, it is found out later.</summary>
    private async Task LookAsync(ShopId id, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            await look.ExecuteAsync(id, now, cancel);
        }
        catch (MarketplaceException away)
        {
            log.LogInformation("What demo shop {Shop} may do could not be found out: {Failure}", id, away.Failure);
        }
    }

    private bool IsCurrent(Shop shop, Dictionary<string, string> settings) =>
        settings.Where(setting => setting.Key != DemoKeys.Key).All(setting => shop.Settings.GetValueOrDefault(setting.Key) == setting.Value)
        && shop.ProtectedKey is { } key && KeyIs(key, settings[DemoKeys.Key]);

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
}

/// <param name="Account">The simulator's name of it.</param>
public sealed record DemoShop(string Account, string Name, Marketplace Marketplace);
