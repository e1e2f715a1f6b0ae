using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.IntegrationTests.Wildberries;

public sealed class WildberriesKeyTests : IAsyncLifetime
{
    private SimulatedWildberries simulator = null!;

    private IKeyReader Keys => simulator.Connector.Keys;

    public async Task InitializeAsync() => simulator = await SimulatedWildberries.StartAsync(20);

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Fact]
    public async Task A_key_tells_its_kind_scopes_and_end_and_is_accepted()
    {
        var shop = await simulator.ShopAsync("feedbacks,statistics", days: 10);

        var facts = Keys.Read(shop.Key);
        await Keys.LookAsync(shop, default);

        facts.Kind.Should().Be("Personal");
        facts.Scopes.Should().Equal("Statistics", "Feedbacks and Questions");
        facts.Feeds.Should().Equal(FeedKind.Reviews, FeedKind.Questions, FeedKind.Orders);
        facts.CanReply.Should().BeTrue();
        facts.ExpiresAt.Should().BeCloseTo(DateTimeOffset.UtcNow.AddDays(10), TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData("feedbacks")]
    [InlineData("marketplace")]
    [InlineData("statistics")]
    [InlineData("content")]
    public async Task A_key_of_any_scope_is_tried_where_it_is_valid(string scopes) =>
        await Keys.LookAsync(await simulator.ShopAsync(scopes), default);

    [Fact]
    public async Task A_key_that_has_run_out_is_told_from_a_wrong_one()
    {
        var expired = await simulator.ShopAsync(days: -1);
        var good = await simulator.ShopAsync();
        var wrong = good with { Key = good.Key[..^4] + "AAAA" };

        var tryExpired = () => Keys.LookAsync(expired, default);
        var tryWrong = () => Keys.LookAsync(wrong, default);

        (await tryExpired.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.KeyExpired);
        var failed = (await tryWrong.Should().ThrowAsync<MarketplaceException>()).Which;
        failed.Failure.Should().Be(MarketplaceFailure.KeyRejected);
        failed.ToString().Should().NotContain(wrong.Key);
    }

    [Fact]
    public async Task A_key_is_taken_as_people_paste_it()
    {
        var shop = await simulator.ShopAsync();

        await Keys.LookAsync(shop with { Key = $"  Bearer {shop.Key[..40]}\r\n{shop.Key[40..]} \n" }, default);
        await Keys.LookAsync(shop with { Settings = new Dictionary<string, string> { ["AuthorizationPrefix"] = "Bearer" } }, default);
    }
}
