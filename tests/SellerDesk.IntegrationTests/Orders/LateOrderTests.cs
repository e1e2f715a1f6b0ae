using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Delays;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Replies;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Orders;

public sealed class LateOrderTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    /// <summary>A Friday noon in Moscow.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private readonly FixedClock clock = new(Now);

    [Fact]
    public async Task An_order_has_a_clock_until_it_is_handed_over()
    {
        var shop = await desk.AddShopAsync("Часы заказа");
        await WriteAsync(shop, new IncomingOrder { Number = "c1", Status = "new", Stage = OrderStage.Received, OrderedAt = Now });
        await TimeAsync();
        var order = await OneAsync(shop, "c1");
        order.DueAt.Should().BeAfter(Now);
        order.ActBy.Should().Be(order.DueAt);
        (await ClocksAsync(order)).Should().ContainSingle(c => c.StoppedAt == null && c.DueAt == order.DueAt && c.Subject == ClockSubject.Order);

        await WriteAsync(shop, new IncomingOrder { Number = "c1", Status = "packed", Stage = OrderStage.Packed });
        await TimeAsync();
        (await OneAsync(shop, "c1")).DueAt.Should().Be(order.DueAt, "one clock runs through all stages that are ours");

        await WriteAsync(shop, new IncomingOrder { Number = "c1", Status = "shipped", Stage = OrderStage.HandedOver, HandedOverAt = Now.AddHours(3) });
        await TimeAsync();
        (await OneAsync(shop, "c1")).DueAt.Should().BeNull();
        (await ClocksAsync(order)).Should().OnlyContain(c => c.StoppedAt == Now.AddHours(3));
    }

    [Fact]
    public async Task An_orders_deadline_follows_its_clock_whoever_moves_it()
    {
        var shop = await desk.AddShopAsync("Сдвиг");
        await WriteAsync(shop, new IncomingOrder { Number = "m1", Stage = OrderStage.Received, OrderedAt = Now });
        await TimeAsync();
        var order = await OneAsync(shop, "m1");
        await desk.Database.ExecuteAsync($"update clocks set due_at = due_at + interval '1 day' where subject_id = '{order.Id.Value}'");
        (await OneAsync(shop, "m1")).DueAt.Should().Be(order.DueAt!.Value.AddDays(1));
    }

    [Fact]
    public async Task The_marketplaces_line_counts_where_it_is_nearer()
    {
        var shop = await desk.AddShopAsync("Черта");
        await WriteAsync(shop, new IncomingOrder { Number = "l1", Stage = OrderStage.Received, OrderedAt = Now, ShipBy = Now.AddMinutes(10) });
        await TimeAsync();
        (await OneAsync(shop, "l1")).ActBy.Should().Be(Now.AddMinutes(10));
    }

    [Fact]
    public async Task Goods_in_the_marketplaces_warehouse_owe_nothing()
    {
        var shop = await desk.AddShopAsync("Склад площадки");
        await WriteAsync(shop, new IncomingOrder { Number = "f1", Scheme = "FBO", Stage = OrderStage.InTransit, OrderedAt = Now.AddDays(-9), PromisedAt = Now.AddDays(-2) });
        await TimeAsync();
        await WatchAsync();
        (await OneAsync(shop, "f1")).ActBy.Should().BeNull();
        (await ItemAsync(shop, "f1")).Should().BeNull();
    }

    [Fact]
    public async Task A_late_delivery_becomes_work_once_and_closes_by_itself_when_it_arrives()
    {
        var shop = await desk.AddShopAsync("Опоздание");
        await WriteAsync(shop, new IncomingOrder { Number = "d1", Stage = OrderStage.InTransit, OrderedAt = Now.AddDays(-5), PromisedAt = Now.AddMinutes(-5), Lines = [Line(1, "Плед «Косы»")] });
        await WatchAsync();
        (await WatchAsync()).Should().BeFalse("nothing has changed since");
        var item = await ItemAsync(shop, "d1");
        (item!.Kind, item.State, item.Unread, item.Preview, item.ProductName).Should().Be((WorkItemKind.LateOrder, WorkItemState.Open, true, "d1", "Плед «Косы»"));
        item.DueAt.Should().BeAfter(Now);

        await WriteAsync(shop, new IncomingOrder { Number = "d1", Stage = OrderStage.Delivered, DeliveredAt = Now.AddHours(1) });
        clock.Advance(TimeSpan.FromHours(1));
        await WatchAsync();
        (await ItemAsync(shop, "d1"))!.State.Should().Be(WorkItemState.Closed);
        (await EventsAsync(item)).Should().Equal((ItemEventKind.Arrived, "deliver"), (ItemEventKind.Closed, "delivered"));
        (await ClocksOfAsync(item.Id.Value)).Should().OnlyContain(c => c.Kind == ClockKind.FirstResponse && c.StoppedAt != null);
    }

    [Fact]
    public async Task Handed_over_late_closes_it_and_late_on_the_way_opens_it_again()
    {
        var shop = await desk.AddShopAsync("Дважды");
        await WriteAsync(shop, new IncomingOrder { Number = "t1", Stage = OrderStage.Packed, OrderedAt = Now.AddDays(-1), ShipBy = Now.AddHours(-1), PromisedAt = Now.AddDays(2) });
        await WatchAsync();
        await WriteAsync(shop, new IncomingOrder { Number = "t1", Stage = OrderStage.InTransit });
        await WatchAsync();
        var item = (await ItemAsync(shop, "t1"))!;
        item.State.Should().Be(WorkItemState.Closed);
        clock.Advance(TimeSpan.FromDays(3));
        await WatchAsync();
        (await ItemAsync(shop, "t1"))!.State.Should().Be(WorkItemState.Open);
        (await EventsAsync(item)).Should().Equal((ItemEventKind.Arrived, "ship"), (ItemEventKind.Closed, "moved"), (ItemEventKind.Reopened, "deliver"));
    }

    [Fact]
    public async Task What_a_person_has_put_away_stays_away()
    {
        var shop = await desk.AddShopAsync("Закрыто рукой");
        await WriteAsync(shop, new IncomingOrder { Number = "h1", Stage = OrderStage.InTransit, PromisedAt = Now.AddHours(-1) });
        await WatchAsync();
        var item = (await ItemAsync(shop, "h1"))!;
        await desk.Database.ExecuteAsync($"update work_items set state = 'Closed', closed_at = '{Now:O}' where id = '{item.Id.Value}'");
        clock.Advance(TimeSpan.FromHours(2));
        await WatchAsync();
        (await ItemAsync(shop, "h1"))!.State.Should().Be(WorkItemState.Closed);
    }

    [Fact]
    public async Task A_delivery_that_fails_is_work_before_it_is_late_and_years_of_history_are_none()
    {
        var shop = await desk.AddShopAsync("Провал");
        await WriteAsync(shop, new IncomingOrder { Number = "x1", Status = "arbitration", Stage = OrderStage.InTransit, OrderedAt = Now.AddDays(-2), PromisedAt = Now.AddDays(3) });
        await WriteAsync(shop, new IncomingOrder { Number = "x2", Status = "shipped", Stage = OrderStage.InTransit, OrderedAt = Now.AddYears(-3), PromisedAt = Now.AddYears(-3).AddDays(9) });
        await WatchAsync();
        (await EventsAsync((await ItemAsync(shop, "x1"))!)).Should().Equal((ItemEventKind.Arrived, "fails"));
        (await ItemAsync(shop, "x2")).Should().BeNull();
    }

    [Fact]
    public async Task An_offer_by_phone_is_kept_with_the_order_and_its_item_sleeps_until_the_day_after()
    {
        var shop = await desk.AddShopAsync("Другая дата");
        await WriteAsync(shop, new IncomingOrder { Number = "o1", Stage = OrderStage.InTransit, PromisedAt = Now.AddHours(-1) });
        await WatchAsync();
        var order = await OneAsync(shop, "o1");
        var day = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(3));
        await Offers().ExecuteAsync(DeskFixture.Somebody(Domain.Team.Role.Support), order.Id, new WayOut(OrderOfferKind.NewDate, day, null, "", ByChat: false), CancellationToken.None);
        await using var db = desk.Data.Open();
        (await db.OrderOffers.Where(o => o.OrderId == order.Id).Select(o => o.NewDate).SingleAsync()).Should().Be(day);
        var item = (await ItemAsync(shop, "o1"))!;
        (item.State, item.SnoozeWake).Should().Be((WorkItemState.Snoozed, SnoozeWake.StateChanges));
        item.SnoozedUntil.Should().BeAfter(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));

        await WriteAsync(shop, new IncomingOrder { Number = "o1", Stage = OrderStage.Cancelled, CancelledAt = Now });
        await WatchAsync();
        (await ItemAsync(shop, "o1"))!.State.Should().Be(WorkItemState.Closed);
    }

    [Fact]
    public async Task A_date_that_has_passed_or_no_discount_at_all_is_refused_and_nothing_is_kept()
    {
        var shop = await desk.AddShopAsync("Отказ");
        await WriteAsync(shop, new IncomingOrder { Number = "r1", Stage = OrderStage.InTransit, PromisedAt = Now.AddHours(-1) });
        var order = await OneAsync(shop, "r1");
        var actor = DeskFixture.Somebody(Domain.Team.Role.Support);
        WayOut[] wrong =
        [
            new(OrderOfferKind.NewDate, new DateOnly(2020, 1, 1), null, "", ByChat: false), new(OrderOfferKind.NewDate, null, null, "", ByChat: false),
            new(OrderOfferKind.Discount, null, 0, "", ByChat: false), new(OrderOfferKind.Discount, null, 90, "", ByChat: false), new(OrderOfferKind.Points, null, -5, "", ByChat: false),
        ];
        foreach (var way in wrong)
        {
            await FluentActions.Awaiting(() => Offers().ExecuteAsync(actor, order.Id, way, CancellationToken.None)).Should().ThrowAsync<Domain.Common.RuleException>();
        }

        await using var db = desk.Data.Open();
        (await db.OrderOffers.AnyAsync(o => o.OrderId == order.Id)).Should().BeFalse();
    }

    private OfferWayOut Offers()
    {
        var all = new ScopedDb(desk.Desk.Services.GetRequiredService<DbContextOptions<SellerDeskDb>>(), new EveryShop());
        return ActivatorUtilities.CreateInstance<OfferWayOut>(desk.Desk.Services, all, ActivatorUtilities.CreateInstance<SendReply>(desk.Desk.Services, all));
    }

    private Task<bool> WatchAsync() => new WatchLateOrdersJob(Source, desk.Desk.Services.GetRequiredService<InboxCounters>(), clock).RunAsync(CancellationToken.None);

    private Task<bool> TimeAsync() => new TimeOrdersJob(Source, clock).RunAsync(CancellationToken.None);

    private NpgsqlDataSource Source => desk.Desk.Services.GetRequiredService<NpgsqlDataSource>();

    private Task<PullCounts> WriteAsync(Shop shop, IncomingOrder order) => desk.WriteAsync(shop, clock.GetUtcNow(), OrderWriter.WriteAsync, order);

    private async Task<Order> OneAsync(Shop shop, string number)
    {
        await using var db = desk.Data.Open();
        return await db.Orders.AsNoTracking().SingleAsync(o => o.ShopId == shop.Id && o.Ref == Domain.Common.MarketplaceRef.Of(number));
    }

    private async Task<WorkItem?> ItemAsync(Shop shop, string number)
    {
        var id = WorkItemId.From((await OneAsync(shop, number)).Id.Value);
        await using var db = desk.Data.Open();
        return await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id);
    }

    private async Task<List<(ItemEventKind Kind, string Why)>> EventsAsync(WorkItem item)
    {
        await using var db = desk.Data.Open();
        return (await db.ItemEvents.Where(e => e.WorkItemId == item.Id).OrderBy(e => e.Id).ToListAsync()).ConvertAll(e => (e.Kind, e.Details.GetValueOrDefault("why") ?? ""));
    }

    private Task<List<Clock>> ClocksAsync(Order order) => ClocksOfAsync(order.Id.Value);

    private async Task<List<Clock>> ClocksOfAsync(Guid subject)
    {
        await using var db = desk.Data.Open();
        return await db.Clocks.AsNoTracking().Where(c => c.SubjectId == subject).ToListAsync();
    }

    private sealed class EveryShop : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(ShopScope.Everything);
    }

    private static IncomingOrderLine Line(int number, string name) => new(number, new IncomingProduct($"{100 + number}", name), "Пледы", 1, 990, 0, "RUB");
}
