using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Wildberries;
using Xunit;

namespace SellerDesk.IntegrationTests.Kaspi;

public sealed class KaspiReturnTests : IAsyncLifetime
{
    private SimulatedKaspi simulator = null!;
    private ShopAccess shop = null!;

    public async Task InitializeAsync()
    {
        simulator = await SimulatedKaspi.StartAsync(reviews: 150, volume: 40, timeout: 1);
        shop = await simulator.ShopAsync();
    }

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Fact]
    public async Task Returns_and_cancellations_are_found_by_the_statuses_of_orders()
    {
        var pulled = await Pull.AllAsync(simulator.Connector.Returns!, shop);

        pulled.Unreadable.Should().BeEmpty();
        pulled.Items.Should().Contain(item => item.Kind == ReturnKind.Cancellation && item.Stage == ReturnStage.Closed && item.ReasonRaw == "TIMEOUT_BUYER_PICKUP")
            .And.Contain(item => item.Kind == ReturnKind.Return && item.Stage == ReturnStage.Closed)
            .And.Contain(item => item.Stage == ReturnStage.OnTheWay && item.Decisions.Count == 1)
            .And.OnlyContain(item => item.Currency == "KZT" && item.Amount > 0 && item.Product != null && item.Facts["kaspiId"].Length > 0);
        pulled.Items.Select(item => item.Number).Should().OnlyHaveUniqueItems();
        (await Pull.AllAsync(simulator.Connector.Returns!, shop, pulled.Cursor)).Items.Count().Should().BeLessThan(pulled.Items.Count());
    }

    [Fact]
    public async Task Goods_that_are_back_are_told_once_and_the_order_shows_it()
    {
        var item = await ComingBackAsync();

        await simulator.Connector.Decisions!.DecideAsync(shop, new ReturnCall(item.Number, "ARRIVED_BACKWARD", null, null, null, item.Facts), CancellationToken.None);

        (await simulator.Connector.Decisions!.LookUpAsync(shop, item.Number, CancellationToken.None))!.Stage.Should().BeOneOf(ReturnStage.Closed, ReturnStage.Received);
        (await simulator.LedgerAsync()).Should().ContainSingle().Which.GetProperty("accepted").GetBoolean().Should().BeTrue();
        var twice = () => simulator.Connector.Decisions!.DecideAsync(shop, new ReturnCall(item.Number, "ARRIVED_BACKWARD", null, null, null, item.Facts), CancellationToken.None);
        (await twice.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.Refused);
    }

    [Fact]
    public async Task A_decision_whose_answer_was_lost_is_looked_up_and_not_sent_again()
    {
        var item = await ComingBackAsync();
        await simulator.FaultAsync("/kaspi/v2/orders", "dropAfterProcessing", times: 1, method: "POST");

        await simulator.Connector.Decisions!.DecideAsync(shop, new ReturnCall(item.Number, "ARRIVED_BACKWARD", null, null, null, item.Facts), CancellationToken.None);

        (await simulator.LedgerAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_decision_that_never_arrived_stays_unknown()
    {
        var item = await ComingBackAsync();
        await simulator.FaultAsync("/kaspi/v2/orders", "dropBeforeProcessing", times: 1, method: "POST");

        var decide = () => simulator.Connector.Decisions!.DecideAsync(shop, new ReturnCall(item.Number, "ARRIVED_BACKWARD", null, null, null, item.Facts), CancellationToken.None);

        (await decide.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.NoAnswer);
        (await simulator.LedgerAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task An_order_that_is_not_on_its_way_can_be_cancelled_with_a_reason()
    {
        var order = (await Pull.AllAsync(simulator.Connector.Orders!, shop)).Items.First(order => order.Status!.EndsWith("/ACCEPTED_BY_MERCHANT", StringComparison.Ordinal) && order.HandedOverAt is null && order.Stage == Domain.Orders.OrderStage.Assembled && order.Scheme == "KASPI_DELIVERY");
        var number = $"cancel-{order.Number}";
        var decisions = simulator.Connector.Decisions!;
        var without = () => decisions.DecideAsync(shop, new ReturnCall(number, "CANCELLED", null, null, null, order.Facts), CancellationToken.None);
        (await without.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.Refused);

        await decisions.DecideAsync(shop, new ReturnCall(number, "CANCELLED", "Закончился на складе", null, "MERCHANT_OUT_OF_STOCK", new Dictionary<string, string>()), CancellationToken.None);

        var shown = await decisions.LookUpAsync(shop, number, CancellationToken.None);
        (shown!.Stage, shown.ReasonRaw, shown.StatusRaw).Should().Be((ReturnStage.Closed, "MERCHANT_OUT_OF_STOCK", "ARCHIVE/CANCELLED"));
        (await decisions.LookUpAsync(shop, "cancel-1", CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task Reviews_of_the_seller_come_where_they_are_offered()
    {
        var pulled = await Pull.AllAsync(simulator.Connector.Reviews!, shop);

        pulled.Unreadable.Should().BeEmpty();
        pulled.Items.Select(review => review.Number).Distinct().Count().Should().BeGreaterThan(100);
        pulled.Items.Should().OnlyContain(review => review.Facts["about"] == "seller" && review.Product == null && review.Answer == null);
        var orders = await simulator.TrueOrdersAsync();
        pulled.Items.Count(review => review.OrderNumber is { } code && orders.ContainsKey(code)).Should().BePositive();
        (simulator.Connector.Replies, simulator.Connector.Questions, simulator.Connector.Chats).Should().Be((null, null, null));
    }

    [Theory]
    [InlineData(null, AbilityState.Open)]
    [InlineData("orders", AbilityState.NotOffered)]
    public async Task What_a_token_allows_is_found_by_looking(string? scopes, AbilityState reviews)
    {
        var facts = await simulator.Connector.Keys.LookAsync(await simulator.ShopAsync(scopes), CancellationToken.None);

        facts.Abilities.Select(fact => fact.Ability).Should().BeEquivalentTo(Enum.GetValues<Ability>());
        StateOf(facts, Ability.Reviews).Should().Be(reviews);
        (StateOf(facts, Ability.Orders), StateOf(facts, Ability.Returns), StateOf(facts, Ability.ReturnDecisions)).Should().Be((AbilityState.Open, AbilityState.Open, AbilityState.Open));
        facts.Abilities.Where(fact => fact.State == AbilityState.NotOffered && fact.Ability != Ability.Reviews).Should().HaveCount(Enum.GetValues<Ability>().Length - 4);
        facts.Abilities.Single(fact => fact.Ability == Ability.Reviews).Need.Should().Be(reviews == AbilityState.NotOffered ? "HTTP 404: No mapping for GET /shop/api/v2/merchantreviews" : null);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_and_stands_in_no_message()
    {
        var wrong = shop with { Key = "kaspi-token-that-is-wrong" };
        var look = () => simulator.Connector.Keys.LookAsync(wrong, CancellationToken.None);
        var refused = (await look.Should().ThrowAsync<MarketplaceException>()).Which;
        refused.Failure.Should().Be(MarketplaceFailure.KeyRejected);
        refused.ToString().Should().NotContain("kaspi-token-that-is-wrong");
    }

    [Fact]
    public async Task Whoever_does_not_look_like_a_browser_is_left_hanging()
    {
        var look = async () => await simulator.Connector.Keys.LookAsync(await simulator.ShopAsync(null, ("UserAgent", "SellerDesk/1.0")), CancellationToken.None);
        (await look.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.NoAnswer);
    }

    [Theory]
    [InlineData("page[size]=100&filter[orders][state]=NEW&filter[orders][creationDate][$ge]=1794000000000")]
    [InlineData("page[number]=0&page[size]=101&filter[orders][state]=NEW&filter[orders][creationDate][$ge]=1794000000000")]
    [InlineData("page[number]=0&page[size]=100&filter[orders][creationDate][$ge]=1794000000000")]
    [InlineData("page[number]=0&page[size]=100&filter[orders][state]=NEW")]
    [InlineData("page[number]=0&page[size]=100&filter[orders][state]=NEW&filter[orders][creationDate][$ge]=1790000000000&filter[orders][creationDate][$le]=1791300000000")]
    public async Task The_simulator_refuses_what_kaspi_refuses(string query)
    {
        var (status, body) = await simulator.SendAsync(HttpMethod.Get, $"/kaspi/v2/orders?{query}");
        status.Should().Be(400);
        body.GetProperty("errors")[0].GetProperty("title").GetString().Should().NotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("400", MarketplaceFailure.Refused)]
    [InlineData("401", MarketplaceFailure.KeyRejected)]
    [InlineData("402", MarketplaceFailure.NeedsSubscription)]
    [InlineData("403", MarketplaceFailure.NoScope)]
    [InlineData("404", MarketplaceFailure.NotFound)]
    [InlineData("409", MarketplaceFailure.Refused)]
    [InlineData("429", MarketplaceFailure.RateLimited)]
    [InlineData("500", MarketplaceFailure.Unavailable)]
    [InlineData("503", MarketplaceFailure.Unavailable)]
    [InlineData("envelopeError", MarketplaceFailure.Refused)]
    public async Task Every_refusal_becomes_one_of_ours(string fault, MarketplaceFailure failure)
    {
        await simulator.FaultAsync("/kaspi/v2/orders", fault, seconds: 1);
        var pull = () => Pull.AllAsync(simulator.Connector.Orders!, shop);
        (await pull.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(failure);
    }

    private async Task<IncomingReturn> ComingBackAsync() => (await Pull.AllAsync(simulator.Connector.Returns!, shop)).Items.First(item => item.Decisions.Count > 0);

    private static AbilityState StateOf(KeyFacts facts, Ability ability) => facts.Abilities.Single(fact => fact.Ability == ability).State;
}
