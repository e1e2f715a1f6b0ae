using System.Net.Http.Headers;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Operating;

/// <summary>A name, a phone, an address and tokens are planted wherever they come in; none of them is in the log afterwards.</summary>
public sealed class LogTests : DeskFixture
{
    private const string Name = "Ксенофонт Планктонов";
    private const string Phone = "79037654321";
    private const string Email = "planted.person@example.test";
    private const string Token = "PLANTED-TOKEN-4f1d0c8b7a6e";

    private readonly string folder = Directory.CreateTempSubdirectory("desk-logs").FullName;

    protected override IEnumerable<string> Settings => [$"--Logs:File={Path.Combine(folder, "desk-.log")}", "--Serilog:MinimumLevel:Default=Information"];

    [Fact]
    public async Task Nothing_of_a_person_and_no_secret_is_logged()
    {
        await using var simulator = await Simulated.StartAsync(reviews: 5);
        await StartAsync();
        await simulator.ReviewAsync(1, $"{Name}, {Phone}, {Email}");
        var shop = await AddShopAsync("Верный", await simulator.TokenAsync(), simulator.ShopSettings);
        await PullAsync(shop);
        await PullAsync(await AddShopAsync("Неверный", Token, simulator.ShopSettings));
        await simulator.FaultAsync("/wb/feedbacks/*", "500", times: 5);
        await PullAsync(await AddShopAsync("Сломанный", await simulator.TokenAsync(), simulator.ShopSettings));
        var buyer = BuyerId.New();
        await Database.ExecuteAsync($"""
            insert into buyers (id, created_at, last_at) values ('{buyer}', now(), now());
            insert into buyer_figures (buyer_id, shop_id, quality, orders, delivered, returned, cancelled, reviews, stars, bad_reviews, chats, complaints, returns, last_at) values ('{buyer}', '{shop.Id}', 'Certain', 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, now())
            """);
        await Seeing<BuyerContacts>().SaveAsync(Actor.Desk, buyer, MessageChannel.Sms, Phone, CancellationToken.None);
        await KnockAsync();

        await Desk.StopAsync();
        await Desk.DisposeAsync();
        var log = string.Concat(Directory.GetFiles(folder).Select(File.ReadAllText));
        log.Should().Contain("Application started", "the test looked at something").And.Contain("Pull of");
        foreach (var planted in new[] { Name, "Ксенофонт", Phone, Phone[1..], Email, Token })
        {
            log.Should().NotContain(planted);
        }
    }

    private async Task PullAsync(Shop shop) => await Desk.Services.GetRequiredService<PullFeed>().ExecuteAsync(shop.Id, FeedKind.Reviews, CancellationToken.None);

    /// <summary>Strangers at every door.</summary>
    private async Task KnockAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        foreach (var path in new[] { "/api/v1/shops", $"/s/{Token}", $"/push/{Token}", $"/api/v1/reviews?q={Email}", $"/buyers?q={Phone}", $"/nowhere/{Token}" })
        {
            using var got = await http.GetAsync(path);
            using var posted = await http.PostAsync(path, new StringContent($"{{\"name\": \"{Name}\", \"email\": \"{Email}\", \"phone\": \"{Phone}\"", System.Text.Encoding.UTF8, "application/json"));
        }
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
