using FluentAssertions;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Wildberries;
using Xunit;

namespace SellerDesk.UnitTests.Wildberries;

public sealed class WildberriesAbilitiesTests
{
    private const long Content = 1 << 1, Analytics = 1 << 2, Market = 1 << 4, Statistics = 1 << 5, Feedbacks = 1 << 7, Chat = 1 << 9, Returns = 1 << 11, ReadOnly = 1L << 30;

    [Fact]
    public void A_whole_token_opens_all_that_there_is()
    {
        var facts = Of(Content | Analytics | Market | Statistics | Feedbacks | Chat | Returns);

        facts.Where(fact => fact.Value.State == AbilityState.NotOffered).Select(fact => fact.Key).Should().BeEquivalentTo([Ability.ReviewComplaints, Ability.Pushes]);
        facts.Where(fact => fact.Value.State == AbilityState.Open).Should().HaveCount(facts.Count - 2).And.OnlyContain(fact => fact.Value.Need == null);
    }

    [Theory]
    [InlineData(Ability.Chats, "Buyers chat")]
    [InlineData(Ability.ChatMessages, "Buyers chat")]
    [InlineData(Ability.ReturnDecisions, "Buyers returns")]
    [InlineData(Ability.Returns, "Buyers returns, Analytics")]
    [InlineData(Ability.Products, "Content")]
    [InlineData(Ability.Funnel, "Analytics")]
    [InlineData(Ability.Quality, "Analytics")]
    [InlineData(Ability.Orders, "Marketplace, Statistics")]
    public void A_missing_category_is_named(Ability ability, string need) =>
        Of(Feedbacks)[ability].Should().Be((AbilityState.NeedsScope, need));

    [Fact]
    public void A_source_that_is_left_out_is_named_beside_the_open_one()
    {
        var facts = Of(Market | Returns | Content);

        facts[Ability.Orders].Should().Be((AbilityState.Open, "Statistics"));
        facts[Ability.Returns].Should().Be((AbilityState.Open, "Analytics"));
        facts[Ability.Products].Should().Be((AbilityState.Open, "Analytics"));
    }

    [Fact]
    public void A_token_that_may_only_read_does_nothing()
    {
        var facts = Of(Feedbacks | Chat | Returns | ReadOnly);

        facts[Ability.Chats].State.Should().Be(AbilityState.Open);
        foreach (var deed in new[] { Ability.ReviewAnswers, Ability.QuestionAnswers, Ability.ChatMessages, Ability.ReturnDecisions })
        {
            facts[deed].Should().Be((AbilityState.NeedsScope, "read-write"));
        }
    }

    [Theory]
    [InlineData(1, AbilityState.NeedsScope)]
    [InlineData(3, AbilityState.Open)]
    [InlineData(4, AbilityState.Open)]
    public void Figures_of_the_seller_are_not_for_base_tokens(int kind, AbilityState state) => Of(Analytics, kind)[Ability.Quality].State.Should().Be(state);

    [Fact]
    public void A_service_token_has_the_rating_of_the_reviews_host_alone_too() =>
        Of(Feedbacks, 4)[Ability.Quality].Should().Be((AbilityState.Open, "Analytics"));

    private static Dictionary<Ability, (AbilityState State, string? Need)> Of(long mask, int kind = 3) =>
        WildberriesAbilities.Of(WildberriesToken.Read(Payloads.Token($$"""{"acc":{{kind}},"s":{{mask}},"sid":"x"}""")), hasReports: true).Abilities.ToDictionary(fact => fact.Ability, fact => (fact.State, fact.Need));
}
