using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Orders;

public sealed class OrderWriterTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Parts_of_one_order_from_several_sources_become_one_order()
    {
        var shop = await desk.AddShopAsync("По частям");
        await WriteAsync(shop, [new IncomingOrder { Number = "s1", Stage = OrderStage.Received, OrderedAt = Now.AddDays(-3), BuyerRegion = "Тверская", Lines = [Line(1, 1290)] }]);
        var counts = await WriteAsync(shop, [new IncomingOrder { Number = "s1", Status = "complete/sorted", Stage = OrderStage.HandedOver, Scheme = "FBS" }]);

        counts.Should().Be(new PullCounts(1, 0, 1, 0, 0));
        var order = await OnlyAsync(shop);
        (order.Stage, order.Status, order.Scheme, order.BuyerRegion).Should().Be((OrderStage.HandedOver, "complete/sorted", "FBS", "Тверская"));
        order.Lines.Should().ContainSingle(line => line.UnitPrice == 1290);
    }

    [Fact]
    public async Task A_slow_source_does_not_move_an_order_back_but_a_whole_one_may()
    {
        var shop = await desk.AddShopAsync("Назад");
        await WriteAsync(shop, [new IncomingOrder { Number = "s1", Status = "sold", Stage = OrderStage.Delivered }]);
        (await WriteAsync(shop, [new IncomingOrder { Number = "s1", Status = "new", Stage = OrderStage.Received }])).Unchanged.Should().Be(1);
        (await OnlyAsync(shop)).Stage.Should().Be(OrderStage.Delivered);

        (await WriteAsync(shop, [new IncomingOrder { Number = "s1", Whole = true, Status = "shipped", Stage = OrderStage.HandedOver }])).Changed.Should().Be(1);
        (await OnlyAsync(shop)).Stage.Should().Be(OrderStage.HandedOver);
    }

    [Fact]
    public async Task The_same_orders_again_change_nothing()
    {
        var shop = await desk.AddShopAsync("Снова");
        var orders = Enumerable.Range(1, 200).Select(n => new IncomingOrder { Number = $"s{n}", Status = "new", Stage = OrderStage.Received, OrderedAt = Now, Lines = [Line(1, n), Line(2, n)] }).ToList();
        (await WriteAsync(shop, orders)).New.Should().Be(200);
        (await WriteAsync(shop, orders)).Should().Be(new PullCounts(200, 0, 0, 200, 0));
    }

    [Fact]
    public async Task An_order_whose_line_alone_changed_counts_as_changed()
    {
        var shop = await desk.AddShopAsync("Строка");
        await WriteAsync(shop, [new IncomingOrder { Number = "s1", Stage = OrderStage.Received, Lines = [Line(1, 100)] }]);
        (await WriteAsync(shop, [new IncomingOrder { Number = "s1", Stage = OrderStage.Received, Lines = [Line(1, 90)] }])).Should().Be(new PullCounts(1, 0, 1, 0, 0));
    }

    [Fact]
    public async Task Times_that_contradict_are_kept_and_marked()
    {
        var shop = await desk.AddShopAsync("Времена");
        await WriteAsync(shop, [new IncomingOrder { Number = "s1", Stage = OrderStage.Delivered, HandedOverAt = Now, DeliveredAt = Now.AddDays(-1) }]);
        (await OnlyAsync(shop)).TimesContradict.Should().BeTrue();
    }

    [Fact]
    public async Task Every_stage_keeps_its_time_and_the_marketplaces_words()
    {
        var shop = await desk.AddShopAsync("Этапы");
        await WriteAsync(shop, [new IncomingOrder { Number = "s1", Status = "awaiting_packaging", Stage = OrderStage.Received, OrderedAt = Now.AddDays(-1), Lines = [Line(1, 100)] }]);
        await WriteAsync(shop, [new IncomingOrder { Number = "s1", Status = "awaiting_deliver/created", Stage = OrderStage.Packed }], Now.AddHours(1));
        await WriteAsync(shop, [new IncomingOrder { Number = "s1", Status = "awaiting_deliver/registered", Stage = OrderStage.Packed }], Now.AddHours(2));
        await WriteAsync(shop, [new IncomingOrder { Number = "s1", Status = "delivering", Stage = OrderStage.InTransit, HandedOverAt = Now.AddHours(3) }], Now.AddHours(4));
        (await WriteAsync(shop, [new IncomingOrder { Number = "s1", Status = "delivering", Stage = OrderStage.InTransit, HandedOverAt = Now.AddHours(3) }], Now.AddHours(5))).Unchanged.Should().Be(1);

        var steps = await StepsAsync(shop);
        steps.Select(step => (step.Stage, step.At, step.Told)).Should().Equal(
            (OrderStage.Received, Now.AddDays(-1), true), (OrderStage.Packed, Now.AddHours(1), false), (OrderStage.HandedOver, Now.AddHours(3), true), (OrderStage.InTransit, Now.AddHours(4), false));
        steps[1].Words.Should().Equal("awaiting_deliver/created", "awaiting_deliver/registered");
        steps[1].Seen.Should().Equal(Now.AddHours(1).UtcDateTime, Now.AddHours(2).UtcDateTime);
        (await OnlyAsync(shop)).StageAt.Should().Be(Now.AddHours(4));
    }

    [Fact]
    public async Task An_order_first_seen_far_along_has_no_made_up_times()
    {
        var shop = await desk.AddShopAsync("Поздно");
        await WriteAsync(shop, [new IncomingOrder { Number = "s1", Status = "awaiting_deliver", Stage = OrderStage.Packed, OrderedAt = Now.AddDays(-2) }]);
        (await StepsAsync(shop)).Select(step => (step.Stage, step.At)).Should().Equal((OrderStage.Received, Now.AddDays(-2)), (OrderStage.Packed, null));
    }

    [Fact]
    public async Task An_order_keeps_when_it_first_waited_at_the_pick_up_point()
    {
        var shop = await desk.AddShopAsync("Пункт выдачи");
        await WriteAsync(shop, [new IncomingOrder { Number = "s1", Status = "DELIVERY", Stage = OrderStage.InTransit, HandedOverAt = Now.AddDays(-4), PromisedAt = Now.AddHours(1) }]);
        (await OnlyAsync(shop)).ArrivedAt.Should().BeNull();

        await WriteAsync(shop, [new IncomingOrder { Number = "s1", Status = "PICKUP", Stage = OrderStage.InTransit }], Now);
        await WriteAsync(shop, [new IncomingOrder { Number = "s1", Status = "PICKUP", Stage = OrderStage.InTransit }], Now.AddDays(1));
        await WriteAsync(shop, [new IncomingOrder { Number = "s1", Status = "DELIVERED", Stage = OrderStage.Delivered, DeliveredAt = Now.AddDays(3) }], Now.AddDays(3));
        var order = await OnlyAsync(shop);
        (order.ArrivedAt, order.DeliveredAt).Should().Be((Now, Now.AddDays(3)));
    }

    [Fact]
    public async Task Only_what_lies_at_the_point_has_arrived()
    {
        var shop = await desk.AddShopAsync("Слова о пункте");
        string[] there = ["delivering/posting_in_pickup_point", "PICKUP", "PICKUP/PICKUP_SERVICE_RECEIVED", "complete/ready_for_pickup", "PICKUP/ARRIVED"];
        string[] not = ["delivering/posting_on_way_to_pickup_point", "driver_pickup", "awaiting_deliver/posting_driver_pick_up", "PICKUP/ACCEPTED_BY_MERCHANT", "PICKUP/APPROVED_BY_BANK", "PICKUP/CANCELLING", "DELIVERY/ARRIVED"];

        await WriteAsync(shop, [.. there.Concat(not).Select((status, at) => new IncomingOrder { Number = $"w{at:00}", Status = status, Stage = OrderStage.InTransit })]);

        await using var db = desk.Data.Open();
        var orders = await db.Orders.AsNoTracking().Where(o => o.ShopId == shop.Id).Select(o => new { o.Status, o.ArrivedAt }).ToListAsync();
        orders.Where(order => order.ArrivedAt is not null).Select(order => order.Status).Should().BeEquivalentTo(there);
    }

    [Fact]
    public async Task The_total_follows_the_lines_whoever_tells_of_them()
    {
        var shop = await desk.AddShopAsync("Сумма");
        await WriteAsync(shop, [new IncomingOrder { Number = "s1", Stage = OrderStage.Received, Lines = [Line(1, 100), Line(2, 50)] }]);
        (await OnlyAsync(shop)).Total.Should().Be(150);
        await WriteAsync(shop, [new IncomingOrder { Number = "s1", Stage = OrderStage.Received, OrderedAt = Now, Lines = [Line(2, 70)] }]);
        var order = await OnlyAsync(shop);
        (order.Total, order.Currency).Should().Be((170, "RUB"));
        order.Lines.Where(line => line.LineNumber == 2).Should().OnlyContain(line => line.OrderedAt == Now);
        await WriteAsync(shop, [new IncomingOrder { Number = "s1", OrderedAt = Now.AddDays(-1) }]);
        (await OnlyAsync(shop)).Lines.Should().OnlyContain(line => line.OrderedAt == Now.AddDays(-1));
    }

    [Fact]
    public async Task An_order_delivered_before_it_was_paid_is_kept_and_marked()
    {
        var shop = await desk.AddShopAsync("До оплаты");
        await WriteAsync(shop, [new IncomingOrder { Number = "s1", Stage = OrderStage.Delivered, OrderedAt = Now.AddDays(-9), ApprovedAt = Now, DeliveredAt = Now.AddDays(-1) }]);
        (await OnlyAsync(shop)).TimesContradict.Should().BeTrue();
    }

    [Fact]
    public async Task Counters_follow_every_move()
    {
        var shop = await desk.AddShopAsync("Счётчики");
        await WriteAsync(shop, [.. Enumerable.Range(1, 5).Select(n => new IncomingOrder { Number = $"s{n}", Stage = OrderStage.Received, Warehouse = "Казань" })]);
        await WriteAsync(shop, [new IncomingOrder { Number = "s1", Stage = OrderStage.Delivered }, new IncomingOrder { Number = "s2", Warehouse = "Тверь" }]);
        await using var db = desk.Data.Open();
        var counts = await db.OrderCounts.Where(c => c.ShopId == shop.Id).GroupBy(c => new { c.Stage, c.Part, c.Value }).Select(g => new { g.Key, Sum = g.Sum(c => c.Count) })
            .Where(g => g.Sum != 0).ToDictionaryAsync(g => (g.Key.Stage, g.Key.Part, g.Key.Value), g => g.Sum);
        counts.Should().BeEquivalentTo(new Dictionary<(OrderStage, OrderPart, string), int>
        {
            [(OrderStage.Received, OrderPart.All, "")] = 4,
            [(OrderStage.Delivered, OrderPart.All, "")] = 1,
            [(OrderStage.Received, OrderPart.Warehouse, "Казань")] = 3,
            [(OrderStage.Received, OrderPart.Warehouse, "Тверь")] = 1,
            [(OrderStage.Delivered, OrderPart.Warehouse, "Казань")] = 1,
        });
    }

    private async Task<List<OrderStep>> StepsAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        return (await db.OrderSteps.Where(s => s.ShopId == shop.Id).ToListAsync()).OrderBy(s => s.Stage).ToList();
    }

    private async Task<Order> OnlyAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        return await db.Orders.Include(o => o.Lines).SingleAsync(o => o.ShopId == shop.Id);
    }

    private async Task<PullCounts> WriteAsync(Shop shop, IReadOnlyList<IncomingOrder> orders, DateTimeOffset? at = null)
    {
        await using var connection = await desk.Desk.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var counts = await OrderWriter.WriteAsync(new WriteBatch(connection, transaction, shop.Id, at ?? Now), orders, CancellationToken.None);
        await transaction.CommitAsync();
        return counts;
    }

    private static IncomingOrderLine Line(int number, decimal price) => new(number, new IncomingProduct("148203771", "Термокружка"), "Кружки", 1, price, 0, "RUB");
}
