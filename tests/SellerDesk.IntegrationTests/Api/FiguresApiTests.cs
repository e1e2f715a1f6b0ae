using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Products;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
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
        days.Where(p => p.GetProperty("value").ValueKind != JsonValueKind.Null).Select(p => (p.GetProperty("at").GetString(), Sides(p))).Should().Equal(("2026-11-18", (5, 50, 0.1m)), ("2026-11-19", (10, 400, 0.025m)));
        days.Should().HaveCount(20, "a day without data has its place too");
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
    [InlineData("metric=conversion&by=carrier", "by")]
    [InlineData("metric=stage-hours&stage=lunch", "stage")]
    [InlineData("metric=revenue&currency=rouble", "currency")]
    [InlineData("metric=orders&from=2010-01-01&to=2026-11-20", "from")]
    public async Task What_cannot_be_answered_names_the_field(string asked, string field)
    {
        using var answer = await desk.Reader.GetAsync($"figures?{asked}");
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await ApiFixture.ReadAsync(answer)).GetProperty("errors").TryGetProperty(field, out _).Should().BeTrue();
    }

    [Fact]
    public async Task An_unknown_metric_is_told_all_that_there_are()
    {
        using var answer = await desk.Reader.GetAsync("figures?metric=luck");
        var said = (await ApiFixture.ReadAsync(answer)).GetProperty("errors").GetProperty("metric")[0].GetString()!;
        Metrics.All.Should().OnlyContain(metric => said.Contains(metric.Code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_metric_answers_with_its_unit_and_a_shop_without_data_has_no_points()
    {
        var shop = await desk.AddShopAsync("Пусто");
        foreach (var metric in Metrics.All)
        {
            var answer = await desk.Reader.GetFromJsonAsync<JsonElement>($"figures?metric={metric.Code}&stage={metric.Stage}&shop={shop.Id}&from=2016-11-21&to=2026-11-20&by=month");
            answer.GetProperty("unit").GetString().Should().BeEquivalentTo(metric.Unit.ToString());
            answer.GetProperty("points").EnumerateArray().Should().BeEmpty(metric.Code);
        }
    }

    [Fact]
    public async Task Ten_years_are_answered_and_what_is_to_come_has_no_points()
    {
        var shop = await desk.AddShopAsync("Годы");
        await WriteAsync(shop, Of("p1", Day, 100, 7));
        (await PointsAsync($"shop={shop.Id}&from=2016-11-21&to=2026-11-20&by=month")).Should().HaveCount(121).And.ContainSingle(p => p.GetProperty("value").ValueKind != JsonValueKind.Null);
        (await PointsAsync($"shop={shop.Id}&from=2226-11-01&to=2226-11-20")).Should().BeEmpty();
        (await PointsAsync($"shop={shop.Id}&from=9999-12-31&to=9999-12-31&by=month")).Should().BeEmpty();
    }

    [Fact]
    public async Task Somebody_else_s_shop_is_not_there()
    {
        var (mine, other) = (await desk.AddShopAsync("Свой"), await desk.AddShopAsync("Чужой"));
        await WriteAsync(other, Of("p1", Day, 100, 7));
        using var client = desk.Client((await desk.UseAsync<CreateApiToken, CreatedApiToken>(create =>
            create.ExecuteAsync(Actor.Desk, new ApiTokenWish("узкий", ApiScope.Read, [mine.Id]), DateTimeOffset.UtcNow, CancellationToken.None))).Secret);
        foreach (var shop in new[] { other.Id.Value, Guid.NewGuid() })
        {
            using var answer = await client.GetAsync($"figures?metric=conversion&shop={shop}");
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        }

        var all = await client.GetFromJsonAsync<JsonElement>("figures?metric=conversion&from=2026-11-01&to=2026-11-20&by=shop");
        all.GetProperty("points").EnumerateArray().Should().BeEmpty("the other shop is not among those it may see");
    }

    private static (long, long, decimal) Sides(JsonElement point) =>
        (point.GetProperty("numerator").GetInt64(), point.GetProperty("denominator").GetInt64(), point.GetProperty("value").GetDecimal());

    private async Task<List<JsonElement>> PointsAsync(string asked) =>
        [.. (await desk.Reader.GetFromJsonAsync<JsonElement>($"figures?metric=conversion&{asked}")).GetProperty("points").EnumerateArray()];

    private async Task WriteAsync(Shop shop, params IReadOnlyList<IncomingFunnelDay> days)
    {
        await desk.WriteAsync(shop, Now, FunnelWriter.WriteAsync, days);
        while (await desk.Desk.Services.GetRequiredService<RemakeFunnelDaysJob>().RunAsync(CancellationToken.None))
        {
        }
    }

    private static IncomingFunnelDay Of(string? product, DateOnly day, int opens, int orders) => new()
    {
        Day = day,
        Product = product is null ? null : new IncomingProduct(product, $"Товар {product}"),
        Opens = opens,
        Orders = orders,
    };
}
