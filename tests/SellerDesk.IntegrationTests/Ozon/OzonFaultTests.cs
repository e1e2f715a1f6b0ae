using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using Xunit;

namespace SellerDesk.IntegrationTests.Ozon;

/// <summary>Troubles on the way: whatever the network and the marketplace do meanwhile, in the end the same is known as after an undisturbed pull.</summary>
public sealed class OzonFaultTests
{
    public static TheoryData<string> Faults =>
        ["500", "502", "429", "brokenJson", "duplicates", "shuffle", "dropBeforeProcessing", "cursorBack", "repeatPage", "lyingTotal"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Reviews_come_whole_in_spite_of(string fault)
    {
        await using var simulator = await SimulatedOzon.StartAsync(reviews: 700);
        var shop = await simulator.ShopAsync();
        var undisturbed = await OzonPull.OnceAsync(simulator.Connector.Reviews!, shop);

        // Comments do not say whose they are: only pages of the list can be told to have been given out twice.
        await simulator.FaultAsync(fault == "repeatPage" ? "/v2/review/list" : "/*", fault, share: 0.15);
        var disturbed = await OzonPull.UntilDoneAsync(simulator.Connector.Reviews!, shop);

        disturbed.Failure.Should().BeNull();
        disturbed.Items.GroupBy(review => review.Number).Select(group => group.Last()).Should().BeEquivalentTo(undisturbed.Items);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Orders_come_whole_in_spite_of(string fault)
    {
        await using var simulator = await SimulatedOzon.StartAsync(reviews: 20, volume: 30);
        var shop = await simulator.ShopAsync();
        var undisturbed = await OzonPull.OnceAsync(simulator.Connector.Orders!, shop);

        await simulator.FaultAsync("/*", fault, share: 0.15);
        var disturbed = await OzonPull.UntilDoneAsync(simulator.Connector.Orders!, shop);

        disturbed.Failure.Should().BeNull();
        disturbed.Items.GroupBy(order => order.Number).Select(group => group.Last()).Should().BeEquivalentTo(undisturbed.Items);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("brokenJson")]
    [InlineData("duplicates")]
    [InlineData("shuffle")]
    [InlineData("cursorBack")]
    public async Task Chats_and_returns_come_whole_in_spite_of(string fault)
    {
        await using var simulator = await SimulatedOzon.StartAsync(reviews: 20, volume: 60);
        var shop = await simulator.ShopAsync();
        var chats = await OzonPull.OnceAsync(simulator.Connector.Chats!, shop);
        var returns = await OzonPull.OnceAsync(simulator.Connector.Returns!, shop);

        await simulator.FaultAsync("/*", fault, share: 0.1);
        var chatsAgain = await OzonPull.UntilDoneAsync(simulator.Connector.Chats!, shop);
        var returnsAgain = await OzonPull.UntilDoneAsync(simulator.Connector.Returns!, shop);

        chatsAgain.Failure.Should().BeNull();
        returnsAgain.Failure.Should().BeNull();
        chatsAgain.Items.GroupBy(chat => chat.Number).Select(group => group.Last()).Should().BeEquivalentTo(chats.Items);
        returnsAgain.Items.GroupBy(item => item.Number).Select(group => group.Last()).Should().BeEquivalentTo(returns.Items);
    }

    [Fact]
    public async Task A_key_withdrawn_in_the_middle_ends_the_pull_and_nothing_read_is_lost()
    {
        await using var simulator = await SimulatedOzon.StartAsync(reviews: 500);
        var shop = await simulator.ShopAsync();
        var pages = new List<FeedPage<IncomingReview>>();

        var pull = async () =>
        {
            await foreach (var page in simulator.Connector.Reviews!.ReadAsync(shop, null, CancellationToken.None))
            {
                pages.Add(page);
                await simulator.FaultAsync("/*", "revoked");
            }
        };
        (await pull.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.KeyRejected);
        await simulator.HealAsync();
        var rest = await OzonPull.OnceAsync(simulator.Connector.Reviews!, shop, pages[^1].Cursor);

        var truth = await simulator.TrueAsync("reviews");
        pages.SelectMany(page => page.Items).Concat(rest.Items).Select(review => review.Number).Distinct().Should().HaveCount(truth.Length);
    }

    [Theory]
    [InlineData("noZone")]
    [InlineData("clockAhead")]
    public async Task A_clock_that_is_an_hour_wrong_loses_nothing(string fault)
    {
        await using var simulator = await SimulatedOzon.StartAsync(reviews: 150);
        var shop = await simulator.ShopAsync();
        await simulator.FaultAsync("/*", fault);
        var first = await OzonPull.OnceAsync(simulator.Connector.Reviews!, shop);

        var id = (await simulator.PostAsync("review", new { account = SimulatedOzon.Account, rating = 5, text = "Отлично" })).GetProperty("id").GetString();
        var second = await OzonPull.OnceAsync(simulator.Connector.Reviews!, shop, first.Cursor);

        first.Failure.Should().BeNull();
        second.Items.Should().Contain(review => review.Number == id);
        second.Items.Count().Should().BeLessThan(20);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_set_aside_whole_and_read_again_later()
    {
        await using var simulator = await SimulatedOzon.StartAsync(reviews: 100);
        var shop = await simulator.ShopAsync();
        await simulator.FaultAsync("/v2/review/list", "nullField");

        var pull = await OzonPull.OnceAsync(simulator.Connector.Reviews!, shop);

        foreach (var payload in pull.Unreadable)
        {
            payload.Raw.Should().StartWith("{").And.EndWith("}");
            var again = () => simulator.Connector.Reviews!.ReadAgain(shop, payload.Raw);
            again.Should().Throw<MarketplaceException>().Which.Failure.Should().Be(MarketplaceFailure.Unreadable);
            var mended = payload.Raw.Replace("\"published_at\":null", "\"published_at\":\"2026-01-01T00:00:00Z\"", StringComparison.Ordinal).Replace("\"rating\":null", "\"rating\":4", StringComparison.Ordinal);
            simulator.Connector.Reviews!.ReadAgain(shop, mended).Rating.Should().BeInRange(1, 5);
        }
    }
}
