using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Shops;

public sealed class QualityWriterTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private static readonly IncomingQuality Late = new(new DateOnly(2026, 11, 20), "rating_on_time", 97.5m, "PERCENT", "Вовремя", 98, QualityState.Warning, "412 заказов");

    [Fact]
    public async Task One_figure_of_one_day_is_kept_once_and_the_last_that_came_counts()
    {
        var shop = await desk.AddShopAsync("Показатели");
        (await WriteAsync(shop, Late, Late with { Value = 98.2m, State = QualityState.Good })).Should().Be(new PullCounts(2, 1, 0, 1, 0));
        (await WriteAsync(shop, Late with { Value = 98.2m, State = QualityState.Good, Title = null, Limit = null })).Should().Be(new PullCounts(1, 0, 0, 1, 0), "null wipes nothing");
        (await WriteAsync(shop, Late with { Value = 96 })).Should().Be(new PullCounts(1, 0, 1, 0, 0));
        await using var db = desk.Data.Open();
        var figure = await db.QualityFigures.SingleAsync(f => f.ShopId == shop.Id);
        (figure.Value, figure.Limit, figure.State, figure.Title, figure.Note).Should().Be((96, 98, QualityState.Warning, "Вовремя", "412 заказов"));
    }

    [Fact]
    public async Task Every_day_keeps_its_own_figure()
    {
        var shop = await desk.AddShopAsync("По дням");
        (await WriteAsync(shop, [.. Enumerable.Range(0, 30).Select(n => Late with { Day = Late.Day.AddDays(-n) })])).New.Should().Be(30);
    }

    private Task<PullCounts> WriteAsync(Shop shop, params IReadOnlyList<IncomingQuality> figures) => desk.WriteAsync(shop, Now, QualityWriter.WriteAsync, figures);
}
