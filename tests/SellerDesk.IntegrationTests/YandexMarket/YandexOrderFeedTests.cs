using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Orders;
using SellerDesk.IntegrationTests.Wildberries;
using Xunit;

namespace SellerDesk.IntegrationTests.YandexMarket;

/// <summary>Orders come whichever way they are sold, and again when they changed.</summary>
public sealed class YandexOrderFeedTests : IAsyncLifetime
{
    private SimulatedYandex simulator = null!;

    private ShopAccess shop = null!;

    private Connector Connector => simulator.Connector;

    public async Task InitializeAsync()
    {
        simulator = await SimulatedYandex.StartAsync();
        shop = await simulator.LookedAtAsync();
    }

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Fact]
    public async Task All_orders_come_whichever_way_they_are_sold()
    {
        var truth = await simulator.TruthAsync("orders");

        var pulled = await Pull.AllAsync(Connector.Orders!, shop);
        var second = await Pull.AllAsync(Connector.Orders!, shop, pulled.Cursor);

        var orders = Pull.Last(pulled.Items, order => order.Number);
        pulled.Unreadable.Should().BeEmpty();
        orders.Keys.Should().BeEquivalentTo(truth.Select(order => order.GetProperty("number").ToString()));
        orders.Values.Select(order => order.Scheme).Distinct().Should().BeEquivalentTo("FBS", "FBY", "DBS", "EXPRESS");
        orders.Values.Select(order => order.Stage).Distinct().Should().Contain([OrderStage.Received, OrderStage.HandedOver, OrderStage.InTransit, OrderStage.Delivered, OrderStage.Cancelled]);
        orders.Values.SelectMany(order => order.Lines).Should().OnlyContain(line => line.Currency == "RUB" && line.UnitPrice > 0);
        foreach (var order in truth.Take(50))
        {
            var found = orders[order.GetProperty("number").ToString()];
            found.Lines.Single().UnitPrice.Should().Be(order.GetProperty("price").GetDecimal());
            found.BuyerCity.Should().NotBeNullOrEmpty();
            found.ShipBy.HasValue.Should().Be(order.GetProperty("fromSeller").GetBoolean());
        }

        second.Items.Count().Should().BeLessThan(15);
    }

    [Fact]
    public async Task An_order_that_changed_is_read_again()
    {
        var first = await Pull.AllAsync(Connector.Orders!, shop);
        await simulator.JumpAsync(TimeSpan.FromHours(8));

        var later = await Pull.AllAsync(Connector.Orders!, shop, first.Cursor);

        var truth = (await simulator.TruthAsync("orders")).ToDictionary(order => order.GetProperty("number").ToString());
        var before = Pull.Last(first.Items, order => order.Number);
        var now = Pull.Last(first.Items.Concat(later.Items), order => order.Number);
        now.Keys.Should().BeEquivalentTo(truth.Keys);
        later.Items.Should().Contain(order => before.ContainsKey(order.Number) && before[order.Number].Status != order.Status);
    }
}
