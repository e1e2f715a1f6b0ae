using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.ServiceLevels;
using Xunit;

namespace SellerDesk.IntegrationTests.Orders;

public sealed class LateOrderTests(LateOrderFixture desk) : IClassFixture<LateOrderFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Now = LateOrderFixture.Now;

    public Task InitializeAsync()
    {
        desk.Clock.Set(Now);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_order_has_a_clock_until_it_is_handed_over()
    {
        var shop = await desk.AddShopAsync("Часы заказа");
        await desk.WriteAsync(shop, new IncomingOrder { Number = "c1", Status = "new", Stage = OrderStage.Received, OrderedAt = Now });
        await desk.TimeAsync();
        var order = await desk.OneAsync(shop, "c1");
        order.DueAt.Should().BeAfter(Now);
        order.ActBy.Should().Be(order.DueAt);
        (await desk.ClocksAsync(order)).Should().ContainSingle(c => c.StoppedAt == null && c.DueAt == order.DueAt && c.Subject == ClockSubject.Order);

        await desk.WriteAsync(shop, new IncomingOrder { Number = "c1", Status = "packed", Stage = OrderStage.Packed });
        await desk.TimeAsync();
        (await desk.OneAsync(shop, "c1")).DueAt.Should().Be(order.DueAt, "one clock runs through all stages that are ours");

        await desk.WriteAsync(shop, new IncomingOrder { Number = "c1", Status = "shipped", Stage = OrderStage.HandedOver, HandedOverAt = Now.AddHours(3) });
        await desk.TimeAsync();
        (await desk.OneAsync(shop, "c1")).DueAt.Should().BeNull();
        (await desk.ClocksAsync(order)).Should().OnlyContain(c => c.StoppedAt == Now.AddHours(3));
    }

    [Fact]
    public async Task An_orders_deadline_follows_its_clock_whoever_moves_it()
    {
        var shop = await desk.AddShopAsync("Сдвиг");
        await desk.WriteAsync(shop, new IncomingOrder { Number = "m1", Stage = OrderStage.Received, OrderedAt = Now });
        await desk.TimeAsync();
        var order = await desk.OneAsync(shop, "m1");
        await desk.Database.ExecuteAsync($"update clocks set due_at = due_at + interval '1 day' where subject_id = '{order.Id.Value}'");
        (await desk.OneAsync(shop, "m1")).DueAt.Should().Be(order.DueAt!.Value.AddDays(1));
    }

    [Fact]
    public async Task The_marketplaces_line_counts_where_it_is_nearer()
    {
        var shop = await desk.AddShopAsync("Черта");
        await desk.WriteAsync(shop, new IncomingOrder { Number = "l1", Stage = OrderStage.Received, OrderedAt = Now, ShipBy = Now.AddMinutes(10) });
        await desk.TimeAsync();
        (await desk.OneAsync(shop, "l1")).ActBy.Should().Be(Now.AddMinutes(10));
    }

    [Fact]
    public async Task Goods_in_the_marketplaces_warehouse_owe_nothing()
    {
        var shop = await desk.AddShopAsync("Склад площадки");
        await desk.WriteAsync(shop, new IncomingOrder { Number = "f1", Scheme = "FBO", Stage = OrderStage.InTransit, OrderedAt = Now.AddDays(-9), PromisedAt = Now.AddDays(-2) });
        await desk.TimeAsync();
        await desk.WatchAsync();
        (await desk.OneAsync(shop, "f1")).ActBy.Should().BeNull();
        (await desk.ItemAsync(shop, "f1")).Should().BeNull();
    }

    [Fact]
    public async Task A_late_delivery_becomes_work_once_and_closes_by_itself_when_it_arrives()
    {
        var shop = await desk.AddShopAsync("Опоздание");
        await desk.WriteAsync(shop, new IncomingOrder { Number = "d1", Stage = OrderStage.InTransit, OrderedAt = Now.AddDays(-5), PromisedAt = Now.AddMinutes(-5), Lines = [Line(1, "Плед «Косы»")] });
        await desk.WatchAsync();
        (await desk.WatchAsync()).Should().BeFalse("nothing has changed since");
        var item = await desk.ItemAsync(shop, "d1");
        (item!.Kind, item.State, item.Unread, item.Preview, item.ProductName).Should().Be((WorkItemKind.LateOrder, WorkItemState.Open, true, "d1", "Плед «Косы»"));
        item.DueAt.Should().BeAfter(Now);

        await desk.WriteAsync(shop, new IncomingOrder { Number = "d1", Stage = OrderStage.Delivered, DeliveredAt = Now.AddHours(1) });
        desk.Clock.Advance(TimeSpan.FromHours(1));
        await desk.WatchAsync();
        (await desk.ItemAsync(shop, "d1"))!.State.Should().Be(WorkItemState.Closed);
        (await desk.EventsAsync(item)).Should().Equal((ItemEventKind.Arrived, "deliver"), (ItemEventKind.Closed, "delivered"));
        (await desk.ClocksOfAsync(item.Id.Value)).Should().OnlyContain(c => c.Kind == ClockKind.FirstResponse && c.StoppedAt != null);
    }

    [Fact]
    public async Task Handed_over_late_closes_it_and_late_on_the_way_opens_it_again()
    {
        var shop = await desk.AddShopAsync("Дважды");
        await desk.WriteAsync(shop, new IncomingOrder { Number = "t1", Stage = OrderStage.Packed, OrderedAt = Now.AddDays(-1), ShipBy = Now.AddHours(-1), PromisedAt = Now.AddDays(2) });
        await desk.WatchAsync();
        await desk.WriteAsync(shop, new IncomingOrder { Number = "t1", Stage = OrderStage.InTransit });
        await desk.WatchAsync();
        var item = (await desk.ItemAsync(shop, "t1"))!;
        item.State.Should().Be(WorkItemState.Closed);
        desk.Clock.Advance(TimeSpan.FromDays(3));
        await desk.WatchAsync();
        (await desk.ItemAsync(shop, "t1"))!.State.Should().Be(WorkItemState.Open);
        (await desk.EventsAsync(item)).Should().Equal((ItemEventKind.Arrived, "ship"), (ItemEventKind.Closed, "moved"), (ItemEventKind.Reopened, "deliver"));
    }

    [Fact]
    public async Task What_a_person_has_put_away_stays_away()
    {
        var shop = await desk.AddShopAsync("Закрыто рукой");
        await desk.WriteAsync(shop, new IncomingOrder { Number = "h1", Stage = OrderStage.InTransit, PromisedAt = Now.AddHours(-1) });
        await desk.WatchAsync();
        var item = (await desk.ItemAsync(shop, "h1"))!;
        await desk.Database.ExecuteAsync($"update work_items set state = 'Closed', closed_at = '{Now:O}' where id = '{item.Id.Value}'");
        desk.Clock.Advance(TimeSpan.FromHours(2));
        await desk.WatchAsync();
        (await desk.ItemAsync(shop, "h1"))!.State.Should().Be(WorkItemState.Closed);
    }

    [Fact]
    public async Task A_delivery_that_fails_is_work_before_it_is_late_and_years_of_history_are_none()
    {
        var shop = await desk.AddShopAsync("Провал");
        await desk.WriteAsync(shop, new IncomingOrder { Number = "x1", Status = "arbitration", Stage = OrderStage.InTransit, OrderedAt = Now.AddDays(-2), PromisedAt = Now.AddDays(3) });
        await desk.WriteAsync(shop, new IncomingOrder { Number = "x2", Status = "shipped", Stage = OrderStage.InTransit, OrderedAt = Now.AddYears(-3), PromisedAt = Now.AddYears(-3).AddDays(9) });
        await desk.WatchAsync();
        (await desk.EventsAsync((await desk.ItemAsync(shop, "x1"))!)).Should().Equal((ItemEventKind.Arrived, "fails"));
        (await desk.ItemAsync(shop, "x2")).Should().BeNull();
    }

    private static IncomingOrderLine Line(int number, string name) => new(number, new IncomingProduct($"{100 + number}", name), "Пледы", 1, 990, 0, "RUB");
}
