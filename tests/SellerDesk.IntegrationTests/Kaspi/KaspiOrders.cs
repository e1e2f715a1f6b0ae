using FluentAssertions;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.IntegrationTests.Kaspi;

/// <summary>Orders taken from the feed as the desk's writer does, against how they stand at the marketplace.</summary>
internal static class KaspiOrders
{
    public static async Task<string?> TakeAsync(SimulatedKaspi simulator, ShopAccess shop, string? cursor, Dictionary<string, IncomingOrder> known)
    {
        await foreach (var page in simulator.Connector.Orders!.ReadAsync(shop, cursor, CancellationToken.None))
        {
            cursor = Take(page, known);
        }

        return cursor;
    }

    /// <summary>As the desk's writer does: stages move on and not back.</summary>
    public static string Take(FeedPage<IncomingOrder> page, Dictionary<string, IncomingOrder> known)
    {
        foreach (var order in page.Items)
        {
            if (!known.TryGetValue(order.Number, out var before) || order.Stage >= before.Stage)
            {
                known[order.Number] = order.Lines.Count > 0 || before is null ? order : order with { Lines = before.Lines };
            }
        }

        return page.Cursor;
    }

    public static async Task StandAsThereAsync(SimulatedKaspi simulator, Dictionary<string, IncomingOrder> known)
    {
        var truth = await simulator.TrueOrdersAsync();
        known.Keys.Should().BeEquivalentTo(truth.Keys);
        var wrong = new List<string>();
        foreach (var (code, order) in known)
        {
            var there = await simulator.OrderAsync(code);
            var words = $"{there.GetProperty("state").GetString()}/{there.GetProperty("status").GetString()}";
            if (words != order.Status || order.Lines.Count != 1)
            {
                wrong.Add($"{code}: {order.Status}, there {words}, made {order.OrderedAt:u}, lines {order.Lines.Count}");
            }
        }

        wrong.Should().BeEmpty();
    }
}
