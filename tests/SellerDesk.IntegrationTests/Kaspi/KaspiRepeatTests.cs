using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.IntegrationTests.Wildberries;
using Xunit;

namespace SellerDesk.IntegrationTests.Kaspi;

/// <summary>
/// Every call is answered with the answer before, and right only when it is asked again. What is older than the daily look is read once and never
/// again, so that whatever such an answer hides would be lost for good.
/// </summary>
public sealed class KaspiRepeatTests
{
    private const string Orders = "/kaspi/v2/orders";

    [Fact]
    public async Task A_history_of_returns_in_which_every_answer_comes_twice_loses_none()
    {
        await using var simulator = await SimulatedKaspi.StartAsync(reviews: 100, volume: 10);
        var shop = await simulator.ShopAsync();
        var whole = (await Pull.AllAsync(simulator.Connector.Returns!, shop)).Items.Select(item => item.Number).ToHashSet();
        whole.Should().Contain(number => number.StartsWith("cancel-", StringComparison.Ordinal)).And.Contain(number => number.StartsWith("return-", StringComparison.Ordinal));

        var (disturbed, unreadable) = await DisturbedAsync(simulator, simulator.Connector.Returns!, shop, Orders);

        disturbed.Select(item => item.Number).Distinct().Should().BeEquivalentTo(whole);
        unreadable.Should().Be(0, "an answer to something else is nobody's broken row");
    }

    [Fact]
    public async Task A_history_of_orders_in_which_every_answer_comes_twice_loses_none()
    {
        await using var simulator = await SimulatedKaspi.StartAsync(reviews: 100, volume: 10, pageSize: "20");

        var (disturbed, _) = await DisturbedAsync(simulator, simulator.Connector.Orders!, await simulator.ShopAsync(), Orders);

        disturbed.Select(order => order.Number).Distinct().Should().BeEquivalentTo((await simulator.TrueOrdersAsync()).Keys);
    }

    [Fact]
    public async Task A_history_of_reviews_in_which_every_answer_comes_twice_loses_none()
    {
        await using var simulator = await SimulatedKaspi.StartAsync(reviews: 12, volume: 1);
        var shop = await simulator.ShopAsync();
        var whole = (await Pull.AllAsync(simulator.Connector.Reviews!, shop)).Items.Select(review => review.Number).ToHashSet();
        whole.Should().NotBeEmpty();

        var (disturbed, _) = await DisturbedAsync(simulator, simulator.Connector.Reviews!, shop, "/kaspi/v2/merchantreviews");

        disturbed.Select(review => review.Number).Distinct().Should().BeEquivalentTo(whole);
    }

    [Fact]
    public async Task An_order_asked_for_by_its_code_is_no_other_order()
    {
        await using var simulator = await SimulatedKaspi.StartAsync(volume: 40);
        var shop = await simulator.ShopAsync();
        var items = (await Pull.AllAsync(simulator.Connector.Returns!, shop)).Items.DistinctBy(item => item.Number).Where(item => item.Stage == ReturnStage.Closed).Take(3).ToList();
        var decisions = simulator.Connector.Decisions!;
        foreach (var item in items)
        {
            await simulator.FaultAsync(Orders, "repeatPage", times: 1);

            (await decisions.LookUpAsync(shop, item.Number, CancellationToken.None))!.Number.Should().Be(item.Number);
        }

        await simulator.FaultAsync(Orders, "repeatPage", times: 1);
        (await decisions.LookUpAsync(shop, "cancel-1", CancellationToken.None)).Should().BeNull("there is no order of that code, whatever else was answered first");
    }

    /// <summary>Every page's first call is answered with what was answered last.</summary>
    private static async Task<(List<T> Items, int Unreadable)> DisturbedAsync<T>(SimulatedKaspi simulator, IFeed<T> feed, ShopAccess shop, string path)
    {
        var (items, unreadable) = (new List<T>(), 0);
        await using var pages = feed.ReadAsync(shop, null, CancellationToken.None).GetAsyncEnumerator();
        for (; ; )
        {
            await simulator.HealAsync();
            await simulator.FaultAsync(path, "repeatPage", times: 1);
            if (!await pages.MoveNextAsync())
            {
                return (items, unreadable);
            }

            items.AddRange(pages.Current.Items);
            unreadable += pages.Current.Unreadable.Count;
        }
    }
}
