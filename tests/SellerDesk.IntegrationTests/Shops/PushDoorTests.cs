using System.Net;
using System.Text;
using FluentAssertions;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Api;
using Xunit;

namespace SellerDesk.IntegrationTests.Shops;

public sealed class PushDoorTests(ApiFixture desk) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData(Marketplace.Wildberries)]
    [InlineData(Marketplace.Kaspi)]
    [InlineData(Marketplace.Other)]
    public async Task A_marketplace_that_pushes_nothing_has_no_door(Marketplace marketplace)
    {
        var shop = await desk.AddShopAsync($"Без двери {marketplace}", marketplace: marketplace);
        (await PushAsync($"{marketplace}/{shop.Id}/secret", "{}")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_address_that_nobody_gave_out_is_not_found()
    {
        (await PushAsync($"ozon/{Guid.NewGuid()}/secret", "{}")).Should().Be(HttpStatusCode.NotFound);
        (await PushAsync($"nowhere/{Guid.NewGuid()}/secret", "{}")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task More_than_a_megabyte_is_not_taken() =>
        (await PushAsync($"ozon/{Guid.NewGuid()}/secret", new string(' ', 1024 * 1024 + 1))).Should().Be(HttpStatusCode.RequestEntityTooLarge);

    private async Task<HttpStatusCode> PushAsync(string path, string body)
    {
        using var stranger = new HttpClient { BaseAddress = desk.Address };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await stranger.PostAsync($"/push/{path}", content);
        return answer.StatusCode;
    }
}
