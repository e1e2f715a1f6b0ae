using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.Web.Shops;
using Xunit;

namespace SellerDesk.IntegrationTests.Shops;

public sealed class DemoShopsTests : IClassFixture<ShopsFixture>, IAsyncLifetime
{
    private readonly ShopsFixture desk;
    private Microsoft.AspNetCore.Builder.WebApplication demo = null!;

    public DemoShopsTests(ShopsFixture desk) => this.desk = desk;

    public Task InitializeAsync()
    {
        demo = desk.Build(["--Marketplaces:LimitScale=1000", "--Demo:Enabled=true", $"--Demo:SimulatorUrl={desk.Simulator.Address}/"]);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await demo.DisposeAsync();

    [Fact]
    public async Task Four_shops_of_four_marketplaces_are_connected_once_and_get_a_new_key_when_theirs_is_no_longer_the_simulator_s()
    {
        var shops = demo.Services.GetRequiredService<DemoShops>();
        await shops.EnsureAsync(CancellationToken.None);
        await shops.EnsureAsync(CancellationToken.None);

        var board = await desk.BoardAsync();
        board.Select(shop => shop.Name).Should().BeEquivalentTo("Тёплый дом", "Малышам", "Точка звука", "Уход и уют");
        board.Select(shop => shop.Marketplace).Should().BeEquivalentTo([Marketplace.Wildberries, Marketplace.Ozon, Marketplace.YandexMarket, Marketplace.Kaspi]);
        board.Should().OnlyContain(shop => shop.LookedAt != null, "what each may do is known at once");
        foreach (var shop in board)
        {
            (await desk.PullAsync(shop.Id)).Counts.New.Should().BePositive("{0} has reviews", shop.Name);
        }

        await SpoilAsync(board[0].Id);
        await shops.EnsureAsync(CancellationToken.None);
        (await desk.Get<TryKey>().ExecuteAsync(ShopsFixture.Manager, board[0].Id, CancellationToken.None)).Failure.Should().BeNull();
    }

    [Fact]
    public async Task A_demo_shop_of_an_earlier_version_moves_to_its_own_marketplace()
    {
        var asked = await desk.AskedAsync("Малышам");
        var shops = demo.Services.GetRequiredService<DemoShops>();
        var old = (await desk.BoardAsync()).FirstOrDefault(shop => shop.Name == "Малышам")?.Id;
        if (old is { } taken)
        {
            await using var db = desk.Data.Open();
            await db.Shops.Where(shop => shop.Id == taken).ExecuteDeleteAsync();
        }

        var before = await desk.Get<AddShop>().ExecuteAsync(ShopsFixture.Manager, asked, desk.Now, CancellationToken.None);
        await desk.PullAsync(before);
        await shops.EnsureAsync(CancellationToken.None);

        var moved = (await desk.BoardAsync()).Single(shop => shop.Name == "Малышам");
        (moved.Id, moved.Marketplace).Should().NotBe((before, Marketplace.Wildberries));
        moved.Marketplace.Should().Be(Marketplace.Ozon);
    }

    [Fact]
    public async Task Without_the_demo_nothing_is_connected()
    {
        var before = (await desk.BoardAsync()).Count;
        await desk.Get<DemoShops>().EnsureAsync(CancellationToken.None);

        (await desk.BoardAsync()).Should().HaveCount(before);
    }

    private async Task SpoilAsync(ShopId id)
    {
        await using var db = desk.Data.Open();
        (await db.Shops.SingleAsync(s => s.Id == id)).UseKey(desk.Get<IKeyVault>().Protect("a.b.c"), null, null);
        await db.SaveChangesAsync();
    }
}
