using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.IntegrationTests.Wildberries;
using Xunit;

namespace SellerDesk.IntegrationTests.YandexMarket;

/// <summary>A marketplace that misbehaves: at the end the desk has what it would have had otherwise.</summary>
public sealed class YandexFaultTests : IAsyncLifetime
{
    private SimulatedYandex simulator = null!;
    private ShopAccess shop = null!;

    public async Task InitializeAsync()
    {
        simulator = await SimulatedYandex.StartAsync(150);
        shop = await simulator.LookedAtAsync();
        shop = shop with { Settings = new Dictionary<string, string>(shop.Settings) { ["PageSize"] = "20" } };
    }

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Theory]
    [InlineData("500", 0.05)]
    [InlineData("502", 0.05)]
    [InlineData("420", 0.05)]
    [InlineData("brokenJson", 0.2)]
    [InlineData("duplicates", 1)]
    [InlineData("shuffle", 1)]
    [InlineData("lyingTotal", 1)]
    [InlineData("cursorBack", 0.15)]
    [InlineData("repeatPage", 0.15)]
    [InlineData("dropBeforeProcessing", 0.05)]
    [InlineData("clockAhead", 1)]
    public async Task A_disturbed_walk_through_the_reviews_ends_as_an_undisturbed_one(string fault, double share)
    {
        var expected = (await simulator.TruthAsync("reviews")).Length;
        await simulator.FaultAsync("/v2/businesses/*/goods-feedback", fault, seconds: 1, share: share);

        var pulled = await SimulatedYandex.SeeThroughAsync(simulator.Connector.Reviews!, shop);

        pulled.Items.Select(review => review.Number).Distinct().Should().HaveCount(expected);
    }

    [Theory]
    [InlineData("500", 0.05)]
    [InlineData("brokenJson", 0.2)]
    [InlineData("duplicates", 1)]
    [InlineData("shuffle", 1)]
    [InlineData("cursorBack", 0.1)]
    [InlineData("noZone", 1)]
    public async Task A_disturbed_walk_through_the_orders_ends_as_an_undisturbed_one(string fault, double share)
    {
        var expected = (await simulator.TruthAsync("orders")).Select(order => order.GetProperty("number").ToString());
        await simulator.FaultAsync("/v1/businesses/*/orders", fault, seconds: 1, share: share);

        var pulled = await SimulatedYandex.SeeThroughAsync(simulator.Connector.Orders!, shop);

        pulled.Items.Select(order => order.Number).Distinct().Should().BeEquivalentTo(expected);
    }

    [Theory]
    [InlineData("/v2/businesses/*/chats", "shuffle")]
    [InlineData("/v2/businesses/*/chats/history", "repeatPage")]
    [InlineData("/v2/businesses/*/chats/history", "shuffle")]
    public async Task A_disturbed_walk_through_the_chats_mixes_nothing_up(string path, string fault)
    {
        var truth = (await simulator.TruthAsync("chats")).ToDictionary(chat => chat.GetProperty("number").ToString(), chat => chat.GetProperty("messages").GetInt32());
        await simulator.FaultAsync(path, fault, share: fault == "repeatPage" ? 0.02 : 1);

        var pulled = await SimulatedYandex.SeeThroughAsync(simulator.Connector.Chats!, shop);

        var plain = pulled.Items.Where(chat => chat.Kind == Domain.Conversations.ChatKind.Buyer).GroupBy(chat => chat.OrderNumber!).ToDictionary(same => same.Key, same => same.Last().Messages.Count);
        plain.Should().BeEquivalentTo(truth);
    }

    [Fact]
    public async Task A_page_that_repeats_for_ever_neither_loops_nor_stops_the_feed()
    {
        await simulator.FaultAsync("/v2/businesses/*/goods-feedback", "cursorBack");

        var pulled = await SimulatedYandex.SeeThroughAsync(simulator.Connector.Reviews!, shop);

        pulled.Pages.Count.Should().BeLessThan(2000);
        pulled.Items.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_field_that_is_missing_costs_one_review_which_is_set_aside_whole()
    {
        var expected = (await simulator.TruthAsync("reviews")).Length;
        await simulator.FaultAsync("/v2/businesses/*/goods-feedback", "nullField");

        var pulled = await SimulatedYandex.SeeThroughAsync(simulator.Connector.Reviews!, shop);

        var numbers = pulled.Items.Select(review => review.Number).Distinct().Count();
        (numbers + pulled.Unreadable.Count()).Should().BeGreaterThanOrEqualTo(expected);
        pulled.Unreadable.Should().OnlyContain(payload => payload.Raw.Contains("feedbackId") && payload.Reason.StartsWith("$.feedbacks["));
    }

    [Fact]
    public async Task A_key_withdrawn_in_the_middle_of_a_pull_leaves_a_bookmark_to_go_on_from()
    {
        var expected = (await simulator.TruthAsync("reviews")).Length;
        var items = new List<IncomingReview>();
        string? cursor = null;
        var pull = async () =>
        {
            await foreach (var page in simulator.Connector.Reviews!.ReadAsync(shop, cursor, CancellationToken.None))
            {
                items.AddRange(page.Items);
                cursor = page.Cursor;
                if (items.Count > 40)
                {
                    await simulator.FaultAsync("/*", "revoked");
                }
            }
        };

        (await pull.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.KeyRejected);
        await simulator.HealAsync();
        items.AddRange((await Pull.AllAsync(simulator.Connector.Reviews!, shop, cursor)).Items);

        items.Select(review => review.Number).Distinct().Should().HaveCount(expected);
    }

    [Fact]
    public async Task Three_calls_at_once_are_never_made()
    {
        await using var strict = await SimulatedYandex.StartAsync(60, limits: true);
        var looked = await strict.LookedAtAsync();
        await strict.FaultAsync("/*", "slow", seconds: 0.05);

        var pulls = new[]
        {
            Task.Run(() => Pull.AllAsync(strict.Connector.Reviews!, looked)), Task.Run(() => Pull.AllAsync(strict.Connector.Reviews!, looked)),
            Task.Run(() => Pull.AllAsync(strict.Connector.Reviews!, looked)), Task.Run(() => Pull.AllAsync(strict.Connector.Reviews!, looked)),
        };
        var all = await Task.WhenAll(pulls);

        all.Select(pulled => pulled.Items.Select(review => review.Number).Distinct().Count()).Distinct().Should().HaveCount(1);
    }

    [Fact]
    public async Task A_report_that_takes_its_time_is_seen_through_by_several_pulls()
    {
        await using var slow = await SimulatedYandex.StartAsync(30, reportSeconds: 12);
        var looked = await slow.LookedAtAsync();
        var begun = DateTimeOffset.UtcNow;
        var pages = new List<FeedPage<IncomingFunnelDay>>();
        var pull = async () =>
        {
            await foreach (var page in slow.Connector.Funnel!.ReadAsync(looked, pages.LastOrDefault()?.Cursor, CancellationToken.None))
            {
                pages.Add(page);
            }
        };

        var failed = (await pull.Should().ThrowAsync<MarketplaceException>()).Which;

        failed.Failure.Should().Be(MarketplaceFailure.RateLimited);
        failed.RetryAt.Should().BeAfter(DateTimeOffset.UtcNow);
        (DateTimeOffset.UtcNow - begun).Should().BeLessThan(TimeSpan.FromSeconds(10));
        await Task.Delay(failed.RetryAt!.Value - DateTimeOffset.UtcNow);
        await pull.Should().ThrowAsync<MarketplaceException>("the next report is on its way");
        pages.SelectMany(page => page.Items).Select(day => day.Day).Distinct().Should().HaveCount(30);
    }
}
