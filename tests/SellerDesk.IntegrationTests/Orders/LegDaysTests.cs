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
using Xunit;

namespace SellerDesk.IntegrationTests.Orders;

public sealed class LegDaysTests(LegFixture desk) : IClassFixture<LegFixture>
{
    private static readonly DateTimeOffset Now = LegFixture.Now;
    private static readonly DateOnly Today = LegFixture.Today;

    private static CancellationToken None => CancellationToken.None;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Rollups_are_what_plain_sums_over_orders_say_also_after_late_facts(int seed)
    {
        var shop = await desk.AddShopAsync($"Пути {seed}");
        var random = new Random(seed);
        var orders = Enumerable.Range(0, 150).Select(i => LegFixture.Any(random, i)).ToList();
        await desk.WriteAsync(shop, orders);
        await desk.RemakeAsync();
        await ShouldEqualOrdersAsync(shop);

        // Delivered weeks ago, told today; a carrier becomes known; a promise moves; an order goes; a claim comes.
        await desk.WriteAsync(shop, [.. orders.Where((_, i) => i % 7 == 0).Select(order => order with { DeliveredAt = order.OrderedAt?.AddDays(9.3), Carrier = "Пятёрочка" })]);
        await desk.WriteAsync(shop, [.. orders.Where((_, i) => i % 11 == 0).Select(order => order with { PromisedAt = order.OrderedAt?.AddDays(2) })]);
        await desk.Database.ExecuteAsync($"delete from orders where shop_id = '{shop.Id}' and number = 'L5'");
        await desk.Database.ExecuteAsync($"update orders set stage = 'Cancelled' where shop_id = '{shop.Id}' and number in ('L21', 'L22', 'L23')");
        await desk.Database.ExecuteAsync($"update orders set arrived_at = promised_at - interval '1 hour' where shop_id = '{shop.Id}' and number ~ '[36]$'");
        await desk.WriteAsync(shop, Now, ReturnWriter.WriteAsync, new IncomingReturn { Number = "r1", Kind = ReturnKind.Claim, Stage = ReturnStage.AwaitsSeller, OrderNumber = "L7" });
        await desk.RemakeAsync();
        await ShouldEqualOrdersAsync(shop);
        (await CountAsync("select count(*) from touched_order_days")).Should().Be(0);
        (await CountAsync($"select coalesce(sum(returned), 0)::bigint from carrier_days where shop_id = '{shop.Id}'")).Should().Be(1);
    }

    [Fact]
    public async Task Medians_of_few_orders_are_exact_and_those_of_rollups_err_by_a_bucket_at_most()
    {
        var shop = await desk.AddShopAsync("Медианы");
        var random = new Random(5);
        await desk.WriteAsync(shop, [.. Enumerable.Range(0, 600).Select(i => LegFixture.Any(random, i))]);
        await desk.RemakeAsync();
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
    [InlineData(LegDimension.Product)]
    [InlineData(LegDimension.Region)]
    [InlineData(LegDimension.Carrier)]
    public async Task The_board_shows_of_every_key_what_its_days_add_up_to(LegDimension dimension)
    {
        var shop = await desk.AddShopAsync($"По {dimension}");
        var random = new Random(11);
        await desk.WriteAsync(shop, [.. Enumerable.Range(0, 300).Select(i => LegFixture.Any(random, i))]);
        await desk.RemakeAsync();
        var filter = new LegFilter(Today.AddDays(-36), Today.AddDays(-3)) { Shop = shop.Id, Leg = OrderLeg.Whole, Dimension = dimension };

        var view = await new LegBoard(desk.Scoped()).LoadAsync(filter, None);

        await using var db = desk.Data.Open();
        var days = db.LegDays.Where(d => d.ShopId == shop.Id && d.Dimension == dimension && d.Leg == OrderLeg.Whole && d.Day >= filter.From && d.Day <= filter.To).ToList();
        view.Keys.Should().Be(days.Select(day => day.Key).Distinct().Count()).And.BePositive();
        view.Rows.Select(row => (row.Key, row.Now.Orders, row.Now.Late)).Should().BeEquivalentTo(days.GroupBy(day => day.Key).Select(key => (key.Key, (long)key.Sum(day => day.Orders), (long)key.Sum(day => day.Late))));
        view.Rows.Should().OnlyContain(row => dimension != LegDimension.Product || row.Key.Length == 0 || row.Name == "Товар");
    }

    [Fact]
    public async Task A_promise_is_kept_on_arrival_at_the_pick_up_point_however_late_the_buyer_comes()
    {
        var shop = await desk.AddShopAsync("Пришёл поздно");
        foreach (var (number, arrived) in new[] { ("p1", Now.AddDays(-6)), ("p2", Now.AddDays(-3)) })
        {
            var order = new IncomingOrder { Number = number, Status = "PICKUP", Stage = OrderStage.InTransit, OrderedAt = Now.AddDays(-9), HandedOverAt = Now.AddDays(-8), PromisedAt = Now.AddDays(-5), Carrier = "СДЭК" };
            await desk.WriteAsync(shop, arrived, OrderWriter.WriteAsync, order);
            await desk.WriteAsync(shop, Now, OrderWriter.WriteAsync, order with { Status = "DELIVERED", Stage = OrderStage.Delivered, DeliveredAt = Now.AddDays(-1) });
        }

        await desk.RemakeAsync();
        var filter = new LegFilter(Today.AddDays(-29), Today) { Shop = shop.Id, Leg = OrderLeg.Delivery };
        var leg = (await new LegBoard(desk.Scoped()).LoadAsync(filter, None)).Of(OrderLeg.Delivery).Now;
        (leg.Orders, leg.Judged, leg.Late).Should().Be((2, 2, 1));
        leg.Median.Should().BeApproximately(TimeSpan.FromDays(7).TotalMinutes, 0.1, "the way itself ends in the buyer's hands");
        var (late, _) = await new LegOrders(desk.Scoped()).LoadAsync(filter, "СДЭК", LegShow.Late, 0, null, None);
        late.Should().ContainSingle().Which.Should().Match<LegOrder>(order => order.Number == "p2" && Math.Abs(order.Over!.Value - TimeSpan.FromDays(2).TotalMinutes) < 0.1);
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
                        count(*) filter (where {ended} < {began}) as contradicting, count({due}) as judged, count(*) filter (where {(at == "delivered_at" && due == "promised_at" ? "least(arrived_at, delivered_at)" : ended)} > {due}) as late
                      from orders o {lines} where o.shop_id = '{shop.Id}' and o.{at} is not null and o.{ended} is not null {(at == "delivered_at" ? "and o.stage in ('Delivered', 'Returned')" : "")} group by 1, 2
                    ), made as (
                      select day, key, orders::bigint, timed::bigint, contradicting::bigint, judged::bigint, late::bigint from leg_days
                      where shop_id = '{shop.Id}' and leg = '{leg}' and dimension = '{dimension}'
                    )
                    select count(*) from ((table wanted except table made) union all (table made except table wanted)) as other
                    """)).Should().Be(0, "{0} by {1}", leg, dimension);
            }
        }

        // What ranks keys says the same as the days, up to the end of every day of its month.
        (await CountAsync($"""
            with counted as (
              select m.dimension, m.leg, m.key, m.month + (place - 1)::int as day, m.upto[place] - coalesce(m.upto[place - 1], 0) as orders
              from leg_key_months m cross join generate_series(1, 31) as place where m.shop_id = '{shop.Id}'
            ), told as (select dimension, leg, key, day, orders from counted where orders <> 0)
            select count(*) from (
              (table told except select dimension, leg, key, day, orders from leg_days where shop_id = '{shop.Id}' and dimension <> 'All')
              union all (select dimension, leg, key, day, orders from leg_days where shop_id = '{shop.Id}' and dimension <> 'All' except table told)) as other
            """)).Should().Be(0);
        (await CountAsync($"""
            with told as (
              select m.carrier, m.region, m.month + place as day from carrier_region_months m cross join generate_series(0, 30) as place where m.shop_id = '{shop.Id}' and m.days & (1 << place) <> 0
            ), wanted as (
              select distinct coalesce(carrier, ''), buyer_region, (delivered_at at time zone 'Europe/Moscow')::date from orders
              where shop_id = '{shop.Id}' and delivered_at is not null and buyer_region is not null and stage in ('Delivered', 'Returned')
            )
            select count(*) from ((table told except table wanted) union all (table wanted except table told)) as other
            """)).Should().Be(0);
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
