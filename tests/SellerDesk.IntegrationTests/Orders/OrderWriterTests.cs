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

    private async Task<Order> OnlyAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        return await db.Orders.Include(o => o.Lines).SingleAsync(o => o.ShopId == shop.Id);
    }

    private async Task<PullCounts> WriteAsync(Shop shop, IReadOnlyList<IncomingOrder> orders)
    {
        await using var connection = await desk.Desk.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var counts = await OrderWriter.WriteAsync(new WriteBatch(connection, transaction, shop.Id, Now), orders, CancellationToken.None);
        await transaction.CommitAsync();
        return counts;
    }

    private static IncomingOrderLine Line(int number, decimal price) => new(number, new IncomingProduct("148203771", "Термокружка"), "Кружки", 1, price, 0, "RUB");
}
