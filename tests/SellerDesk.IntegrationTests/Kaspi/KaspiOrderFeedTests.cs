using System.Text.Json;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Orders;
using SellerDesk.IntegrationTests.Wildberries;
using Xunit;

namespace SellerDesk.IntegrationTests.Kaspi;

public sealed class KaspiOrderFeedTests
{
    [Fact]
    public async Task The_first_pull_brings_every_order_with_its_goods_and_the_second_nearly_nothing()
    {
        await using var simulator = await SimulatedKaspi.StartAsync();
        var shop = await simulator.ShopAsync();

        var pulled = await Pull.AllAsync(simulator.Connector.Orders!, shop);

        pulled.Unreadable.Should().BeEmpty();
        var truth = await simulator.TrueOrdersAsync();
        truth.Count.Should().BeGreaterThan(200);
        pulled.Items.Select(order => order.Number).Distinct().Should().BeEquivalentTo(truth.Keys);
        pulled.Items.Should().OnlyContain(order => order.Lines.Count == 1 && order.Lines[0].Currency == "KZT" && order.Lines[0].Product != null && order.BuyerNumber != null && order.Buyer != null
            && order.Stage != null && order.OrderedAt != null && order.PromisedAt != null && order.BuyerCity != null && order.Status!.Contains('/'));
        pulled.Items.Should().OnlyContain(order => order.Lines[0].UnitPrice == truth[order.Number].GetProperty("tenge").GetDecimal());
        pulled.Items.Where(order => order.Scheme == "KASPI_DELIVERY").Should().NotBeEmpty().And.OnlyContain(order => order.ShipBy == truth[order.Number].GetProperty("shipBy").GetDateTimeOffset());
        pulled.Items.Select(order => order.Stage).Distinct().Should().Contain([OrderStage.Received, OrderStage.Delivered, OrderStage.Returned, OrderStage.Cancelled, OrderStage.HandedOver]);
        pulled.Items.Where(order => order.Stage == OrderStage.Cancelled).Should().OnlyContain(order => order.CancelReason != null);
        pulled.Pages[0].Progress!.Total.Should().BePositive();
        pulled.Pages[^1].Progress.Should().BeNull();

        var second = await Pull.AllAsync(simulator.Connector.Orders!, shop, pulled.Cursor);
        second.Items.Count().Should().BeLessThan(truth.Count / 2);
        second.Pages.Count.Should().BeLessThan(12);
    }

    [Fact]
    public async Task An_order_that_ends_long_after_it_was_made_is_followed_to_its_end()
    {
        await using var simulator = await SimulatedKaspi.StartAsync(reviews: 60, volume: 6);
        var shop = await simulator.ShopAsync();
        var known = new Dictionary<string, IncomingOrder>();
        var cursor = await TakeAsync(simulator, shop, null, known);

        // Now and then a pull, with nights and a holiday of five days between.
        for (var day = 0; day < 40; day += day == 20 ? 5 : 1)
        {
            await simulator.JumpAsync(TimeSpan.FromDays(day == 20 ? 5 : 1));
            cursor = await TakeAsync(simulator, shop, cursor, known);
        }

        await simulator.JumpAsync(TimeSpan.FromHours(2));
        await TakeAsync(simulator, shop, cursor, known);
        await StandsAsTheyStandThereAsync(simulator, known);
    }

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
                    cursor = Take(page, known);
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
        await TakeAsync(simulator, shop, cursor, known);
        await StandsAsTheyStandThereAsync(simulator, known);
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
                cursor = Take(page, known);
                if (known.Count > 30)
                {
                    await simulator.FaultAsync("/kaspi/*", "revoked");
                }
            }
        };
        (await pull.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.KeyRejected);

        await simulator.HealAsync();
        await TakeAsync(simulator, shop, cursor, known);
        await StandsAsTheyStandThereAsync(simulator, known);
    }

    [Fact]
    public async Task A_marketplace_s_clock_an_hour_ahead_hides_nothing()
    {
        await using var simulator = await SimulatedKaspi.StartAsync(reviews: 60);
        var shop = await simulator.ShopAsync();
        var known = new Dictionary<string, IncomingOrder>();
        simulator.Clock.Advance(TimeSpan.FromHours(-1));
        var cursor = await TakeAsync(simulator, shop, null, known);
        await simulator.Control.PostAsync(new Uri("/control/clock", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new { jump = "00:30:00" }));
        await TakeAsync(simulator, shop, cursor, known);
        known.Keys.Should().BeEquivalentTo((await simulator.TrueOrdersAsync()).Keys);
    }

    private static async Task<string?> TakeAsync(SimulatedKaspi simulator, ShopAccess shop, string? cursor, Dictionary<string, IncomingOrder> known)
    {
        await foreach (var page in simulator.Connector.Orders!.ReadAsync(shop, cursor, CancellationToken.None))
        {
            cursor = Take(page, known);
        }

        return cursor;
    }

    /// <summary>As the desk's writer does: stages move on and not back.</summary>
    private static string Take(FeedPage<IncomingOrder> page, Dictionary<string, IncomingOrder> known)
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

    private static async Task StandsAsTheyStandThereAsync(SimulatedKaspi simulator, Dictionary<string, IncomingOrder> known)
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
