using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using Xunit;

namespace SellerDesk.IntegrationTests.Wildberries;

/// <summary>Cards, the sales funnel, the seller's figures.</summary>
public sealed class WildberriesGoodsTests : IAsyncLifetime
{
    private SimulatedWildberries simulator = null!;

    private Connector Connector => simulator.Connector;

    public async Task InitializeAsync() => simulator = await SimulatedWildberries.StartAsync();

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Fact]
    public async Task Cards_come_whole_with_their_ratings()
    {
        var pulled = await Pull.AllAsync(Connector.Products!, await simulator.ShopAsync());

        pulled.Unreadable.Should().BeEmpty();
        var truth = (await simulator.Control.GetFromJsonAsync<JsonElement>($"/control/cards?account={SimulatedWildberries.Account}")).GetProperty("cards").EnumerateArray().ToList();
        var cards = pulled.Items.Where(card => card.Description is not null).ToDictionary(card => card.Product.Number);
        var ratings = pulled.Items.Where(card => card.ContentRating is not null).ToDictionary(card => card.Product.Number);
        cards.Should().HaveCount(truth.Count);
        foreach (var card in truth)
        {
            var number = card.GetProperty("nmId").GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture);
            cards[number].Product.Name.Should().Be(card.GetProperty("title").GetString());
            cards[number].PhotoUrls.Should().NotBeEmpty();
            cards[number].Barcodes.Should().NotBeEmpty();
            cards[number].Characteristics.Should().Contain(line => line.Name == "Бренд" && line.Value.Length > 0);
            cards[number].Facts.Should().ContainKey("imtId").And.ContainKey("package");
            ratings[number].ContentRating.Should().Be(card.GetProperty("contentRating").GetInt32());
            ratings[number].Rating.Should().Be(card.GetProperty("rating").GetDecimal());
        }
    }

    [Fact]
    public async Task A_later_pull_reads_no_card_again()
    {
        var shop = await simulator.ShopAsync();
        var first = await Pull.AllAsync(Connector.Products!, shop);

        (await Pull.AllAsync(Connector.Products!, shop, first.Cursor)).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Cards_without_the_right_to_analytics_have_no_ratings()
    {
        (await Pull.AllAsync(Connector.Products!, await simulator.ShopAsync("content"))).Items.Should().NotBeEmpty().And.OnlyContain(card => card.ContentRating == null);
    }

    [Theory]
    [InlineData("cursorBack")]
    [InlineData("repeatPage")]
    [InlineData("lyingTotal")]
    [InlineData("shuffle")]
    [InlineData("duplicates")]
    public async Task Spoilt_cards_neither_loop_nor_are_lost(string fault)
    {
        var shop = await simulator.ShopAsync("content");
        var expected = (await Pull.AllAsync(Connector.Products!, shop)).Items.Select(card => card.Product.Number).ToList();
        await simulator.FaultAsync("/wb/content/*", fault);

        var spoilt = await Pull.AllAsync(Connector.Products!, shop);

        spoilt.Items.Select(card => card.Product.Number).Distinct().Should().BeEquivalentTo(expected);
    }

    [Fact]
    public async Task The_funnel_of_a_week_comes_for_everybody_and_stops_there_without_the_subscription()
    {
        var shop = await simulator.ShopAsync();

        var pulled = await Pull.AllAsync(Connector.Funnel!, shop);

        pulled.Unreadable.Should().BeEmpty();
        pulled.Items.Select(day => day.Day).Distinct().Should().HaveCountLessThan(9).And.HaveCountGreaterThan(5);
        pulled.Items.Should().OnlyContain(day => day.Opens >= day.Carts && day.Carts >= day.Orders && day.Currency == "RUB" && day.Shows == null && day.Product != null);
        pulled.Items.Select(day => (day.Day, day.Product!.Number)).Should().OnlyHaveUniqueItems();
        (await Pull.AllAsync(Connector.Funnel!, shop, pulled.Cursor)).Items.Should().BeEmpty();
        (await Connector.Keys.LookAsync(shop, default)).Abilities.First(fact => fact.Ability == Domain.Shops.Ability.Funnel).Need.Should().Contain("Джем");
    }

    [Fact]
    public async Task With_the_subscription_a_year_comes_by_the_report()
    {
        var shop = await simulator.ShopOfAsync("zvuk");

        var pulled = await Pull.AllAsync(Connector.Funnel!, shop);

        pulled.Unreadable.Should().BeEmpty();
        pulled.Items.Select(day => day.Day).Distinct().Should().HaveCountGreaterThan(360);
        pulled.Items.Should().Contain(day => day.Cancels > 0);
        (await Connector.Keys.LookAsync(shop, default)).Abilities.First(fact => fact.Ability == Domain.Shops.Ability.Funnel).Need.Should().BeNull();
    }

    [Fact]
    public async Task A_funnel_cut_short_goes_on_with_the_cards_that_are_left()
    {
        await simulator.FaultAsync("/wb/analytics/*/history", "500", times: 3);
        var shop = await simulator.ShopAsync();
        string? cursor = null;
        var pull = async () =>
        {
            await foreach (var page in Connector.Funnel!.ReadAsync(shop, null, default))
            {
                cursor = page.Cursor;
            }
        };

        (await pull.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.Unavailable);
        cursor.Should().Contain("pending");
        (await Pull.AllAsync(Connector.Funnel!, shop, cursor)).Items.Should().NotBeEmpty();
    }

    [Fact]
    public async Task The_sellers_figures_depend_on_the_kind_of_token()
    {
        var personal = await Pull.AllAsync(Connector.Quality!, await simulator.ShopAsync());
        var service = await Pull.AllAsync(Connector.Quality!, await simulator.ShopAsync(type: "service"));
        var limited = await simulator.ShopAsync(type: "base");

        personal.Items.Select(figure => figure.Code).Should().Contain("seller_rating").And.Contain("stars_5").And.NotContain("valuation").And.OnlyHaveUniqueItems();
        service.Items.Select(figure => figure.Code).Should().Contain("seller_rating").And.Contain("valuation").And.Contain("feedback_count");
        var pull = () => Pull.AllAsync(Connector.Quality!, limited);
        (await pull.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.NoScope);
    }
}
