using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Products;

public sealed class FunnelWriterTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly Day = new(2026, 11, 19);

    [Fact]
    public async Task The_same_days_again_change_nothing_and_are_not_written()
    {
        var shop = await desk.AddShopAsync("Снова");
        IncomingFunnelDay[] days = [.. Enumerable.Range(0, 50).Select(n => Of("p1", Day.AddDays(-n)))];
        (await WriteAsync(shop, days)).Should().Be(new PullCounts(50, 50, 0, 0, 0));
        (await desk.WriteAsync(shop, Now.AddHours(3), FunnelWriter.WriteAsync, days)).Should().Be(new PullCounts(50, 0, 0, 50, 0));
        (await desk.Database.ReadAsync<long>($"select count(*) from funnel_days where shop_id = '{shop.Id}' and received_at > '2026-11-20 10:00Z'")).Should().Be(0);
    }

    [Fact]
    public async Task A_source_that_does_not_tell_a_figure_does_not_wipe_it_and_nothing_is_not_zero()
    {
        var shop = await desk.AddShopAsync("Не знает");
        await WriteAsync(shop, Of("p1", Day));
        (await WriteAsync(shop, new IncomingFunnelDay { Day = Day, Product = new IncomingProduct("p1", null), Buyouts = 0 })).Changed.Should().Be(1);
        await using var db = desk.Data.Open();
        var day = await db.FunnelDays.SingleAsync(d => d.ShopId == shop.Id);
        (day.Opens, day.Orders, day.OrderSum, day.Buyouts, day.Shows).Should().Be((100, 7, 9030.25m, 0, null));
    }

    [Fact]
    public async Task The_whole_shop_has_its_own_row_beside_its_products_which_are_named()
    {
        var shop = await desk.AddShopAsync("Целиком");
        (await WriteAsync(shop, Of("p1", Day), Of(null, Day), Of(null, Day) with { Opens = 101 })).Should().Be(new PullCounts(3, 2, 0, 1, 0));
        await using var db = desk.Data.Open();
        (await db.FunnelDays.SingleAsync(d => d.ShopId == shop.Id && d.ProductNumber == "")).Opens.Should().Be(101);
        (await db.Products.SingleAsync(p => p.ShopId == shop.Id)).Name.Should().Be("Товар p1");
    }

    private Task<PullCounts> WriteAsync(Shop shop, params IReadOnlyList<IncomingFunnelDay> days) => desk.WriteAsync(shop, Now, FunnelWriter.WriteAsync, days);

    private static IncomingFunnelDay Of(string? product, DateOnly day) => new()
    {
        Day = day,
        Product = product is null ? null : new IncomingProduct(product, $"Товар {product}"),
        Opens = 100,
        Carts = 20,
        Orders = 7,
        OrderSum = 9030.25m,
        Currency = "RUB",
    };
}
