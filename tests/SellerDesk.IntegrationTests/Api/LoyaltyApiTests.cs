using System.Net;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Loyalty.Points;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Buyers;
using Xunit;

namespace SellerDesk.IntegrationTests.Api;

public sealed class LoyaltyApiTests(ApiFixture desk) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Movements_of_a_buyers_points_come_in_slices_whose_entries_add_up_to_zero()
    {
        var shop = await desk.AddShopAsync("Баллы", marketplace: Marketplace.Other);
        var services = desk.Desk.Services;
        await desk.WriteAsync(shop, BuyerTrial.Now, OrderWriter.WriteAsync, await services.GetRequiredService<BuyerDoor>().AdmitAsync(shop, [BuyerTrial.Order("l-1", "buyer-l")], CancellationToken.None));
        await services.GetRequiredService<RemakeBuyersJob>().RunAsync(CancellationToken.None);
        var buyer = await desk.Database.ReadAsync<Guid>($"select buyer_id from buyer_links where shop_id = '{shop.Id}'");
        foreach (var points in new[] { 100, -30, 5, 7, -2 })
        {
            await services.GetRequiredService<AdjustPoints>().ExecuteAsync(Actor.Desk, new BuyerId(buyer), points, "проба", Guid.NewGuid(), CancellationToken.None);
        }

        var (seen, after) = (new List<long>(), "");
        do
        {
            var slice = await ApiFixture.ReadAsync(await desk.Reader.GetAsync($"loyalty/accounts/{buyer}/entries?limit=2{after}"));
            foreach (var move in slice.GetProperty("items").EnumerateArray())
            {
                seen.Add(move.GetProperty("available").GetInt64());
                move.GetProperty("kind").GetString().Should().Be("adjusted");
                move.GetProperty("entries").EnumerateArray().Sum(entry => entry.GetProperty("amount").GetInt64()).Should().Be(0);
            }

            after = slice.GetProperty("next").GetString() is { } next ? $"&after={next}" : "";
        }
        while (after.Length > 0);
        seen.Should().Equal(-2, 7, 5, -30, 100);
        (await desk.Reader.GetAsync($"loyalty/accounts/{Guid.NewGuid()}/entries")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await desk.Client(null).GetAsync($"loyalty/accounts/{buyer}/entries")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }
}
