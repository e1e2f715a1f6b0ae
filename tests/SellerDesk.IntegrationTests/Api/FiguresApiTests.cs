using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Products;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.IntegrationTests.Api;

public sealed class FiguresApiTests(ApiFixture desk) : IClassFixture<ApiFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 11, 19);

    [Fact]
    public async Task Conversion_is_orders_by_openings_and_its_two_sides_add_up()
    {
        var shop = await desk.AddShopAsync("Конверсия");
        await WriteAsync(shop, Of("p1", Day, 100, 7), Of("p2", Day, 300, 3), Of("p1", Day.AddDays(-1), 50, 5), new IncomingFunnelDay { Day = Day, Product = new IncomingProduct("p3", null), Opens = 1_000 });

        var days = await PointsAsync($"shop={shop.Id}&from=2026-11-01&to=2026-11-20");
        days.Select(p => (p.GetProperty("at").GetString(), Sides(p))).Should().Equal(("2026-11-18", (5, 50, 0.1m)), ("2026-11-19", (10, 400, 0.025m)));
        var month = await PointsAsync($"shop={shop.Id}&from=2026-11-01&to=2026-11-20&by=month");
        month.Select(p => (p.GetProperty("at").GetString(), Sides(p))).Should().Equal(("2026-11-01", (15, 450, 0.033333m)));
        var products = await PointsAsync($"shop={shop.Id}&from=2026-11-01&to=2026-11-20&by=product");
        products.Select(p => (p.GetProperty("name").GetString(), Sides(p))).Should().Equal(("Товар p2", (3, 300, 0.01m)), ("Товар p1", (12, 150, 0.08m)));
        var shops = await PointsAsync("from=2026-11-01&to=2026-11-20&by=shop");
        Sides(shops.Single(p => p.GetProperty("key").GetGuid() == shop.Id.Value)).Should().Be((15, 450, 0.033333m));
    }

    [Fact]
    public async Task A_shop_s_own_row_counts_before_the_sum_of_its_products()
    {
        var shop = await desk.AddShopAsync("Целиком");
        await WriteAsync(shop, Of("p1", Day, 100, 7), Of(null, Day, 500, 20));
        Sides((await PointsAsync($"shop={shop.Id}&from=2026-11-19&to=2026-11-19"))[0]).Should().Be((20, 500, 0.04m));
    }

    [Theory]
    [InlineData("metric=luck", "metric")]
    [InlineData("metric=conversion&from=2026-11-20&to=2026-11-01", "from")]
    [InlineData("metric=conversion&by=hour", "by")]
    [InlineData("metric=conversion&from=yesterday", "from")]
    public async Task What_cannot_be_answered_names_the_field(string asked, string field)
    {
        using var answer = await desk.Reader.GetAsync($"figures?{asked}");
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await ApiFixture.ReadAsync(answer)).GetProperty("errors").TryGetProperty(field, out _).Should().BeTrue();
    }

    private static (long, long, decimal) Sides(JsonElement point) =>
        (point.GetProperty("numerator").GetInt64(), point.GetProperty("denominator").GetInt64(), point.GetProperty("value").GetDecimal());

    private async Task<List<JsonElement>> PointsAsync(string asked) =>
        [.. (await desk.Reader.GetFromJsonAsync<JsonElement>($"figures?metric=conversion&{asked}")).GetProperty("points").EnumerateArray()];

    private Task<PullCounts> WriteAsync(Shop shop, params IReadOnlyList<IncomingFunnelDay> days) => desk.WriteAsync(shop, Now, FunnelWriter.WriteAsync, days);

    private static IncomingFunnelDay Of(string? product, DateOnly day, int opens, int orders) => new()
    {
        Day = day,
        Product = product is null ? null : new IncomingProduct(product, $"Товар {product}"),
        Opens = opens,
        Orders = orders,
    };
}
