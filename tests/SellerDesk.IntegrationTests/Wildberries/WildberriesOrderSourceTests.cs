using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using Xunit;

namespace SellerDesk.IntegrationTests.Wildberries;

/// <summary>Orders have three sources; a key may not open all of them, and one may fail without the others.</summary>
public sealed class WildberriesOrderSourceTests : IAsyncLifetime
{
    private SimulatedWildberries simulator = null!;

    private IFeed<IncomingOrder> Feed => simulator.Connector.Orders!;

    public async Task InitializeAsync() => simulator = await SimulatedWildberries.StartAsync();

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Fact]
    public async Task A_key_without_statistics_still_brings_assembly_orders()
    {
        var pulled = await Pull.AllAsync(Feed, await simulator.ShopAsync("marketplace"));

        pulled.Items.Should().NotBeEmpty().And.OnlyContain(order => order.Facts.ContainsKey("fbsId") || order.Facts.ContainsKey("dbsId"));
    }

    [Fact]
    public async Task A_key_without_assembly_orders_still_brings_the_reports()
    {
        var pulled = await Pull.AllAsync(Feed, await simulator.ShopAsync("statistics"));

        pulled.Items.Should().NotBeEmpty().And.OnlyContain(order => !order.Facts.ContainsKey("fbsId"));
    }

    [Fact]
    public async Task A_key_for_neither_is_told_what_it_lacks()
    {
        var shop = await simulator.ShopAsync("feedbacks");

        var pull = () => Pull.AllAsync(Feed, shop);

        var failed = (await pull.Should().ThrowAsync<MarketplaceException>()).Which;
        failed.Failure.Should().Be(MarketplaceFailure.NoScope);
        failed.Detail.Should().Contain("Marketplace").And.Contain("Statistics");
    }

    [Fact]
    public async Task One_source_that_fails_does_not_hold_up_the_others()
    {
        await simulator.FaultAsync("/wb/statistics/api/v1/supplier/orders", "500");
        var shop = await simulator.ShopAsync();
        var items = new List<IncomingOrder>();
        string? cursor = null;

        var pull = async () =>
        {
            await foreach (var page in Feed.ReadAsync(shop, null, CancellationToken.None))
            {
                items.AddRange(page.Items);
                cursor = page.Cursor;
            }
        };

        (await pull.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.Unavailable);
        items.Should().Contain(order => order.Facts.ContainsKey("fbsId")).And.Contain(order => order.Facts.ContainsKey("sale"));

        await simulator.HealAsync();
        var later = await Pull.AllAsync(Feed, shop, cursor);
        later.Items.Should().HaveCountGreaterThan(400);
    }
}
