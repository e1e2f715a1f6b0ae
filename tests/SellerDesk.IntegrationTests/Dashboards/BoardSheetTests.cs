using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Domain.Dashboards;
using SellerDesk.IntegrationTests.Orders;
using Xunit;

namespace SellerDesk.IntegrationTests.Dashboards;

public sealed class BoardSheetTests(LegFixture desk) : IClassFixture<LegFixture>
{
    private static readonly BoardAsk Weeks = new(new FigureFilter(LegFixture.Today.AddDays(-30), LegFixture.Today), new FigureFilter(LegFixture.Today.AddDays(-61), LegFixture.Today.AddDays(-31)), LegFixture.Today);

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Each_tile_of_every_board_is_what_its_metric_says_and_lines_add_up()
    {
        var shop = await desk.AddShopAsync("Доски");
        var random = new Random(11);
        await desk.WriteAsync(shop, [.. Enumerable.Range(0, 120).Select(i => LegFixture.Any(random, i))]);
        await desk.RemakeAsync();
        var ask = Weeks with { Filter = Weeks.Filter with { Shop = shop.Id }, Before = Weeks.Before! with { Shop = shop.Id } };
        var book = new FigureBook(desk.Scoped(), TimeProvider.System);
        var sheets = new BoardSheets(book, new FigureKeys(desk.Scoped(), TimeProvider.System), new Targets(desk.Scoped()));
        foreach (var plan in BoardPlan.All)
        {
            var sheet = await sheets.LoadAsync(plan, ask, None);
            sheet.Tiles.Select(tile => tile.Metric).Should().Equal(plan.Tiles);
            foreach (var tile in sheet.Tiles)
            {
                var own = tile.Ask.Filter;
                tile.Now.Should().Be((await book.LoadAsync([tile.Metric], own, own.From, None)).Of(tile.Metric, own.From, own.To), tile.Metric.Code);
                if (tile.Metric.Denominator is null && own.Days % tile.Line.Count == 0)
                {
                    tile.Line.Sum().Should().Be(tile.Now.Numerator, tile.Metric.Code);
                }
            }
        }
    }

    [Fact]
    public async Task Nothing_is_said_where_nothing_is_sure_and_a_period_without_data_has_none()
    {
        var shop = await desk.AddShopAsync("Пустые доски");
        var ask = Weeks with { Filter = Weeks.Filter with { Shop = shop.Id }, Before = Weeks.Before! with { Shop = shop.Id } };
        var keys = new FigureKeys(desk.Scoped(), TimeProvider.System);
        var sheet = await new BoardSheets(new FigureBook(desk.Scoped(), TimeProvider.System), keys, new Targets(desk.Scoped())).LoadAsync(BoardPlan.Overview, ask, None);
        sheet.IsEmpty.Should().BeTrue();
        sheet.Tiles.Should().OnlyContain(tile => tile.Value == null && tile.Lack != null, "no data is neither 0 nor 100 %");
        (await new WhatChanged(keys).LoadAsync(sheet, None)).Should().BeEmpty();
    }

    [Fact]
    public async Task Cohorts_say_who_came_back_and_what_they_brought()
    {
        var shop = await desk.AddShopAsync("Когорты");
        var (once, twice) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await desk.Database.ExecuteAsync($"insert into buyers (id, created_at) values ('{once}', now()), ('{twice}', now())");
        await desk.WriteAsync(shop, [.. new[] { (1, 5), (2, 5), (3, 70) }.Select(order => LegFixture.Any(new Random(order.Item1), order.Item1) with { OrderedAt = new DateTimeOffset(2026, 1, 1, 9, 0, 0, TimeSpan.Zero).AddDays(order.Item2), Stage = Domain.Orders.OrderStage.Delivered })]);
        await desk.Database.ExecuteAsync($"update orders set total = 100, currency = 'RUB' where shop_id = '{shop.Id}'");
        await desk.Database.ExecuteAsync($"delete from buyer_links where shop_id = '{shop.Id}'");
        await desk.Database.ExecuteAsync($"""
            insert into buyer_links (shop_id, kind, thing_id, buyer_id, how, quality, at)
            select o.shop_id, 'Order', o.id, case when o.number = 'L1' then '{once}'::uuid else '{twice}'::uuid end, 'Key', 'Certain', o.ordered_at from orders o where o.shop_id = '{shop.Id}'
            """);
        await new MakeCohortsJob(desk.Desk.Services.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System).RunAsync(None);

        var view = await new Cohorts(desk.Scoped()).LoadAsync(Weeks.Filter with { Shop = shop.Id }, new DateOnly(2026, 4, 1), None);
        var january = view.Rows.Should().ContainSingle().Subject;
        january.Buyers.Should().Be(2);
        january.Ages[0].Should().Be(new CohortCell(2, 2, 200));
        january.Ages[2].Should().Be(new CohortCell(1, 1, 100));
        january.Ages[4].Should().BeNull("that month has not come");
    }
}
