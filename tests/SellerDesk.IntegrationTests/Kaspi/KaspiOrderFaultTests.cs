using System.Text.Json;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using Xunit;

namespace SellerDesk.IntegrationTests.Kaspi;

/// <summary>Pulls that are broken off, disturbed or shut out end with what an undisturbed one ends with.</summary>
public sealed class KaspiOrderFaultTests
{
    [Fact]
    public async Task A_pull_that_is_broken_off_anywhere_goes_on_without_a_hole()
    {
        await using var simulator = await SimulatedKaspi.StartAsync(pageSize: "20");
        var shop = await simulator.ShopAsync();
        var seen = new HashSet<string>();
        string? cursor = null;
        for (var stops = 0; stops < 400; stops++)
        {
            var pages = 0;
            var isOver = true;
            await foreach (var page in simulator.Connector.Orders!.ReadAsync(shop, cursor, CancellationToken.None))
            {
                seen.UnionWith(page.Items.Select(order => order.Number));
                cursor = page.Cursor;
                if (++pages == 3)
                {
                    isOver = false;
                    break;
                }
            }

            if (isOver)
            {
                break;
            }
        }

        seen.Should().BeEquivalentTo((await simulator.TrueOrdersAsync()).Keys);
    }

    [Theory]
    [InlineData("500", 0.05)]
    [InlineData("429", 0.03)]
    [InlineData("dropBeforeProcessing", 0.05)]
    [InlineData("brokenJson", 0.06)]
    [InlineData("duplicates", 1)]
    [InlineData("shuffle", 1)]
    [InlineData("lyingTotal", 1)]
    [InlineData("repeatPage", 0.1)]
    public async Task Faults_end_with_what_an_undisturbed_pull_ends_with(string kind, double share)
    {
        await using var simulator = await SimulatedKaspi.StartAsync(reviews: 60, volume: 6, pageSize: "30");
        var shop = await simulator.ShopAsync();
        var known = new Dictionary<string, IncomingOrder>();
        await simulator.FaultAsync("/kaspi/v2/orders", kind, share: share, seconds: 0.01);
        string? cursor = null;
        for (var tries = 0; tries < 30; tries++)
        {
            try
            {
                await foreach (var page in simulator.Connector.Orders!.ReadAsync(shop, cursor, CancellationToken.None))
                {
                    cursor = KaspiOrders.Take(page, known);
                }

                break;
            }
            catch (MarketplaceException failed)
            {
                failed.Failure.Should().BeOneOf(MarketplaceFailure.Unavailable, MarketplaceFailure.NoAnswer, MarketplaceFailure.RateLimited, MarketplaceFailure.Unreadable);
                simulator.Clock.Advance(TimeSpan.FromMinutes(3));
            }
        }

        await simulator.HealAsync();
        await KaspiOrders.TakeAsync(simulator, shop, cursor, known);
        await KaspiOrders.StandAsThereAsync(simulator, known);
    }

    [Fact]
    public async Task A_token_that_is_withdrawn_in_the_middle_ends_the_pull_and_keeps_its_place()
    {
        await using var simulator = await SimulatedKaspi.StartAsync(pageSize: "20");
        var shop = await simulator.ShopAsync();
        var known = new Dictionary<string, IncomingOrder>();
        string? cursor = null;
        var pull = async () =>
        {
            await foreach (var page in simulator.Connector.Orders!.ReadAsync(shop, cursor, CancellationToken.None))
            {
                cursor = KaspiOrders.Take(page, known);
                if (known.Count > 30)
                {
                    await simulator.FaultAsync("/kaspi/*", "revoked");
                }
            }
        };
        (await pull.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.KeyRejected);

        await simulator.HealAsync();
        await KaspiOrders.TakeAsync(simulator, shop, cursor, known);
        await KaspiOrders.StandAsThereAsync(simulator, known);
    }

    [Fact]
    public async Task A_marketplace_s_clock_an_hour_ahead_hides_nothing()
    {
        await using var simulator = await SimulatedKaspi.StartAsync(reviews: 60);
        var shop = await simulator.ShopAsync();
        var known = new Dictionary<string, IncomingOrder>();
        simulator.Clock.Advance(TimeSpan.FromHours(-1));
        var cursor = await KaspiOrders.TakeAsync(simulator, shop, null, known);
        await simulator.Control.PostAsync(new Uri("/control/clock", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new { jump = "00:30:00" }));
        await KaspiOrders.TakeAsync(simulator, shop, cursor, known);
        known.Keys.Should().BeEquivalentTo((await simulator.TrueOrdersAsync()).Keys);
    }
}
