using System.Net;
using System.Text;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Shops;
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

    [Fact]
    public async Task A_push_of_Ozon_is_answered_as_it_wants_and_makes_the_chats_due()
    {
        var (shop, path) = await OzonAsync("Озон толкает", "127.0.0.0/8");
        using var stranger = new HttpClient { BaseAddress = desk.Address };
        using var ping = await stranger.PostAsync(path, Json("""{"message_type":"TYPE_PING","time":"2026-11-20T09:00:00Z"}"""));
        (await ping.Content.ReadAsStringAsync()).Should().StartWith("""{"version":"1.0","name":"SellerDesk","time":""");
        using var taken = await stranger.PostAsync(path, Json(Message("7777")));
        (taken.StatusCode, await taken.Content.ReadAsStringAsync(), taken.Content.Headers.ContentType!.MediaType).Should().Be((HttpStatusCode.OK, """{"result":true}""", "application/json"));
        using var another = await stranger.PostAsync(path, Json(Message("1")));
        another.StatusCode.Should().Be(HttpStatusCode.Forbidden, "it names another seller's account");

        await desk.Desk.Services.GetRequiredService<ProcessPushesJob>().RunAsync(CancellationToken.None);

        await using var db = desk.Data.Open();
        var kept = await db.IncomingPushes.SingleAsync(p => p.ShopId == shop.Id);
        (kept.Type, kept.Problem).Should().Be(("TYPE_NEW_MESSAGE", null));
        kept.Raw.Should().NotContain("115568", "Ozon's rules let nothing of its clients be kept").And.Contain("b646d975");
        var due = await db.Feeds.Where(f => f.ShopId == shop.Id && f.NextRunAt <= DateTimeOffset.UtcNow).Select(f => f.Kind).ToListAsync();
        due.Should().Equal(FeedKind.Chats);
    }

    [Fact]
    public async Task A_push_from_elsewhere_is_refused_whatever_it_says_of_itself()
    {
        var (_, path) = await OzonAsync("Не оттуда", networks: null);
        using var stranger = new HttpClient { BaseAddress = desk.Address };
        stranger.DefaultRequestHeaders.Add("X-Forwarded-For", "195.34.21.7");
        using var answer = await stranger.PostAsync(path, Json(Message("7777")));
        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden, "nobody said that a proxy stands before the desk");
    }

    [Fact]
    public async Task Behind_a_proxy_that_was_announced_the_sender_is_whom_the_proxy_names()
    {
        var (_, path) = await OzonAsync("За прокси", networks: null);
        await using var node = desk.Build(["--ForwardedHeaders_Enabled=true"]);
        await node.StartAsync();
        using var proxy = new HttpClient { BaseAddress = new Uri(node.Urls.First()) };
        proxy.DefaultRequestHeaders.Add("X-Forwarded-For", "8.8.8.8, 195.34.21.7");
        using var answer = await proxy.PostAsync(path, Json(Message("7777")));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        await node.StopAsync();
    }

    [Fact]
    public async Task While_the_database_is_away_the_marketplace_is_asked_to_come_again()
    {
        await using var node = desk.Build(["--ConnectionStrings:SellerDesk=Host=127.0.0.1;Port=1;Username=nobody;Database=nothing;Timeout=2"]);
        await node.StartAsync();
        using var stranger = new HttpClient { BaseAddress = new Uri(node.Urls.First()) };
        using var answer = await stranger.PostAsync($"/push/ozon/{Guid.NewGuid()}/secret", Json(Message("7777")));
        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        await node.StopAsync();
    }

    private async Task<(Shop Shop, string Path)> OzonAsync(string name, string? networks)
    {
        var settings = new Dictionary<string, string> { ["ClientId"] = "7777" };
        if (networks is not null)
        {
            settings["PushNetworks"] = networks;
        }

        var shop = await desk.AddShopAsync(name, settings: settings, marketplace: Marketplace.Ozon);
        await desk.Database.ExecuteAsync($"update feeds set next_run_at = now() + interval '1 hour' where shop_id = '{shop.Id}'");
        var address = await desk.Desk.Services.GetRequiredService<PushAddress>().ExecuteAsync(ShopsFixture.Manager, shop.Id, desk.Address, CancellationToken.None);
        return (shop, address.AbsolutePath);
    }

    private static string Message(string seller) =>
        $$"""{"message_type":"TYPE_NEW_MESSAGE","chat_id":"b646d975-0c9c-4872-9f41-8b1e57181063","chat_type":"Buyer_Seller","message_id":"3000000000817031942","created_at":"2026-11-20T09:00:00Z","user":{"id":"115568","type":"Сustomer"},"data":["Где заказ?"],"seller_id":"{{seller}}"}""";

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private async Task<HttpStatusCode> PushAsync(string path, string body)
    {
        using var stranger = new HttpClient { BaseAddress = desk.Address };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await stranger.PostAsync($"/push/{path}", content);
        return answer.StatusCode;
    }
}
