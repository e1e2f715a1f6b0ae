using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Orders.Packing;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.IntegrationTests.Inbox;
using Xunit;

namespace SellerDesk.IntegrationTests.Orders;

public sealed class PackingTests(InboxFixture desk) : IClassFixture<InboxFixture>
{
    private static readonly DateTimeOffset Now = InboxFixture.Now;

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task The_most_particular_list_of_a_line_counts_alone()
    {
        var (shop, order) = await OrderedAsync("Частное");
        await SaveAsync(shop, null, null, "Общее");
        (await SheetAsync(order)).Lines.Should().OnlyContain(line => line.Scope == PackingScope.Shop);

        await SaveAsync(shop, null, "Кружки", "Для кружек");
        (await SheetAsync(order)).Lines.Select(line => line.Scope).Should().Equal(PackingScope.Category, PackingScope.Shop);

        await SaveAsync(shop, await ProductAsync(shop, "m1"), null, "Крышку вниз", "Проверить прокладку");
        var line = (await SheetAsync(order)).Lines[0];
        (line.Scope, line.Quantity).Should().Be((PackingScope.Product, 2));
        line.Points.Select(point => point.Text).Should().Equal("Крышку вниз", "Проверить прокладку");
    }

    [Fact]
    public async Task A_point_is_ticked_off_once_with_who_and_when_and_stays_so_when_its_words_change()
    {
        var (shop, order) = await OrderedAsync("Галочки");
        await SaveAsync(shop, null, null, "Плёнка", "Листовка");
        var (anna, oleg) = (DeskFixture.Somebody(Role.Support, PersonId.New()), DeskFixture.Somebody(Role.Support, PersonId.New()));
        var tick = Tick();
        var point = (await SheetAsync(order)).Lines[0].Points[0].Point;

        await tick.ExecuteAsync(anna, order, 1, point, null, done: true, None);
        await tick.ExecuteAsync(oleg, order, 1, point, null, done: true, None);

        var ticked = (await SheetAsync(order)).Lines[0].Points[0].Tick!;
        (ticked.PersonId, ticked.At, ticked.Text).Should().Be((anna.PersonId!.Value.Value, Now, "Плёнка"));
        (await SheetAsync(order)).Done.Should().Be(1);

        await RewriteAsync(shop, points => [.. points.Select(one => one with { Text = one.Text + ", 2 слоя" })]);
        (await SheetAsync(order)).Lines[0].Points[0].Should().Match<SheetPoint>(one => one.Text == "Плёнка, 2 слоя" && one.Tick != null && one.Tick.Text == "Плёнка");

        await tick.ExecuteAsync(oleg, order, 1, point, null, done: false, None);
        (await SheetAsync(order)).Done.Should().Be(0);
        await tick.AllAsync(oleg, order, rule => rule, None);
        var sheet = await SheetAsync(order);
        (sheet.Done, sheet.Points).Should().Be((9, 9), "two points of two lines and five rules of the marketplace");
    }

    [Fact]
    public async Task What_is_no_list_is_refused()
    {
        var (shop, order) = await OrderedAsync("Отказы");
        var seller = DeskFixture.Somebody(Role.Seller);
        var save = Save();
        (await Refused(() => save.ExecuteAsync(seller, shop.Id, null, null, [], None))).Should().Be("packing.points");
        (await Refused(() => save.ExecuteAsync(seller, shop.Id, null, null, [new PackingWords(null, PackingPointKind.Check, "  ")], None))).Should().Be("packing.text");
        (await Refused(() => save.ExecuteAsync(seller, shop.Id, null, null, [new PackingWords(Guid.NewGuid(), PackingPointKind.Check, "Есть")], None))).Should().Be("packing.point.gone");
        (await Refused(() => save.ExecuteAsync(seller, shop.Id, ProductId.New(), null, [new PackingWords(null, PackingPointKind.Check, "Есть")], None))).Should().Be("packing.product.missing");
        (await Refused(() => save.ExecuteAsync(DeskFixture.Somebody(Role.Support), shop.Id, null, null, [new PackingWords(null, PackingPointKind.Check, "Есть")], None))).Should().Be("role.needed");
        (await Refused(() => Tick().ExecuteAsync(seller, order, 1, "нет такого", null, done: true, None))).Should().Be("packing.point.gone");
        (await Refused(() => Tick().ExecuteAsync(DeskFixture.Somebody(Role.Viewer), order, 0, "whole", "Цела", done: true, None))).Should().Be("role.needed");
    }

    [Fact]
    public async Task Sheets_of_a_day_are_of_what_is_still_with_us_the_most_urgent_first()
    {
        var shop = await desk.AddShopAsync("На день");
        await WriteAsync(shop,
            Order("late", OrderStage.Received, Now.AddHours(-3)), Order("today", OrderStage.Assembled, Now.AddHours(2)), Order("gone", OrderStage.HandedOver, Now.AddHours(1)), Order("tomorrow", OrderStage.Received, Now.AddDays(1)));
        var sheets = await new PackingSheets(desk.Scoped()).ToShipAsync(shop.Id, Now.AddDays(-60), Now.AddHours(12), None);
        sheets.Select(sheet => sheet.Number).Should().Equal("late", "today");
    }

    [Fact]
    public async Task Weight_of_packaging_is_told_with_its_list_or_with_the_want_of_one()
    {
        var (shop, _) = await OrderedAsync("Вес");
        var product = await ProductAsync(shop, "m1");
        await desk.Database.ExecuteAsync($"""
            insert into cause_days (shop_id, product_id, cause_code, day, complaints, returns) values
            ('{shop.Id}', '{product.Value}', 'packaging', '2026-11-10', 3, 0), ('{shop.Id}', '{product.Value}', 'quality', '2026-11-11', 9, 0), ('{shop.Id}', '{product.Value}', 'packaging', '2026-01-01', 50, 0)
            """);
        var board = new PackingBoard(desk.Scoped());
        var row = (await board.LoadAsync(shop.Id, DateOnly.FromDateTime(Now.DateTime), None)).Should().ContainSingle().Subject;
        (row.List, row.Product, row.Packaging, row.Complaints).Should().Be((null, product, 3L, 12L));

        await SaveAsync(shop, product, null, "Плёнка");
        row = (await board.LoadAsync(shop.Id, DateOnly.FromDateTime(Now.DateTime), None)).Should().ContainSingle().Subject;
        (row.Points, row.Packaging).Should().Be((1, 3L));
        row.List.Should().NotBeNull();
    }

    private async Task<(Shop Shop, OrderId Order)> OrderedAsync(string name)
    {
        var shop = await desk.AddShopAsync(name);
        await WriteAsync(shop, Order("p1", OrderStage.Received, Now.AddHours(5)));
        await using var db = desk.Data.Open();
        return (shop, await db.Orders.Where(o => o.ShopId == shop.Id).Select(o => o.Id).SingleAsync());
    }

    private async Task<ProductId> ProductAsync(Shop shop, string number)
    {
        await using var db = desk.Data.Open();
        return await db.Products.Where(p => p.ShopId == shop.Id && p.Ref == MarketplaceRef.Of(number)).Select(p => p.Id).SingleAsync();
    }

    private static IncomingOrder Order(string number, OrderStage stage, DateTimeOffset shipBy) => new()
    {
        Number = number,
        Status = "new",
        Stage = stage,
        OrderedAt = Now.AddDays(-1),
        ShipBy = shipBy,
        Lines = [new IncomingOrderLine(1, new IncomingProduct("m1", "Термокружка"), "Кружки", 2, 990, 0, "RUB"), new IncomingOrderLine(2, new IncomingProduct("p2", "Плед"), "Пледы", 1, 1990, 0, "RUB")],
    };

    private Task<PullCounts> WriteAsync(Shop shop, params IncomingOrder[] orders) => desk.WriteAsync(shop, Now, OrderWriter.WriteAsync, orders);

    private async Task<PackingSheet> SheetAsync(OrderId order) => (await new PackingSheets(desk.Scoped()).FindAsync(order, None))!;

    private SavePackingList Save() => new(desk.Scoped(), new FixedClock(Now));

    private TickPacking Tick() => new(new PackingSheets(desk.Scoped()), desk.Scoped(), new FixedClock(Now));

    private Task<PackingListId> SaveAsync(Shop shop, ProductId? product, string? category, params string[] points) =>
        Save().ExecuteAsync(DeskFixture.Somebody(Role.Seller), shop.Id, product, category, [.. points.Select(text => new PackingWords(null, PackingPointKind.Protection, text))], None);

    private async Task RewriteAsync(Shop shop, Func<IReadOnlyList<PackingWords>, IReadOnlyList<PackingWords>> change)
    {
        var details = (await new PackingBoard(desk.Scoped()).FindAsync(shop.Id, null, null, None))!;
        await Save().ExecuteAsync(DeskFixture.Somebody(Role.Seller), shop.Id, null, null, change(details.Points), None);
    }

    private static async Task<string> Refused(Func<Task> deed) => (await deed.Should().ThrowAsync<RuleException>()).Which.Code;
}
