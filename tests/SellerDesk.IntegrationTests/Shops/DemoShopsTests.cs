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
        demo = desk.Build(["--Demo:Enabled=true", $"--Demo:SimulatorUrl={desk.Simulator.Address}/"]);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await demo.DisposeAsync();

    [Fact]
    public async Task Four_shops_are_connected_once_and_get_a_new_key_when_theirs_is_no_longer_the_simulator_s()
    {
        var shops = demo.Services.GetRequiredService<DemoShops>();
        await shops.EnsureAsync(CancellationToken.None);
        await shops.EnsureAsync(CancellationToken.None);

        var board = await desk.BoardAsync();
        board.Select(shop => shop.Name).Should().BeEquivalentTo("Тёплый дом", "Малышам", "Точка звука", "Уход и уют");
        (await desk.PullAsync(board[0].Id)).Counts.New.Should().BePositive();

        await SpoilAsync(board[0].Id);
        await shops.EnsureAsync(CancellationToken.None);
        (await desk.Get<TryKey>().ExecuteAsync(ShopsFixture.Manager, board[0].Id, CancellationToken.None)).Failure.Should().BeNull();
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
