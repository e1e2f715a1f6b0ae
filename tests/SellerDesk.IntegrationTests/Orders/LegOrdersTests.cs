using FluentAssertions;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders.Times;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Orders;
using Xunit;

namespace SellerDesk.IntegrationTests.Orders;

/// <summary>What stands behind the numbers of legs and carriers.</summary>
public sealed class LegOrdersTests(LegFixture desk) : IClassFixture<LegFixture>
{
    private static readonly DateTimeOffset Now = LegFixture.Now;
    private static readonly DateOnly Today = LegFixture.Today;

    private static CancellationToken None => CancellationToken.None;

    [Theory]
    [InlineData(LegDimension.All)]
    [InlineData(LegDimension.Carrier)]
    [InlineData(LegDimension.Region)]
    [InlineData(LegDimension.Product)]
    public async Task Every_number_is_the_length_of_the_list_behind_it(LegDimension dimension)
    {
        var shop = await desk.AddShopAsync($"За числом {dimension}");
        var random = new Random(6);
        await desk.WriteAsync(shop, [.. Enumerable.Range(0, 160).Select(i => LegFixture.Any(random, i))]);
        await desk.RemakeAsync();
        var orders = new LegOrders(desk.Scoped());
        foreach (var leg in Enum.GetValues<OrderLeg>())
        {
            var filter = new LegFilter(Today.AddDays(-59), Today) { Shop = shop.Id, Leg = leg, Dimension = dimension };
            var view = await new LegBoard(desk.Scoped()).LoadAsync(filter, None);
            foreach (var row in dimension == LegDimension.All ? [view.Of(leg)] : view.Rows)
            {
                (await AllAsync(filter, row.Key, LegShow.All, 0)).Should().HaveCount((int)row.Now.Orders).And.OnlyHaveUniqueItems(order => order.Id);
                (await AllAsync(filter, row.Key, LegShow.Late, 0)).Should().HaveCount((int)row.Now.Late).And.NotContain(order => !(order.Over > 0));
                (await AllAsync(filter, row.Key, LegShow.Contradicting, 0)).Should().HaveCount((int)row.Now.Contradicting);
                if (row.Now.P90 is { } p90)
                {
                    (await AllAsync(filter, row.Key, LegShow.Slow, p90)).Should().NotContain(order => !(order.Minutes > p90)).And.HaveCountLessThanOrEqualTo(1 + (int)(row.Now.Timed * 0.1));
                }
            }
        }

        async Task<List<LegOrder>> AllAsync(LegFilter filter, string key, LegShow show, double above)
        {
            var found = new List<LegOrder>();
            LegPlace? after = null;
            do
            {
                var (rows, next) = await orders.LoadAsync(filter, key, show, above, after, None);
                found.AddRange(rows);
                after = next;
            }
            while (after is not null);
            return found;
        }
    }

    [Fact]
    public async Task Carriers_stand_side_by_side_with_coverage_price_and_what_came_back()
    {
        var shop = await desk.AddShopAsync("Перевозчики");
        IncomingOrder Carried(int i, string carrier, string region, double days) => new()
        {
            Number = $"c{i}",
            Stage = OrderStage.Delivered,
            Status = "done",
            Carrier = carrier,
            BuyerRegion = region,
            OrderedAt = Now.AddDays(-10),
            HandedOverAt = Now.AddDays(-9),
            DeliveredAt = Now.AddDays(-9 + days),
            PromisedAt = Now.AddDays(-5),
            Lines = [new IncomingOrderLine(1, new IncomingProduct("148203771", "Термокружка"), "Кружки", 2, 900, 50, "RUB")],
        };
        await desk.WriteAsync(shop, [Carried(1, "СДЭК", "Тверь", 2), Carried(2, "СДЭК", "Казань", 6), Carried(3, "СДЭК", "Казань", 3), Carried(4, "Почта", "Тверь", 5)]);
        await desk.WriteAsync(shop, Now, ReturnWriter.WriteAsync, new IncomingReturn { Number = "b1", Kind = ReturnKind.Return, Stage = ReturnStage.OnTheWay, OrderNumber = "c2" });
        await desk.RemakeAsync();

        var view = await new CarrierBoard(desk.Scoped(), new LegBoard(desk.Scoped())).LoadAsync(new LegFilter(Today.AddDays(-29), Today) { Shop = shop.Id }, None);

        view.Regions.Should().Be(2);
        var first = view.Rows[0];
        (first.Carrier, first.Orders, first.Regions, first.Returned).Should().Be(("СДЭК", 3, 2, 1));
        first.Prices.Should().Equal(("RUB", 100m, 3L));
        (first.InTime.Share, first.InTime.Cases).Should().Be((2.0 / 3, 3));
        first.InTime.Low.Should().BeLessThan(0.3);
        first.Delivery.Now.Median.Should().BeApproximately(3 * 24 * 60, 0.01);
        first.Promise.Now.Median.Should().BeApproximately(5 * 24 * 60, 0.01);
    }
}
