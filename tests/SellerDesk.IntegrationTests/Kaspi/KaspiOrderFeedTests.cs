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
        var cursor = await KaspiOrders.TakeAsync(simulator, shop, null, known);

        // Now and then a pull, with nights and a holiday of five days between.
        for (var day = 0; day < 40; day += day == 20 ? 5 : 1)
        {
            await simulator.JumpAsync(TimeSpan.FromDays(day == 20 ? 5 : 1));
            cursor = await KaspiOrders.TakeAsync(simulator, shop, cursor, known);
        }

        await simulator.JumpAsync(TimeSpan.FromHours(2));
        await KaspiOrders.TakeAsync(simulator, shop, cursor, known);
        await KaspiOrders.StandAsThereAsync(simulator, known);
    }
}
