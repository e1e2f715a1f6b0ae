using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using Xunit;

namespace SellerDesk.IntegrationTests.Wildberries;

/// <summary>Whole pulls under faults end where an undisturbed one ends.</summary>
public sealed class WildberriesSameStateTests : IAsyncLifetime
{
    private const int MostPulls = 12;

    private SimulatedWildberries simulator = null!;

    public async Task InitializeAsync() => simulator = await SimulatedWildberries.StartAsync(600);

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Theory]
    [InlineData("429", 1.0)]
    [InlineData("500", null)]
    [InlineData("timeout", 3.0)]
    [InlineData("dropAfterProcessing", null)]
    [InlineData("brokenJson", null)]
    [InlineData("duplicates", null)]
    [InlineData("shuffle", null)]
    public async Task A_disturbed_pull_and_those_after_it_bring_what_an_undisturbed_one_brings(string fault, double? seconds)
    {
        var shop = await simulator.ShopAsync();
        var (chats, returns, cards, funnel) = (await ChatsAsync(shop), await ReturnsAsync(shop), await CardsAsync(shop), await FunnelAsync(shop));
        foreach (var path in new[] { "/wb/chat/*", "/wb/returns/*", "/wb/content/*", "/wb/analytics/*" })
        {
            await simulator.FaultAsync(path, fault, times: 3, seconds: seconds);
        }

        (await ChatsAsync(shop)).Should().BeEquivalentTo(chats);
        (await ReturnsAsync(shop)).Should().BeEquivalentTo(returns);
        (await CardsAsync(shop)).Should().BeEquivalentTo(cards);
        (await FunnelAsync(shop)).Should().BeSubsetOf(funnel).And.NotBeEmpty();
    }

    [Theory]
    [InlineData("revoked", MarketplaceFailure.KeyRejected)]
    [InlineData("402", MarketplaceFailure.NeedsSubscription)]
    [InlineData("403", MarketplaceFailure.NoScope)]
    [InlineData("404", MarketplaceFailure.NotFound)]
    [InlineData("400", MarketplaceFailure.Refused)]
    [InlineData("409", MarketplaceFailure.Refused)]
    [InlineData("503", MarketplaceFailure.Unavailable)]
    public async Task A_refusal_in_the_middle_of_a_pull_is_told_by_its_kind(string fault, MarketplaceFailure kind)
    {
        var shop = await simulator.ShopAsync("chat");
        var first = await Pull.AllAsync(simulator.Connector.Chats!, shop);
        await simulator.FaultAsync("/wb/chat/*", fault);

        var pull = () => Pull.AllAsync(simulator.Connector.Chats!, shop, first.Cursor);

        (await pull.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(kind);
    }

    private Task<HashSet<string>> ChatsAsync(ShopAccess shop) => StateAsync(simulator.Connector.Chats!, shop, chat => chat.Messages.Select(message => $"{chat.Number} {message.Number} {message.Text}"));

    private Task<HashSet<string>> ReturnsAsync(ShopAccess shop) => StateAsync(simulator.Connector.Returns!, shop, item => [$"{item.Number} {item.Stage} {item.Amount} {item.Comment}"]);

    private Task<HashSet<string>> CardsAsync(ShopAccess shop) => StateAsync(simulator.Connector.Products!, shop, card => [$"{card.Product.Number} {card.Description} {card.ContentRating}"]);

    private Task<HashSet<string>> FunnelAsync(ShopAccess shop) => StateAsync(simulator.Connector.Funnel!, shop, day => [$"{day.Day:O} {day.Product!.Number} {day.Opens} {day.Orders}"]);

    /// <summary>Pulls as the desk does: after a failure again from the last cursor, until a pull ends well.</summary>
    private static async Task<HashSet<string>> StateAsync<T>(IFeed<T> feed, ShopAccess shop, Func<T, IEnumerable<string>> told)
    {
        var state = new HashSet<string>();
        string? cursor = null;
        for (var pulls = 0; pulls < MostPulls; pulls++)
        {
            try
            {
                await foreach (var page in feed.ReadAsync(shop, cursor, CancellationToken.None))
                {
                    state.UnionWith(page.Items.SelectMany(told));
                    cursor = page.Cursor;
                }

                return state;
            }
            catch (MarketplaceException failed)
            {
                var wait = failed.RetryAt - DateTimeOffset.UtcNow;
                await Task.Delay(wait > TimeSpan.Zero && wait < TimeSpan.FromSeconds(30) ? wait.Value : TimeSpan.FromMilliseconds(100));
            }
        }

        throw new InvalidOperationException("It never ended well.");
    }
}
