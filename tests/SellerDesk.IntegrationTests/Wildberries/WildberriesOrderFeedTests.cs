using System.Net.Http.Json;
using System.Text.Json;
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

    [Fact]
    public async Task Orders_that_the_seller_brings_have_a_day_and_no_name_phone_or_street()
    {
        var brought = (await Pull.AllAsync(Feed, await simulator.ShopAsync("marketplace"))).Items.Where(order => order.Scheme == "DBS").ToList();

        brought.Should().NotBeEmpty().And.OnlyContain(order => order.Facts.ContainsKey("dbsId") && order.ShipBy < order.PromisedAt && order.Buyer == null && !order.Facts.Values.Any(value => value.Contains("ул.")));
        brought.Should().Contain(order => order.Stage == OrderStage.Delivered).And.Contain(order => order.CancelReason == "canceled_by_client" || order.CancelReason == "declined_by_client");
    }

    [Fact]
    public async Task A_new_order_that_the_seller_brings_is_followed_until_it_is_over()
    {
        var shop = await simulator.ShopAsync("marketplace");
        IncomingOrder? fresh = null;
        string? cursor = null;
        for (var hours = 0; hours < 200 && fresh is null; hours += 5)
        {
            await JumpAsync(TimeSpan.FromHours(5));
            var pulled = await Pull.AllAsync(Feed, shop, cursor);
            cursor = pulled.Cursor;
            fresh = pulled.Items.FirstOrDefault(order => order.Scheme == "DBS" && order.Status == "new/waiting");
        }

        fresh.Should().NotBeNull();
        cursor.Should().Contain(fresh!.Number);
        await JumpAsync(TimeSpan.FromHours(18));
        var later = await Pull.AllAsync(Feed, shop, cursor);
        later.Items.Where(order => order.Number == fresh.Number).Should().Contain(order => order.Status != "new/waiting" && order.Stage != null);
    }

    [Fact]
    public async Task The_live_feed_adds_the_city_and_why_an_order_was_cancelled()
    {
        var live = (await Pull.AllAsync(Feed, await simulator.ShopAsync("analytics,statistics"))).Items.Where(order => order.BuyerCity is not null).ToList();

        live.Should().NotBeEmpty().And.Contain(order => order.CancelReason == "receipt");
        live.Select(order => order.Stage).Should().Contain(OrderStage.Delivered).And.Contain(OrderStage.Cancelled).And.NotContainNulls();
    }

    [Fact]
    public async Task Orders_of_more_than_three_months_ago_come_from_the_archive()
    {
        await JumpAsync(TimeSpan.FromDays(20));

        var pulled = await Pull.AllAsync(Feed, await simulator.ShopAsync("marketplace"));

        var now = (await simulator.Control.GetFromJsonAsync<JsonElement>("/control/clock")).GetProperty("now").GetDateTimeOffset();
        pulled.Items.Where(order => order.Scheme == "FBS" && order.OrderedAt < now.AddDays(-93)).Should().NotBeEmpty().And.OnlyContain(order => order.Stage != null && order.Lines.Count == 1 && order.Facts.ContainsKey("fbsId"));
    }

    [Fact]
    public async Task A_broken_report_is_set_aside_whole_and_read_again_later()
    {
        var shop = await simulator.ShopAsync("statistics");
        var expected = (await Pull.AllAsync(Feed, shop)).Items.Select(order => order.Number).ToHashSet();
        await simulator.FaultAsync("/wb/statistics/api/v1/supplier/orders", "brokenJson");
        var pages = new List<FeedPage<IncomingOrder>>();
        var pull = async () =>
        {
            await foreach (var page in Feed.ReadAsync(shop, null, CancellationToken.None))
            {
                pages.Add(page);
            }
        };

        (await pull.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.Unreadable);
        pages.SelectMany(page => page.Unreadable).Should().ContainSingle().Which.Raw.Should().StartWith("[{").And.Contain("srid");
        pages.SelectMany(page => page.Items).Should().NotBeEmpty("sales are read all the same");
        await simulator.HealAsync();
        var later = await Pull.AllAsync(Feed, shop, pages[^1].Cursor);
        pages.SelectMany(page => page.Items).Concat(later.Items).Select(order => order.Number).Distinct().Should().BeEquivalentTo(expected);
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

    private async Task JumpAsync(TimeSpan by) => (await simulator.Control.PostAsJsonAsync("/control/clock", new { jump = by.ToString("c") })).EnsureSuccessStatusCode();
}
