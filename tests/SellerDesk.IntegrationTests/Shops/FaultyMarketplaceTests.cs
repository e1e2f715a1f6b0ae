using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Shops;

/// <summary>Whatever the marketplace does, a pull ends with everything, or with a reason and a time to come back, and the next one catches up.</summary>
public sealed class FaultyMarketplaceTests : DeskFixture
{
    private Simulated simulator = null!;

    public override async Task InitializeAsync()
    {
        simulator = await Simulated.StartAsync(reviews: 250);
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await simulator.DisposeAsync();
    }

    [Theory]
    [InlineData("500")]
    [InlineData("502")]
    [InlineData("brokenJson")]
    [InlineData("duplicates")]
    [InlineData("shuffle")]
    [InlineData("slow")]
    [InlineData("nullField")]
    [InlineData("hugeField")]
    [InlineData("envelopeError")]
    public async Task After_trouble_of_any_kind_every_review_is_there(string kind)
    {
        var shop = await AddShopAsync($"Сбой {kind}", await simulator.TokenAsync(), simulator.ShopSettings);
        await simulator.FaultAsync("/wb/feedbacks/api/v1/feedbacks*", kind, times: 3, seconds: 0.2);
        await PullAsync(shop);
        await simulator.HealAsync();
        var report = await PullAsync(shop, again: true);

        report.ErrorCode.Should().BeNull(report.ErrorDetail);
        await using var db = Data.Open();
        var missing = (await simulator.TrueReviewsAsync()).Keys.ToHashSet();
        missing.ExceptWith((await db.Reviews.Where(r => r.ShopId == shop.Id).ToListAsync()).Select(r => r.Ref.Number));
        var setAside = await db.SetAsidePayloads.Where(p => p.ShopId == shop.Id).Select(p => p.Raw).ToListAsync();
        missing.Where(number => !setAside.Any(raw => raw.Contains(number))).Should().BeEmpty("what could not be read is set aside whole");
    }

    [Fact]
    public async Task Asked_to_wait_the_feed_comes_back_when_it_may_and_not_before()
    {
        var shop = await AddShopAsync("Подождать", await simulator.TokenAsync(), simulator.ShopSettings);
        await simulator.FaultAsync("/wb/feedbacks/*", "429", seconds: 120);
        var report = await PullAsync(shop);
        await simulator.HealAsync();

        report.ErrorCode.Should().Be(nameof(MarketplaceFailure.RateLimited));
        await using var db = Data.Open();
        var feed = await db.Feeds.SingleAsync(f => f.ShopId == shop.Id && f.Kind == FeedKind.Reviews);
        feed.NextRunAt.Should().BeAfter(DateTimeOffset.UtcNow.AddSeconds(60)).And.BeBefore(DateTimeOffset.UtcNow.AddSeconds(180));
    }

    [Theory]
    [InlineData("not a token at all", nameof(MarketplaceFailure.KeyRejected))]
    [InlineData("", nameof(MarketplaceFailure.KeyRejected))]
    public async Task A_wrong_key_is_said_to_be_wrong(string key, string code)
    {
        var shop = await AddShopAsync($"Ключ {key.Length}", key.Length == 0 ? await simulator.TokenAsync() + "x" : key, simulator.ShopSettings);
        (await PullAsync(shop)).ErrorCode.Should().Be(code);
    }

    [Fact]
    public async Task An_expired_key_is_said_to_have_run_out()
    {
        var shop = await AddShopAsync("Просрочен", await simulator.TokenAsync(days: -1), simulator.ShopSettings);
        (await PullAsync(shop)).ErrorCode.Should().Be(nameof(MarketplaceFailure.KeyExpired));
    }

    [Fact]
    public async Task A_key_without_the_right_names_the_right()
    {
        var shop = await AddShopAsync("Без прав", await simulator.TokenAsync(scopes: "statistics"), simulator.ShopSettings);
        var report = await PullAsync(shop);
        report.ErrorCode.Should().Be(nameof(MarketplaceFailure.NoScope));
        report.ErrorDetail.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task While_the_marketplace_is_gone_the_pull_fails_politely_and_goes_on_when_it_is_back()
    {
        var gone = simulator.ShopSettings.ToDictionary(setting => setting.Key, _ => "http://127.0.0.1:9");
        var shop = await AddShopAsync("Площадка пропала", await simulator.TokenAsync(), gone);
        (await PullAsync(shop)).ErrorCode.Should().Be(nameof(MarketplaceFailure.Unavailable));

        await using (var db = Data.Open())
        {
            var row = await db.Shops.SingleAsync(s => s.Id == shop.Id);
            row.UseSettings(simulator.ShopSettings);
            await db.SaveChangesAsync();
        }

        (await PullAsync(shop, again: true)).Counts.New.Should().BeGreaterThan(100);
    }

    private async Task<PullReport> PullAsync(Shop shop, bool again = false)
    {
        if (again)
        {
            await Database.ExecuteAsync($"update feeds set cursor = null, next_run_at = now() where shop_id = '{shop.Id}'");
        }

        return await Desk.Services.GetRequiredService<PullFeed>().ExecuteAsync(shop.Id, FeedKind.Reviews, CancellationToken.None);
    }
}
