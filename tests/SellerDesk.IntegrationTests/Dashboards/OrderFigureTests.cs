using System.Globalization;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Orders;
using Xunit;

namespace SellerDesk.IntegrationTests.Dashboards;

public sealed class OrderFigureTests(LegFixture desk) : IClassFixture<LegFixture>
{
    private const string Ordered = "o.ordered_at";
    private const string Arrived = "coalesce(o.delivered_at, case when o.stage = 'Delivered' then o.stage_at end)";
    private const string Kept = "o.stage <> 'Cancelled'";

    private static readonly FigureFilter Weeks = new(LegFixture.Today.AddDays(-40), LegFixture.Today.AddDays(-3));

    private static CancellationToken None => CancellationToken.None;

    /// <summary>Each metric of orders: the day that it is of, and both sides of its fraction as plain SQL over orders.</summary>
    public static TheoryData<string, string, string, string> Plain { get; } = new()
    {
        { "orders", Ordered, "count(*)", "0" },
        { "revenue", Ordered, $"coalesce(sum(o.total) filter (where {Kept}), 0)", "0" },
        { "average-order", Ordered, $"coalesce(sum(o.total) filter (where {Kept}), 0)", $"count(o.total) filter (where {Kept})" },
        { "cancel-rate", Ordered, "count(*) filter (where o.stage = 'Cancelled')", "count(*)" },
        {
            "return-rate", Arrived, $"count(*) filter (where {Kept} and exists (select 1 from returns r where r.shop_id = o.shop_id and r.order_number = o.number and r.kind <> 'Cancellation'))",
            $"count(*) filter (where {Kept})"
        },
        {
            "late-share", "o.delivered_at", $"count(*) filter (where {Kept} and least(o.arrived_at, o.delivered_at) > o.promised_at)",
            $"count(*) filter (where {Kept} and o.promised_at is not null)"
        },
    };

    [Theory]
    [MemberData(nameof(Plain))]
    public async Task A_figure_is_what_plain_sums_over_orders_say_also_after_late_facts_and_a_new_zone(string code, string day, string numerator, string denominator)
    {
        var metric = Metrics.Of(code)!;
        var shop = await desk.AddShopAsync($"Показатели {code}");
        var random = new Random(7);
        var orders = Enumerable.Range(0, 200).Select(i => LegFixture.Any(random, i)).ToList();
        await desk.WriteAsync(shop, orders);
        await desk.RemakeAsync();
        await ShouldEqualAsync(shop, metric, day, numerator, denominator);

        await desk.WriteAsync(shop, [.. orders.Where((_, i) => i % 7 == 0).Select(order => order with { DeliveredAt = order.OrderedAt?.AddDays(9.3), Carrier = "Пятёрочка" })]);
        await desk.WriteAsync(shop, [.. orders.Where((_, i) => i % 11 == 0).Select(order => order with { PromisedAt = order.OrderedAt?.AddDays(2), Lines = [.. order.Lines.Select(line => line with { UnitPrice = 55.5m, Quantity = 3 })] })]);
        await desk.Database.ExecuteAsync($"delete from orders where shop_id = '{shop.Id}' and number in ('L5', 'L15')");
        await desk.Database.ExecuteAsync($"update orders set stage = 'Cancelled' where shop_id = '{shop.Id}' and number in ('L21', 'L22', 'L23')");
        await desk.WriteAsync(shop, LegFixture.Now, ReturnWriter.WriteAsync,
            [.. Enumerable.Range(0, 40).Select(i => new IncomingReturn { Number = $"r{i}", Kind = i % 3 == 0 ? ReturnKind.Cancellation : ReturnKind.Claim, Stage = ReturnStage.AwaitsSeller, OrderNumber = $"L{i * 3}" })]);
        await desk.RemakeAsync();
        await ShouldEqualAsync(shop, metric, day, numerator, denominator);

        await desk.Database.ExecuteAsync($"update shops set time_zone = 'Asia/Vladivostok' where id = '{shop.Id}'");
        await desk.RemakeAsync();
        await ShouldEqualAsync(shop, metric, day, numerator, denominator);
    }

    private async Task ShouldEqualAsync(Shop shop, Metric metric, string day, string numerator, string denominator)
    {
        var filter = Weeks with { Shop = shop.Id };
        var book = new FigureBook(desk.Scoped());
        var sheet = await book.LoadAsync([metric], filter, filter.Before.From, None);
        var value = sheet.Of(metric, filter.From, filter.To);
        value.Numerator.Should().Be(await PlainAsync(shop, filter, day, numerator), metric.Code);
        value.Denominator.Should().Be(await PlainAsync(shop, filter, day, denominator), metric.Code);
        sheet.Points(metric, filter.From, filter.To, FigureStep.Week).Sum(point => point.Sum.Numerator).Should().Be(value.Numerator);
        sheet.Of(metric, filter.Before.From, filter.Before.To).Numerator.Should().Be(await PlainAsync(shop, filter.Before, day, numerator));

        await ShouldAddUpAsync(metric, filter, value);
        foreach (var key in (await new FigureKeys(desk.Scoped()).LoadAsync(metric, filter, filter.Before, FigureDimension.Region, sheet.Currency, 50, None)).Rows)
        {
            var keyed = filter with { Dimension = FigureDimension.Region, Key = key.Key };
            key.Now.Should().Be((await book.LoadAsync([metric], keyed, keyed.From, None)).Of(metric, keyed.From, keyed.To));
            await ShouldAddUpAsync(metric, keyed, key.Now);
        }
    }

    /// <summary>The rows behind a number add up to it, however they are cut into slices.</summary>
    private async Task ShouldAddUpAsync(Metric metric, FigureFilter filter, MetricValue value)
    {
        var rows = new FigureRows(desk.Scoped(), new FigureBook(desk.Scoped()));
        var (sum, seen) = (0m, new HashSet<Guid>());
        FigureAfter? after = null;
        do
        {
            var slice = await rows.LoadAsync(metric, metric.Numerator, filter, after, 17, None);
            slice.Rows.All(row => seen.Add(row.Id)).Should().BeTrue("no row is listed twice");
            sum += slice.Rows.Sum(row => row.Value);
            after = slice.Next;
        }
        while (after is not null);
        sum.Should().Be(value.Numerator, metric.Code);
    }

    private async Task<decimal> PlainAsync(Shop shop, FigureFilter filter, string day, string counted)
    {
        await using var command = desk.Desk.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand($"""
            select ({counted})::numeric from orders o join shops s on s.id = o.shop_id where o.shop_id = '{shop.Id}' and ({day} at time zone s.time_zone)::date between '{filter.From:yyyy-MM-dd}' and '{filter.To:yyyy-MM-dd}'
            """);
        return Convert.ToDecimal(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
