using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Orders;
using Xunit;

namespace SellerDesk.IntegrationTests.Wildberries;

public sealed class WildberriesOrderFeedTests : IAsyncLifetime
{
    private SimulatedWildberries simulator = null!;

    private IFeed<IncomingOrder> Feed => simulator.Connector.Orders!;

    public async Task InitializeAsync() => simulator = await SimulatedWildberries.StartAsync();

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Fact]
    public async Task Three_sources_tell_of_the_same_orders_by_one_number()
    {
        var pulled = await Pull.AllAsync(Feed, await simulator.ShopAsync());

        pulled.Unreadable.Should().BeEmpty();
        var byNumber = pulled.Items.GroupBy(order => order.Number).ToDictionary(parts => parts.Key, parts => parts.ToList());
        byNumber.Count.Should().BeGreaterThan(300);
        var packedBySeller = byNumber.Values.Where(parts => parts.Exists(part => part.Facts.ContainsKey("fbsId"))).ToList();
        packedBySeller.Should().NotBeEmpty().And.Subject.Count(parts => parts.Count > 1).Should().BeGreaterThan(packedBySeller.Count / 2);
        foreach (var parts in packedBySeller)
        {
            parts.Where(part => part.OrderedAt is not null).Select(part => part.OrderedAt!.Value.ToUnixTimeSeconds()).Distinct().Should().HaveCount(1);
            parts.SelectMany(part => part.Lines).Select(line => (line.UnitPrice, line.Currency, line.Product!.Number)).Distinct().Should().HaveCount(1);
            parts.SelectMany(part => part.Facts).GroupBy(fact => fact.Key).Should().OnlyContain(values => values.Select(fact => fact.Value).Distinct().Count() == 1, "sources that contradict each other would change the order at every pull");
            parts.Where(part => part.Status is not null).Should().OnlyContain(part => part.Status!.Contains('/') && part.Scheme == "FBS");
        }

        pulled.Items.Should().Contain(order => order.Stage == OrderStage.Returned)
            .And.Contain(order => order.Stage == OrderStage.Cancelled && order.CancelledAt != null)
            .And.Contain(order => order.Stage == OrderStage.Delivered && order.DeliveredAt != null);
        pulled.Pages[^1].Progress.Should().BeNull();
    }

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

    [Fact]
    public async Task A_later_pull_asks_the_reports_only_for_what_changed()
    {
        var shop = await simulator.ShopAsync("statistics");
        var first = await Pull.AllAsync(Feed, shop);

        var second = await Pull.AllAsync(Feed, shop, first.Cursor);

        second.Items.Count().Should().BeLessThan(first.Items.Count() / 10);
    }

    [Fact]
    public async Task A_report_whose_turn_has_not_come_is_left_out_quietly()
    {
        await using var strict = await SimulatedWildberries.StartAsync(limits: true);
        var shop = await strict.ShopAsync();
        var first = await Pull.AllAsync(strict.Connector.Orders!, shop);

        var second = await Pull.AllAsync(strict.Connector.Orders!, shop, first.Cursor);

        first.Items.Should().Contain(order => order.Facts.ContainsKey("sale"));
        second.Items.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("shuffle")]
    [InlineData("duplicates")]
    [InlineData("nullField")]
    public async Task Damaged_pages_lose_no_order(string fault)
    {
        var shop = await simulator.ShopAsync();
        var expected = (await Pull.AllAsync(Feed, shop)).Items.Select(order => order.Number).ToHashSet();
        await simulator.FaultAsync("/wb/statistics/*", fault);

        var pulled = await Pull.AllAsync(Feed, shop);

        pulled.Items.Select(order => order.Number).Distinct().Should().BeEquivalentTo(expected);
    }
}
