using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.IntegrationTests.YandexMarket;

public sealed class YandexKeyTests : IAsyncLifetime
{
    private SimulatedYandex simulator = null!;

    private IKeyReader Keys => simulator.Connector.Keys;

    public async Task InitializeAsync() => simulator = await SimulatedYandex.StartAsync(20);

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Fact]
    public async Task A_look_finds_rights_cabinet_and_shops()
    {
        var facts = await Keys.LookAsync(await simulator.ShopAsync(), default);

        facts.Scopes.Should().Equal("all-methods");
        facts.SellerName.Should().Be("Точка звука");
        facts.Settings["BusinessId"].Should().NotBeEmpty();
        facts.Settings["CampaignIds"].Split(',').Should().HaveCount(3);
        facts.Abilities.Should().HaveCount(Enum.GetValues<Ability>().Length);
        facts.Abilities.Where(fact => fact.State != AbilityState.Open).Should().ContainSingle().Which.Should().Be(new AbilityFact(Ability.ReviewComplaints, AbilityState.NotOffered));
    }

    [Fact]
    public async Task What_a_key_lacks_is_named_as_the_cabinet_names_it()
    {
        var facts = await Keys.LookAsync(await simulator.ShopAsync("communication"), default);

        facts.Feeds.Should().Equal(FeedKind.Reviews, FeedKind.Questions, FeedKind.Chats);
        facts.CanReply.Should().BeTrue();
        facts.Abilities.First(fact => fact.Ability == Ability.Funnel).Should().Be(new AbilityFact(Ability.Funnel, AbilityState.NeedsScope, "finance-and-accounting"));
    }

    [Fact]
    public async Task A_key_that_may_only_read_may_not_answer()
    {
        var shop = await simulator.ShopAsync("all-methods:read-only");
        var facts = await Keys.LookAsync(shop, default);

        facts.CanReply.Should().BeFalse();
        facts.May(Ability.Reviews).Should().BeTrue();
        var send = () => simulator.Connector.Replies!.SendAsync(shop, new ReplyCall(Domain.Inbox.WorkItemKind.Review, "1", "Спасибо!", false), default);
        var failed = (await send.Should().ThrowAsync<MarketplaceException>()).Which;
        (failed.Failure, failed.Detail!.Contains("communication", StringComparison.Ordinal)).Should().Be((MarketplaceFailure.NoScope, true));
    }

    [Fact]
    public async Task A_key_of_several_cabinets_tells_them_until_the_setting_decides()
    {
        var shop = await simulator.ShopAsync(kind: "several");
        var facts = await Keys.LookAsync(shop, default);

        facts.Accounts.Should().HaveCount(2).And.OnlyContain(account => account.Setting == "BusinessId");
        var pull = () => Wildberries.Pull.AllAsync(simulator.Connector.Reviews!, shop);
        var failed = (await pull.Should().ThrowAsync<MarketplaceException>()).Which;
        failed.Failure.Should().Be(MarketplaceFailure.Refused);
        failed.Detail.Should().Contain("Точка звука").And.Contain(facts.Accounts[1].Value);

        var chosen = await Keys.LookAsync(shop with { Settings = new Dictionary<string, string> { ["BusinessId"] = facts.Accounts[1].Value } }, default);
        chosen.Settings["BusinessId"].Should().Be(facts.Accounts[1].Value);
    }

    [Fact]
    public async Task A_wrong_key_is_rejected_and_never_shown()
    {
        var shop = await simulator.ShopAsync();
        var wrong = shop with { Key = shop.Key[..^4] + "0000" };

        var look = () => Keys.LookAsync(wrong, default);

        var failed = (await look.Should().ThrowAsync<MarketplaceException>()).Which;
        failed.Failure.Should().Be(MarketplaceFailure.KeyRejected);
        failed.ToString().Should().NotContain(wrong.Key);
    }

    [Fact]
    public async Task A_key_is_taken_as_people_paste_it()
    {
        var shop = await simulator.ShopAsync();

        await Keys.LookAsync(shop with { Key = $" Api-Key: {shop.Key[..12]}\r\n{shop.Key[12..]} " }, default);
    }
}
