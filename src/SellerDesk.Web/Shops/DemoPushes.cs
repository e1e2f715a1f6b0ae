using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;

namespace SellerDesk.Web.Shops;

/// <summary>Tells the simulator where this desk takes the pushes of the demo shops, once the desk answers.</summary>
public sealed class DemoPushes(
    IConfiguration configuration, WholeDb database, Connectors connectors, PushAddress push, IServer server, IHostApplicationLifetime lifetime, ILogger<DemoPushes> log)
{
    public async Task EnsureAsync(CancellationToken cancel)
    {
        if (!configuration.GetValue<bool>("Demo:Enabled") || configuration["Demo:SimulatorUrl"] is not { Length: > 0 } address)
        {
            return;
        }

        await StartedAsync(cancel);
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is not { } own)
        {
            return;
        }

        using var simulator = new HttpClient { BaseAddress = new Uri(address.TrimEnd('/') + "/"), Timeout = TimeSpan.FromSeconds(10) };
        var known = await simulator.GetFromJsonAsync<JsonElement>("control/push-target", cancel);
        foreach (var shop in DemoShops.All.Where(shop => connectors.Find(shop.Marketplace)?.Pushes is not null))
        {
            await TellAsync(simulator, known, shop, Loopback(own), cancel);
        }
    }

    private async Task TellAsync(HttpClient simulator, JsonElement known, DemoShop demo, Uri own, CancellationToken cancel)
    {
        await using var db = database.Open();
        var shop = await db.Shops.AsNoTracking().FirstOrDefaultAsync(s => s.Name == demo.Name && s.Marketplace == demo.Marketplace, cancel);
        if (shop is null || !DemoKeys.IsOfSimulator(shop.Settings))
        {
            return;
        }

        var url = (await push.ExecuteAsync(Actor.Desk, shop.Id, own, cancel)).AbsoluteUri;
        if (known.EnumerateArray().Any(target => target.GetProperty("url").GetString() == url))
        {
            return;
        }

        using var answer = await simulator.PostAsJsonAsync("control/push-target", new { account = demo.Account, marketplace = demo.Marketplace.ToString().ToLowerInvariant(), url }, cancel);
        log.LogInformation("The simulator pushes to demo shop {Shop}: {Status}", demo.Name, (int)answer.StatusCode);
    }

    private async Task StartedAsync(CancellationToken cancel)
    {
        var started = new TaskCompletionSource();
        await using var heard = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancel);
    }

    /// <summary>A desk that listens everywhere is reached here too.</summary>
    private static Uri Loopback(string own) => new(own.Replace("[::]", "127.0.0.1", StringComparison.Ordinal).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).Replace("//+", "//127.0.0.1", StringComparison.Ordinal).Replace("//*", "//127.0.0.1", StringComparison.Ordinal));
}
