using FluentAssertions;
using Npgsql;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Loyalty.Tiers;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Buyers;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Loyalty.Tiers;

/// <summary>Who is a member: merged, struck off, withdrawn, erased.</summary>
public sealed class TierPeopleTests(BuyerTrial trial) : TierCase(trial), IClassFixture<BuyerTrial>
{
    [Fact]
    public async Task Records_that_are_merged_count_together_and_part_as_they_were()
    {
        var shop = await BeginAsync("Слияние", Marketplace.Kaspi);
        await Trial.OrdersAsync(shop, Kaspi("mm-1", "7051110001", 9_000, 30), Kaspi("mm-2", "7051110002", 7_000, 20));
        await MoveAsync(0);
        var (one, two) = (await BuyerAsync(shop, "mm-1"), await BuyerAsync(shop, "mm-2"));
        var move = await Trial.Get<MergeBuyers>().ExecuteAsync(DeskFixture.Somebody(Role.Seller), one, two, null, None);
        await MoveAsync(0);
        (await MemberAsync(one)).Should().BeNull();
        (await MemberAsync(two)).Should().Match<LoyaltyMember>(m => m.TierId == Gold.Id && m.Orders == 2);
        await Trial.Get<UndoBuyerMove>().ExecuteAsync(DeskFixture.Somebody(Role.Seller), move, None);
        await MoveAsync(0);
        (await MemberAsync(one)).Should().Match<LoyaltyMember>(m => m.TierId == Silver.Id && m.Orders == 1);
        (await MemberAsync(two)).Should().Match<LoyaltyMember>(m => m.TierId == Gold.Id && m.FallsOn == Day(10), "what the other bought was theirs for a while: the grace is, too");
    }

    [Fact]
    public async Task Who_left_is_not_brought_back_by_a_rule_and_counters_follow_every_move()
    {
        var shop = await BeginAsync("Уход");
        await Trial.OrdersAsync(shop, Order("l-1", "l", 6_000, 10));
        await MoveAsync(0);
        var buyer = await BuyerAsync(shop, "l-1");
        await Change(0).LeaveAsync(Manager, buyer, "Не хочет баллов", None);
        await Trial.OrdersAsync(shop, Order("l-2", "l", 6_000, 1));
        await MoveAsync(0);
        (await MemberAsync(buyer)).Should().BeNull();
        await Change(0).JoinAsync(Manager, buyer, None);
        (await MemberAsync(buyer))!.TierId.Should().Be(Silver.Id);
        await CountersAreRightAsync();
    }

    [Fact]
    public async Task Whoever_withdraws_the_consent_by_which_they_joined_is_a_member_no_longer_and_comes_back_by_agreeing_again()
    {
        var shop = await BeginAsync("Согласие");
        await Tiers(0).SaveAsync(Manager, LoyaltyProgramme.Off with { IsOn = true, Joining = Joining.Consent }, None);
        await Trial.OrdersAsync(shop, Order("c-1", "c", 6_000, 10));
        await MoveAsync(0);
        var buyer = await BuyerAsync(shop, "c-1");
        (await MemberAsync(buyer)).Should().BeNull("nobody asked them");

        await SayAsync(buyer, true);
        await MoveAsync(0);
        (await MemberAsync(buyer)).Should().Match<LoyaltyMember>(m => m.How == JoinedBy.Consent && m.TierId == Silver.Id);
        await SayAsync(buyer, false);
        await MoveAsync(0);
        (await MemberAsync(buyer)).Should().BeNull();
        (await Trial.Database.ReadAsync<string>($"select cause from loyalty_exits where buyer_id = '{buyer}'")).Should().Be("Withdrawn");
        (await MovesAsync(shop, "c-1"))[0].Should().Match<TierMoveRow>(m => m.Cause == TierMoveCause.Left && m.From == Silver.Id && m.To == null);

        await SayAsync(buyer, true);
        await MoveAsync(0);
        (await MemberAsync(buyer))!.TierId.Should().Be(Silver.Id);
        await Tiers(0).SaveAsync(Manager, LoyaltyProgramme.Off with { IsOn = true, HoldOutPercent = 0 }, None);
        await CountersAreRightAsync();
    }

    [Fact]
    public async Task Whoever_is_erased_is_a_member_no_longer_and_no_word_about_them_is_left()
    {
        var shop = await BeginAsync("Стирание");
        await Trial.OrdersAsync(shop, Order("x-1", "x", 6_000, 10));
        await MoveAsync(0);
        var buyer = await BuyerAsync(shop, "x-1");
        await Change(0).GiveAsync(Manager, buyer, Gold.Id, Day(30), "Мария просила", None);
        await Trial.Get<EraseBuyer>().ExecuteAsync(Manager, buyer, "письмо", BuyerTrial.Now, None);
        await MoveAsync(1);
        (await Trial.Database.ReadAsync<long>($"select count(*) from loyalty_members where buyer_id = '{buyer}'")).Should().Be(0);
        (await Trial.Database.ListAsync<string>($"select cause || ' ' || coalesce(why, '-') from loyalty_exits where buyer_id = '{buyer}'")).Should().Equal("Erased -");
        (await Trial.Database.ReadAsync<long>($"select count(*) from tier_moves where buyer_id = '{buyer}' and reason is not null")).Should().Be(0);
        (await Trial.Database.ReadAsync<long>($"select count(*) from tier_moves where buyer_id = '{buyer}'")).Should().BePositive("that somebody rose and fell names nobody");
        await CountersAreRightAsync();
    }

    private Task SayAsync(BuyerId buyer, bool given) => Trial.Seeing<RecordConsent>().ExecuteAsync(
        Actor.Desk, buyer, new ConsentWord(ConsentChannel.Sms, ConsentPurpose.Loyalty, given, DateTimeOffset.UtcNow.AddSeconds(-1), "тест", given ? "1" : null), None);
}
