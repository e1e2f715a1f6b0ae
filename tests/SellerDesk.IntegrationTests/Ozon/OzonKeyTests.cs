using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.IntegrationTests.Ozon;

/// <summary>What a key and a plan open, found by looking.</summary>
public sealed class OzonKeyTests
{
    [Fact]
    public async Task A_whole_key_of_the_dearest_plan_opens_all_that_there_is()
    {
        await using var simulator = await SimulatedOzon.StartAsync(reviews: 20);

        var facts = await simulator.Connector.Keys.LookAsync(await simulator.ShopAsync(), CancellationToken.None);

        facts.Kind.Should().Be("PREMIUM_PRO");
        facts.ExpiresAt.Should().BeAfter(DateTimeOffset.UtcNow.AddDays(150));
        facts.SellerName.Should().NotBeNullOrEmpty();
        facts.Scopes.Should().Equal("Admin");
        facts.Abilities.Where(fact => fact.State == AbilityState.NotOffered).Select(fact => fact.Ability).Should().BeEquivalentTo([Ability.ReviewAnswerEdits, Ability.ReviewComplaints]);
        facts.Abilities.Where(fact => fact.State != AbilityState.NotOffered).Should().OnlyContain(fact => fact.State == AbilityState.Open);
        facts.Abilities.Select(fact => fact.Ability).Should().BeEquivalentTo(Enum.GetValues<Ability>());
    }

    [Theory]
    [InlineData("none", "Reviews,ReviewAnswers,Questions,QuestionAnswers,ChatMessages")]
    [InlineData("none+reviews", "Questions,QuestionAnswers,ChatMessages")]
    [InlineData("premium_plus", "Reviews,ReviewAnswers")]
    public async Task What_the_plan_lacks_is_told_with_the_plan_that_has_it(string subscription, string shut)
    {
        await using var simulator = await SimulatedOzon.StartAsync(reviews: 20);

        var facts = await simulator.Connector.Keys.LookAsync(await simulator.ShopAsync(subscription), CancellationToken.None);

        var lacking = facts.Abilities.Where(fact => fact.State == AbilityState.NeedsSubscription).ToList();
        string.Join(',', lacking.Select(fact => fact.Ability).Order()).Should().Be(string.Join(',', shut.Split(',').Select(Enum.Parse<Ability>).Order()));
        lacking.Should().OnlyContain(fact => fact.Need!.Contains("Premium"));
        facts.May(Ability.Chats).Should().BeTrue("reading chats is free");
    }

    [Fact]
    public async Task A_role_that_the_key_lacks_is_told_by_its_methods()
    {
        await using var simulator = await SimulatedOzon.StartAsync(reviews: 20);

        var facts = await simulator.Connector.Keys.LookAsync(await simulator.ShopAsync(scopes: "orders,products"), CancellationToken.None);

        facts.Feeds.Should().BeEquivalentTo([FeedKind.Orders, FeedKind.Products]);
        facts.Abilities.Single(fact => fact.Ability == Ability.Reviews).Should().Be(new AbilityFact(Ability.Reviews, AbilityState.NeedsScope, "/v2/review/list"));
    }

    [Fact]
    public async Task A_key_of_another_account_a_dead_key_and_no_key_are_not_accepted()
    {
        await using var simulator = await SimulatedOzon.StartAsync(reviews: 20);
        var shop = await simulator.ShopAsync();
        var foreign = shop with { Settings = new Dictionary<string, string> { ["ClientId"] = "777" } };
        var nameless = shop with { Settings = new Dictionary<string, string>() };

        foreach (var wrong in new[] { foreign, nameless, shop with { Key = "not a key!" }, await simulator.ShopAsync(days: -3) })
        {
            var look = () => simulator.Connector.Keys.LookAsync(wrong, CancellationToken.None);
            (await look.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.KeyRejected);
        }
    }

    [Fact]
    public async Task A_plan_that_ends_in_the_middle_of_a_pull_ends_the_pull_with_the_plans_name()
    {
        await using var simulator = await SimulatedOzon.StartAsync(reviews: 20);

        var pull = await OzonPull.OnceAsync(simulator.Connector.Reviews!, await simulator.ShopAsync("premium_plus"));

        pull.Failure!.Failure.Should().Be(MarketplaceFailure.NeedsSubscription);
        pull.Failure.Detail.Should().Contain("Управление отзывами");
    }

    [Fact]
    public async Task A_key_without_the_role_for_one_warehouse_still_brings_the_orders_of_the_other()
    {
        await using var simulator = await SimulatedOzon.StartAsync(reviews: 20);

        var pull = await OzonPull.OnceAsync(simulator.Connector.Orders!, await simulator.ShopAsync(scopes: "fbo"));

        pull.Failure.Should().BeNull();
        pull.Items.Should().NotBeEmpty().And.OnlyContain(order => order.Scheme == "FBO");
    }
}
