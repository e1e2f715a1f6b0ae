using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.IntegrationTests.Api;

public sealed class BuyersApiTests(ApiFixture desk) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Buyers_come_in_slices_the_latest_first_with_a_mask_and_never_with_a_phone()
    {
        var now = DateTimeOffset.UtcNow;
        var shop = await desk.AddShopAsync("Уход и уют", marketplace: Marketplace.Kaspi);
        var orders = Enumerable.Range(0, 7).Select(at => new IncomingOrder
        {
            Number = $"b-{at}",
            Status = "COMPLETED",
            Stage = OrderStage.Delivered,
            BuyerNumber = $"705000000{at}",
            Buyer = new IncomingBuyer("Айгерим Нурланова", $"705000000{at}"),
            OrderedAt = now.AddDays(-at),
            Lines = [new IncomingOrderLine(1, new IncomingProduct("p-1", "Кружка"), null, 1, 1_000, 0, "KZT")],
        }).ToList();
        await desk.WriteAsync(shop, now, OrderWriter.WriteAsync, await desk.Desk.Services.GetRequiredService<BuyerDoor>().AdmitAsync(shop, orders, CancellationToken.None));
        while (await desk.Desk.Services.GetRequiredService<RemakeBuyersJob>().RunAsync(CancellationToken.None))
        {
        }

        var seen = new List<JsonElement>();
        string? after = null;
        do
        {
            var slice = await desk.Reader.GetFromJsonAsync<JsonElement>($"buyers?shop={shop.Id}&limit=3&after={after}");
            seen.AddRange(slice.GetProperty("items").EnumerateArray());
            after = slice.GetProperty("next").GetString();
        }
        while (after is not null);

        seen.Select(buyer => buyer.GetProperty("id").GetGuid()).Should().OnlyHaveUniqueItems().And.HaveCount(7);
        seen.ConvertAll(buyer => buyer.GetProperty("lastAt").GetDateTimeOffset()).Should().BeInDescendingOrder();
        string.Concat(seen.Select(buyer => buyer.GetRawText())).Should().NotContain("Нурланова").And.NotContain("70500").And.Contain("•");
        var one = await desk.Reader.GetFromJsonAsync<JsonElement>($"buyers/{seen[0].GetProperty("id").GetGuid()}");
        one.GetProperty("orders").GetInt32().Should().Be(1);
        one.GetProperty("spent").GetProperty("amount").GetString().Should().Be("1000.00");
        (await desk.Reader.GetFromJsonAsync<JsonElement>($"buyers?shop={shop.Id}&frequency=many")).GetProperty("items").GetArrayLength().Should().Be(0);
        using var missing = await desk.Reader.GetAsync($"buyers/{Guid.NewGuid()}");
        missing.StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var nobody = desk.Client(null);
        using var refused = await nobody.GetAsync("buyers");
        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }
}
