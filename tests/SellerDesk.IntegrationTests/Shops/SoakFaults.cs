using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Shops;

/// <summary>What goes wrong at the marketplaces during a long run.</summary>
internal static class SoakFaults
{
    /// <summary>Struck calls of each kind, of every hundred.</summary>
    private static readonly (string Kind, double Share, double? Seconds)[] Faults =
    [
        ("429", 0.006, 0.01), ("500", 0.006, null), ("502", 0.006, null), ("timeout", 0.004, 0.2), ("dropBeforeProcessing", 0.004, null), ("dropAfterProcessing", 0.004, null),
        ("brokenJson", 0.006, null), ("duplicates", 0.006, null), ("shuffle", 0.006, null), ("slow", 0.004, 0.05), ("lyingTotal", 0.006, null),
    ];

    /// <summary>Lists with pages, of which one is given out twice now and then. What is asked about one thing by a POST has none.</summary>
    private static readonly string[] Paged =
    [
        "/wb/*", "/ozon/v2/review/list", "/ozon/v1/question/list", "/ozon/v3/chat/list", "/ozon/v1/returns/list",
        "/yandex/v2/businesses/*/goods-feedback", "/yandex/v1/businesses/*/orders", "/kaspi/v2/orders",
    ];

    private static readonly string[] Prefixes = ["/wb/*", "/ozon/*", "/yandex/*", "/kaspi/*"];

    public static async Task ShakeAsync(Simulated simulator, bool faulty)
    {
        await simulator.HealAsync();
        foreach (var path in SoakTruth.PoisonedLists)
        {
            await simulator.FaultAsync(path, "poison");
        }

        foreach (var prefix in faulty ? Prefixes : [])
        {
            foreach (var (kind, share, seconds) in Faults)
            {
                await simulator.FaultAsync(prefix, kind, share: share, seconds: seconds);
            }
        }

        foreach (var list in faulty ? Paged : [])
        {
            await simulator.FaultAsync(list, "repeatPage", share: 0.01);
        }
    }

    public static async Task<Dictionary<string, int>> StruckAsync(Simulated simulator) =>
        (await simulator.Control.GetFromJsonAsync<JsonElement>("/control/faults")).EnumerateArray()
            .Where(fault => fault.GetProperty("kind").GetString() != "poison")
            .GroupBy(fault => fault.GetProperty("kind").GetString()!).ToDictionary(kind => kind.Key, kind => kind.Sum(fault => fault.GetProperty("fired").GetInt32()));
}
