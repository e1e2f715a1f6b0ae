using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Wildberries;

/// <summary>The connector and the desk's writers together.</summary>
public sealed class WildberriesPullTests : DeskFixture
{
    [Theory]
    [InlineData(FeedKind.Reviews)]
    [InlineData(FeedKind.Questions)]
    [InlineData(FeedKind.Orders)]
    [InlineData(FeedKind.Chats)]
    [InlineData(FeedKind.Returns)]
    [InlineData(FeedKind.Products)]
    [InlineData(FeedKind.Funnel)]
    [InlineData(FeedKind.Quality)]
    public async Task Reading_all_of_it_again_changes_nothing(FeedKind kind)
    {
        await using var simulator = await Simulated.StartAsync(reviews: 600);
        var shop = await AddShopAsync("Тёплый дом", await simulator.TokenAsync(), simulator.ShopSettings);
        var pull = Desk.Services.GetRequiredService<PullFeed>();

        var first = await pull.ExecuteAsync(shop.Id, kind, CancellationToken.None);
        var second = await pull.ExecuteAsync(shop.Id, kind, CancellationToken.None);
        await Database.ExecuteAsync($"update feeds set cursor = null where shop_id = '{shop.Id}'");
        var again = await pull.ExecuteAsync(shop.Id, kind, CancellationToken.None);

        first.ErrorCode.Should().BeNull(first.ErrorDetail);
        first.Counts.New.Should().BePositive();
        first.Counts.SetAside.Should().Be(0);
        foreach (var later in new[] { second, again })
        {
            later.ErrorCode.Should().BeNull(later.ErrorDetail);
            (later.Counts.New, later.Counts.Changed, later.Counts.SetAside).Should().Be((0, 0, 0));
        }
    }
}
