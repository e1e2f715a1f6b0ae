using FluentAssertions;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.IntegrationTests.Orders;

/// <summary>Of an order that changes only those days are counted anew on which something else is counted than before.</summary>
public sealed class OrderDayPartsTests(LegFixture desk) : IClassFixture<LegFixture>
{
    private const string Rollups = """
        select string_agg(said, E'\n' order by said) from (
          select concat_ws(' ', source, dimension, month, key, currency, upto) as said from figure_months where shop_id = '{0}' and exists (select 1 from unnest(upto) as c where c <> 0)
          union all select concat_ws(' ', dimension, leg, day, key, orders, timed, contradicting, judged, late, late_minutes, spread) from leg_days where shop_id = '{0}'
          union all select concat_ws(' ', dimension, leg, month, key, upto) from leg_key_months where shop_id = '{0}' and exists (select 1 from unnest(upto) as c where c <> 0)
          union all select concat_ws(' ', day, carrier, currency, orders, priced, price, returned, complained, damaged) from carrier_days where shop_id = '{0}'
          union all select concat_ws(' ', month, carrier, region, days) from carrier_region_months where shop_id = '{0}' and days <> 0
          union all select concat_ws(' ', day, product_id, orders) from sold_days where shop_id = '{0}'
        ) as rollups
        """;

    private static readonly DateTimeOffset Placed = new(2026, 10, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Each kind of change that orders, lines, returns and products meet; a few of the orders each.</summary>
    private static readonly string[] Changes =
    [
        "ordered_at = ordered_at - interval '30 hours'", "approved_at = ordered_at + interval '3 hours'", "handed_over_at = ordered_at + interval '2 days'", "delivered_at = ordered_at + interval '40 days'",
        "delivered_at = null, stage = 'Delivered', stage_at = ordered_at + interval '11 days'", "delivered_at = null, stage = 'InTransit'", "promised_at = ordered_at + interval '1 day'",
        "arrived_at = promised_at - interval '1 hour'", "ship_by = ordered_at + interval '1 hour'", "carrier = 'Улитка'", "warehouse = null", "buyer_region = 'Тыва'", "total = 77.5", "currency = 'KZT'",
        "stage = 'Cancelled'", "stage = 'Delivered', stage_at = ordered_at + interval '5 days'", "status = 'other word'",
    ];

    private static readonly string[] Besides =
    [
        "update order_lines set quantity = quantity + 2 where order_id = any({1})", "update order_lines set product_id = null, category = 'Разное' where order_id = any({1})", "update order_lines set unit_price = 3 where order_id = any({1})",
        "delete from order_lines where order_id = any({1})", "update returns set kind = 'Cancellation' where shop_id = '{0}'", "update products set category = 'Новая' where shop_id = '{0}'", "delete from orders where id = any({1})",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Counting_all_days_anew_changes_nothing_whatever_happened_to_orders(int seed)
    {
        var shop = await desk.AddShopAsync($"Части {seed}");
        var random = new Random(seed);
        await desk.WriteAsync(shop, [.. Enumerable.Range(0, 80).Select(i => LegFixture.Any(random, i))]);
        await desk.WriteAsync(shop, LegFixture.Now, ReturnWriter.WriteAsync, new IncomingReturn { Number = $"p{seed}", Kind = ReturnKind.Claim, Stage = ReturnStage.AwaitsSeller, OrderNumber = "L7" });
        await desk.RemakeAsync();
        foreach (var change in Changes.Select(set => $"update orders set {set} where id = any({{1}})").Concat(Besides).OrderBy(_ => random.Next()))
        {
            var some = $"array(select id from orders where shop_id = '{shop.Id}' and hashtext(number || '{random.Next()}') % 12 = 0)";
            await desk.Database.ExecuteAsync(change.Replace("{0}", shop.Id.ToString(), StringComparison.Ordinal).Replace("{1}", some, StringComparison.Ordinal));
            if (random.Next(3) == 0)
            {
                await desk.RemakeAsync();
            }
        }

        await desk.RemakeAsync();
        var kept = await RollupsAsync(shop);
        await desk.Database.ExecuteAsync($"insert into touched_order_days (shop_id, day) select '{shop.Id}', d::date from generate_series(date '2026-01-01', date '2027-01-31', interval '1 day') as d");
        await desk.RemakeAsync();

        (await RollupsAsync(shop)).Should().Be(kept);
    }

    [Theory]
    [InlineData("delivered_at = ordered_at + interval '6 days', stage = 'Delivered'", "11:8")]
    [InlineData("handed_over_at = ordered_at + interval '2 days', stage = 'HandedOver'", "7:4")]
    [InlineData("total = 5", "5:1")]
    [InlineData("stage = 'Cancelled'", "5:1")]
    [InlineData("buyer_region = 'Тыва'", "5:1, 6:2")]
    [InlineData("status = 'told otherwise'", "")]
    public async Task What_changes_of_an_order_touches_the_days_that_count_it(string change, string days)
    {
        var shop = await desk.AddShopAsync($"Дни {Guid.NewGuid()}");
        await desk.WriteAsync(shop, [new IncomingOrder { Number = "K1", Status = "paid", Stage = OrderStage.Assembled, OrderedAt = Placed, ApprovedAt = Placed.AddDays(1) }]);
        await desk.Database.ExecuteAsync($"delete from touched_order_days where shop_id = '{shop.Id}'");

        await desk.Database.ExecuteAsync($"update orders set {change} where shop_id = '{shop.Id}'");

        (await desk.Database.ReadAsync<string>($"""
            select coalesce(string_agg(day || ':' || parts, ', ' order by day), '') from (
              select extract(day from day) as day, bit_or(parts) as parts from touched_order_days where shop_id = '{shop.Id}' group by 1
            ) as touched
            """)).Should().Be(days);
    }

    private Task<string> RollupsAsync(Shop shop) => desk.Database.ReadAsync<string>(Rollups.Replace("{0}", shop.Id.ToString(), StringComparison.Ordinal));
}
