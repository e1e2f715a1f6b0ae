using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Orders;
using Xunit;

namespace SellerDesk.IntegrationTests.Ozon;

/// <summary>Postings of both warehouses, and what comes back of them.</summary>
public sealed class OzonOrderFeedTests
{
    [Fact]
    public async Task Postings_of_both_warehouses_come_with_their_stages_and_dates()
    {
        await using var simulator = await SimulatedOzon.StartAsync();
        var shop = await simulator.ShopAsync();
        var feed = simulator.Connector.Orders!;

        var first = await OzonPull.OnceAsync(feed, shop);
        var second = await OzonPull.OnceAsync(feed, shop, first.Cursor);

        var truth = await simulator.TrueAsync("orders");
        first.Failure.Should().BeNull();
        first.Unreadable.Should().BeEmpty();
        first.Items.Select(order => order.Number).Should().OnlyHaveUniqueItems().And.HaveCount(truth.Length);
        first.Items.Select(order => order.Scheme).Distinct().Should().BeEquivalentTo("FBS", "RFBS", "FBO");
        first.Items.Should().OnlyContain(order => order.Stage != null && order.OrderedAt != null && order.PromisedAt != null && order.Lines.Count == 1 && order.Lines[0].Currency == "RUB");
        first.Items.Where(order => order.Scheme != "FBO").Should().OnlyContain(order => order.ShipBy != null);
        first.Items.Should().Contain(order => order.Stage == OrderStage.Delivered).And.Contain(order => order.Stage == OrderStage.Cancelled && order.CancelReason != null);
        first.Items.Should().OnlyContain(order => order.Buyer == null && order.BuyerNumber == null);

        // The world stands still: the second reading begins a little before where the first ended, and finds there what is known, as it is known.
        var known = first.Items.ToDictionary(order => order.Number, order => (order.Status, order.Stage));
        second.Items.Should().OnlyContain(order => known.ContainsKey(order.Number) && known[order.Number].Status == order.Status && known[order.Number].Stage == order.Stage);
        second.Items.Count().Should().BeLessThan(truth.Length / 10, "how much moved in that little while hangs on the hour");
    }

    [Fact]
    public async Task A_posting_that_is_delivered_meanwhile_comes_with_the_moment_of_its_delivery()
    {
        await using var simulator = await SimulatedOzon.StartAsync();
        var shop = await simulator.ShopAsync();
        var feed = simulator.Connector.Orders!;
        var first = await OzonPull.OnceAsync(feed, shop);
        var open = first.Items.Where(order => order is { Scheme: not "FBO", Stage: OrderStage.InTransit }).Select(order => order.Number).ToHashSet();

        await simulator.JumpAsync(TimeSpan.FromDays(6));
        var second = await OzonPull.OnceAsync(feed, shop, first.Cursor);

        second.Items.Where(order => open.Contains(order.Number) && order.Stage == OrderStage.Delivered).Should().NotBeEmpty().And.OnlyContain(order => order.DeliveredAt != null);
        second.Items.Should().Contain(order => order.Scheme == "FBO" && !first.Items.Any(known => known.Number == order.Number));
    }

    [Fact]
    public async Task Returns_claims_and_wishes_to_cancel_come_in_one_feed()
    {
        await using var simulator = await SimulatedOzon.StartAsync(orderDays: 90, volume: 40);
        var shop = await simulator.ShopAsync();
        var feed = simulator.Connector.Returns!;

        var first = await OzonPull.OnceAsync(feed, shop);
        var second = await OzonPull.OnceAsync(feed, shop, first.Cursor);

        first.Failure.Should().BeNull();
        first.Unreadable.Should().BeEmpty();
        first.Items.Select(item => item.Number).Should().OnlyHaveUniqueItems();
        first.Items.Select(item => item.Kind).Distinct().Should().Contain([ReturnKind.Return, ReturnKind.Claim, ReturnKind.Cancellation]);
        first.Items.Should().OnlyContain(item => item.Stage != ReturnStage.Unread && item.OrderNumber != null);
        first.Items.Where(item => item.Stage == ReturnStage.AwaitsSeller).Should().NotBeEmpty().And.OnlyContain(item => item.Decisions.Count > 0);
        first.Items.Where(item => item.Kind == ReturnKind.Cancellation).Should().OnlyContain(item => item.DecideBy != null);
        second.Items.Count().Should().BeLessThan(first.Items.Count() / 4);
    }
}
