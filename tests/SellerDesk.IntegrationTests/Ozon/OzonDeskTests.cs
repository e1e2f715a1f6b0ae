using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Ozon;

/// <summary>The connector and the desk's writers together.</summary>
public sealed class OzonDeskTests : DeskFixture
{
    protected override IEnumerable<string> Settings => ["--Marketplaces:LimitScale=100000"];

    [Fact]
    public async Task Reading_all_of_it_again_changes_nothing()
    {
        await using var simulator = await SimulatedOzon.StartAsync(volume: 40);
        var access = await simulator.ShopAsync();
        var shop = await AddShopAsync("Звук", access.Key, new Dictionary<string, string>(access.Settings) { ["BaseUrl"] = $"{simulator.Address}/ozon" }, Marketplace.Ozon);
        var pull = Desk.Services.GetRequiredService<PullFeed>();
        foreach (var kind in Enum.GetValues<FeedKind>())
        {
            var first = await pull.ExecuteAsync(shop.Id, kind, CancellationToken.None);
            await Database.ExecuteAsync($"update feeds set cursor = null where shop_id = '{shop.Id}' and kind = '{kind}'");
            var again = await pull.ExecuteAsync(shop.Id, kind, CancellationToken.None);

            first.ErrorCode.Should().BeNull($"{kind}: {first.ErrorDetail}");
            first.Counts.New.Should().BePositive(kind.ToString());
            first.Counts.SetAside.Should().Be(0, kind.ToString());
            again.ErrorCode.Should().BeNull($"{kind}: {again.ErrorDetail}");
            (again.Counts.New, again.Counts.Changed, again.Counts.SetAside).Should().Be((0, 0, 0), kind.ToString());
        }
    }
}
