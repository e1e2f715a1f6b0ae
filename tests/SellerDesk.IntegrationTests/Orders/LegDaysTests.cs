using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Orders.Times;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Inbox;
using Xunit;

namespace SellerDesk.IntegrationTests.Orders;

public sealed class LegDaysTests(InboxFixture desk) : IClassFixture<InboxFixture>
{
    private static readonly DateTimeOffset Now = InboxFixture.Now;
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now.DateTime);
    private static readonly string[] Carriers = ["СДЭК", "Почта", "Boxberry"];

    private static CancellationToken None => CancellationToken.None;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Rollups_are_what_plain_sums_over_orders_say_also_after_late_facts(int seed)
    {
        var shop = await desk.AddShopAsync($"Пути {seed}");
        var random = new Random(seed);
        var orders = Enumerable.Range(0, 150).Select(i => Any(random, i)).ToList();
        await WriteAsync(shop, orders);
        await RemakeAsync();
        await ShouldEqualOrdersAsync(shop);

        // Delivered weeks ago, told today; a carrier becomes known; a promise moves; an order goes; a claim comes.
        await WriteAsync(shop, [.. orders.Where((_, i) => i % 7 == 0).Select(order => order with { DeliveredAt = order.OrderedAt?.AddDays(9.3), Carrier = "Пятёрочка" })]);
        await WriteAsync(shop, [.. orders.Where((_, i) => i % 11 == 0).Select(order => order with { PromisedAt = order.OrderedAt?.AddDays(2) })]);
        await desk.Database.ExecuteAsync($"delete from orders where shop_id = '{shop.Id}' and number = 'L5'");
        await desk.Database.ExecuteAsync($"update orders set stage = 'Cancelled' where shop_id = '{shop.Id}' and number in ('L21', 'L22', 'L23')");
        await desk.WriteAsync(shop, Now, ReturnWriter.WriteAsync, new IncomingReturn { Number = "r1", Kind = ReturnKind.Claim, Stage = ReturnStage.AwaitsSeller, OrderNumber = "L7" });
        await RemakeAsync();
        await ShouldEqualOrdersAsync(shop);
        (await CountAsync("select count(*) from touched_order_days")).Should().Be(0);
        (await CountAsync($"select coalesce(sum(returned), 0)::bigint from carrier_days where shop_id = '{shop.Id}'")).Should().Be(1);
    }

    [Fact]
    public async Task Medians_of_few_orders_are_exact_and_those_of_rollups_err_by_a_bucket_at_most()
    {
        var shop = await desk.AddShopAsync("Медианы");
        var random = new Random(5);
        await WriteAsync(shop, [.. Enumerable.Range(0, 600).Select(i => Any(random, i))]);
        await RemakeAsync();
        var filter = new LegFilter(Today.AddDays(-59), Today) { Shop = shop.Id, Leg = OrderLeg.Delivery, Dimension = LegDimension.Carrier };

        var view = await new LegBoard(desk.Scoped()).LoadAsync(filter, None);

        view.Exact.Should().BeTrue();
        foreach (var (leg, began, ended) in new[] { (OrderLeg.Approval, "ordered_at", "approved_at"), (OrderLeg.Delivery, "handed_over_at", "delivered_at"), (OrderLeg.Whole, "ordered_at", "delivered_at") })
        {
            var plain = await MedianAsync(shop, began, ended, filter);
            view.Of(leg).Now.Median.Should().BeApproximately(plain, 0.001, leg.ToString());

            var spread = new DurationSpread();
            await using var db = desk.Data.Open();
            foreach (var day in db.LegDays.Where(d => d.ShopId == shop.Id && d.Dimension == LegDimension.All && d.Leg == leg && d.Day >= filter.From && d.Day <= filter.To))
            {
                spread.Add(day.Spread);
            }

            spread.Count.Should().Be(view.Of(leg).Now.Timed);
            spread.Quantile(0.5).Should().BeInRange(plain * (1 - DurationSpread.MaxError), plain * (1 + DurationSpread.MaxError), leg.ToString());
        }

        view.Rows.Should().HaveCount(4);
        view.Rows.Sum(row => row.Now.Orders).Should().Be(view.Of(OrderLeg.Delivery).Now.Orders);
        view.Rows.Sum(row => row.Now.Late).Should().Be(view.Of(OrderLeg.Delivery).Now.Late);
    }

    [Theory]
    [InlineData(LegDimension.All)]
    [InlineData(LegDimension.Carrier)]
    [InlineData(LegDimension.Region)]
    [InlineData(LegDimension.Product)]
    public async Task Every_number_is_the_length_of_the_list_behind_it(LegDimension dimension)
    {
        var shop = await desk.AddShopAsync($"За числом {dimension}");
        var random = new Random(6);
        await WriteAsync(shop, [.. Enumerable.Range(0, 160).Select(i => Any(random, i))]);
        await RemakeAsync();
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
        await WriteAsync(shop, [Carried(1, "СДЭК", "Тверь", 2), Carried(2, "СДЭК", "Казань", 6), Carried(3, "СДЭК", "Казань", 3), Carried(4, "Почта", "Тверь", 5)]);
        await desk.WriteAsync(shop, Now, ReturnWriter.WriteAsync, new IncomingReturn { Number = "b1", Kind = ReturnKind.Return, Stage = ReturnStage.OnTheWay, OrderNumber = "c2" });
        await RemakeAsync();

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

    /// <summary>Orders as marketplaces tell them: times missing, out of order, some without a carrier or with two products.</summary>
    private static IncomingOrder Any(Random random, int number)
    {
        var ordered = Now.AddMinutes(-random.Next(60 * 24 * 60));
        DateTimeOffset? Told(double chance, DateTimeOffset at) => random.NextDouble() < chance ? at : null;
        var approved = ordered.AddMinutes(random.Next(-30, 600));
        var handed = approved.AddHours(random.Next(-3, 90));
        return new IncomingOrder
        {
            Number = $"L{number}",
            Status = "any",
            Stage = random.Next(9) == 0 ? OrderStage.Cancelled : OrderStage.Delivered,
            OrderedAt = Told(0.95, ordered),
            ApprovedAt = Told(0.7, approved),
            HandedOverAt = Told(0.8, handed),
            DeliveredAt = Told(0.8, handed.AddHours(Math.Exp(random.NextDouble() * 6) - 5)),
            PromisedAt = Told(0.9, ordered.AddDays(random.Next(1, 9))),
            ShipBy = Told(0.9, ordered.AddHours(random.Next(1, 60))),
            Carrier = random.Next(5) == 0 ? null : Carriers[random.Next(Carriers.Length)],
            Warehouse = random.Next(3) == 0 ? null : $"Склад {random.Next(3)}",
            BuyerRegion = random.Next(4) == 0 ? null : $"Область {random.Next(6)}",
            Lines = [.. Enumerable.Range(1, random.Next(0, 3)).Select(line => new IncomingOrderLine(line, new IncomingProduct($"10{random.Next(4)}", "Товар"), "Разное", 1, 100, random.Next(0, 2) * 30, "RUB"))],
        };
    }

    private async Task WriteAsync(Shop shop, IReadOnlyList<IncomingOrder> orders) => await desk.WriteAsync(shop, Now, OrderWriter.WriteAsync, orders);

    private async Task RemakeAsync()
    {
        while (await new RemakeOrderDaysJob(desk.Desk.Services.GetRequiredService<NpgsqlDataSource>()).RunAsync(None))
        {
        }
    }

    /// <summary>Written anew, leg by leg, not with the desk's own statement.</summary>
    private async Task ShouldEqualOrdersAsync(Shop shop)
    {
        foreach (var (leg, began, ended, due, at) in new[]
        {
            ("Approval", "ordered_at", "approved_at", "null::timestamptz", "approved_at"),
            ("Preparing", "coalesce(approved_at, ordered_at)", "handed_over_at", "ship_by", "handed_over_at"),
            ("Delivery", "handed_over_at", "delivered_at", "promised_at", "delivered_at"),
            ("Whole", "ordered_at", "delivered_at", "promised_at", "delivered_at"),
            ("Promise", "ordered_at", "promised_at", "null::timestamptz", "delivered_at"),
        })
        {
            foreach (var (dimension, key) in new[]
            {
                ("All", "''"), ("Carrier", "coalesce(o.carrier, '')"), ("Warehouse", "coalesce(o.warehouse, '')"), ("Region", "coalesce(o.buyer_region, '')"),
                ("Product", "coalesce(l.product_id::text, '')"),
            })
            {
                var lines = dimension == "Product" ? "join (select distinct order_id, shop_id, product_id from order_lines) l on l.order_id = o.id and l.shop_id = o.shop_id" : "";
                (await CountAsync($"""
                    with wanted as (
                      select (o.{at} at time zone 'Europe/Moscow')::date as day, {key} as key, count(*) as orders, count(({ended}) - ({began})) as timed,
                        count(*) filter (where {ended} < {began}) as contradicting, count({due}) as judged, count(*) filter (where {ended} > {due}) as late
                      from orders o {lines} where o.shop_id = '{shop.Id}' and o.{at} is not null and o.{ended} is not null {(at == "delivered_at" ? "and o.stage in ('Delivered', 'Returned')" : "")} group by 1, 2
                    ), made as (
                      select day, key, orders::bigint, timed::bigint, contradicting::bigint, judged::bigint, late::bigint from leg_days
                      where shop_id = '{shop.Id}' and leg = '{leg}' and dimension = '{dimension}'
                    )
                    select count(*) from ((table wanted except table made) union all (table made except table wanted)) as other
                    """)).Should().Be(0, "{0} by {1}", leg, dimension);
            }
        }

        (await CountAsync($"select count(*) from leg_days where shop_id = '{shop.Id}'")).Should().BePositive();
        (await CountAsync($"select abs(sum(orders) - (select count(*) from orders where shop_id = '{shop.Id}' and delivered_at is not null and stage <> 'Cancelled'))::bigint from carrier_days where shop_id = '{shop.Id}'")).Should().Be(0);
    }

    private async Task<double> MedianAsync(Shop shop, string began, string ended, LegFilter filter)
    {
        await using var command = desk.Desk.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand($"""
            select extract(epoch from percentile_cont(0.5) within group (order by {ended} - {began}))::float8 / 60 from orders
            where shop_id = '{shop.Id}' and ({ended} at time zone 'Europe/Moscow')::date between '{filter.From:yyyy-MM-dd}' and '{filter.To:yyyy-MM-dd}'
              and (stage <> 'Cancelled' or '{ended}' <> 'delivered_at')
            """);
        return (double)(await command.ExecuteScalarAsync())!;
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = desk.Desk.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
