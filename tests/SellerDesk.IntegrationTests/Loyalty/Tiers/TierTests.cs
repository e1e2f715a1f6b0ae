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

public sealed class TierTests(BuyerTrial trial) : TierCase(trial), IClassFixture<BuyerTrial>
{
    [Fact]
    public async Task A_delivered_order_raises_a_return_takes_it_back_after_the_grace_and_the_history_says_by_which_figures()
    {
        var shop = await BeginAsync("Подъём");
        await Trial.OrdersAsync(shop, Order("up-1", "up", 6_000, 40, OrderStage.InTransit));
        await MoveAsync(0);
        (await MemberAsync(shop, "up-1")).Should().BeNull("nothing is delivered yet");

        await Trial.OrdersAsync(shop, Order("up-1", "up", 6_000, 40));
        await MoveAsync(0);
        (await MemberAsync(shop, "up-1")).Should().Match<LoyaltyMember>(m => m.TierId == Silver.Id && m.How == JoinedBy.Delivered && m.Orders == 1);
        await Trial.OrdersAsync(shop, Order("up-2", "up", 9_000, 5));
        await MoveAsync(0);
        (await MemberAsync(shop, "up-1"))!.TierId.Should().Be(Gold.Id);

        await Trial.OrdersAsync(shop, Order("up-2", "up", 9_000, 5, OrderStage.Returned));
        await MoveAsync(0);
        (await MemberAsync(shop, "up-1")).Should().Match<LoyaltyMember>(m => m.TierId == Gold.Id && m.ShortSince == Day(0) && m.FallsOn == Day(10), "there is a grace");
        await MoveAsync(9);
        (await MemberAsync(shop, "up-1"))!.TierId.Should().Be(Gold.Id);
        await MoveAsync(10);
        (await MemberAsync(shop, "up-1"))!.TierId.Should().Be(Silver.Id);

        var moves = await MovesAsync(shop, "up-1");
        moves.Select(move => (move.Cause, move.To)).Should().Equal((TierMoveCause.Fell, Silver.Id), (TierMoveCause.Rose, Gold.Id), (TierMoveCause.Joined, Silver.Id));
        moves[1].Why.Should().Match<TierMoveWhy>(why => why.Orders == 2 && why.Spend["RUB"] == 15_000 && why.From == Day(-99));
        moves[0].Why!.Spend["RUB"].Should().Be(6_000);
        (await EventsAsync(shop, "up-1")).Should().Equal("up", "up", "down");
    }

    [Fact]
    public async Task What_leaves_the_window_is_found_on_its_day_without_anything_being_touched()
    {
        var shop = await BeginAsync("Окно");
        await Trial.OrdersAsync(shop, Order("w-1", "w", 7_000, 95));
        await MoveAsync(0);
        (await MemberAsync(shop, "w-1")).Should().Match<LoyaltyMember>(m => m.TierId == Silver.Id && m.RecheckOn == Day(5));
        await MoveAsync(4);
        (await MemberAsync(shop, "w-1"))!.ShortSince.Should().BeNull();
        await MoveAsync(5);
        (await MemberAsync(shop, "w-1")).Should().Match<LoyaltyMember>(m => m.TierId == Silver.Id && m.ShortSince == Day(5) && m.FallsOn == Day(15));
        await MoveAsync(15);
        (await MemberAsync(shop, "w-1"))!.TierId.Should().BeNull();
        (await new MoveTiersJob(Source, Clock(15)).RunAsync(None)).Should().BeFalse("nothing is left to look at");
    }

    [Fact]
    public async Task A_part_that_was_sent_back_is_taken_off()
    {
        var shop = await BeginAsync("Часть");
        await Trial.OrdersAsync(shop, Order("part-1", "part", 6_000, 10));
        await MoveAsync(0);
        await Trial.WriteAsync(shop, BuyerTrial.Now, SellerDesk.Application.Complaints.ReturnWriter.WriteAsync,
            [new IncomingReturn { Number = "r-part", Kind = Domain.Complaints.ReturnKind.Return, Stage = Domain.Complaints.ReturnStage.Received, OrderNumber = "part-1", Amount = 2_000, Currency = "RUB", OpenedAt = BuyerTrial.Now.AddDays(-1) }]);
        await MoveAsync(0);
        (await MemberAsync(shop, "part-1")).Should().Match<LoyaltyMember>(m => m.ShortSince == Day(0) && m.Orders == 1);
    }

    [Fact]
    public async Task A_tier_given_by_hand_lasts_to_its_day_and_says_who_and_why()
    {
        var shop = await BeginAsync("Рукой");
        await Trial.OrdersAsync(shop, Order("h-1", "h", 1_000, 10));
        await MoveAsync(0);
        var buyer = await BuyerAsync(shop, "h-1");
        await Change(0).GiveAsync(Manager, buyer, Gold.Id, Day(30), "Извинение за два опоздания", None);
        (await MemberAsync(shop, "h-1")).Should().Match<LoyaltyMember>(m => m.TierId == Gold.Id && m.HeldId == null && m.ManualUntil == Day(30));
        await MoveAsync(30);
        (await MemberAsync(shop, "h-1"))!.TierId.Should().Be(Gold.Id);
        await MoveAsync(31);
        (await MemberAsync(shop, "h-1")).Should().Match<LoyaltyMember>(m => m.TierId == null && m.ManualTierId == null);
        (await MovesAsync(shop, "h-1")).Select(move => (move.Cause, move.Reason)).Should().Equal(
            (TierMoveCause.ManualEnded, null), (TierMoveCause.ManualSet, "Извинение за два опоздания"), (TierMoveCause.Joined, null));
        await RefusedAsync("member.until", () => Change(31).GiveAsync(Manager, buyer, Gold.Id, Day(1), "вчера", None));
        await RefusedAsync("role.needed", () => Change(31).GiveAsync(DeskFixture.Somebody(Role.Support), buyer, Gold.Id, Day(60), "x", None));
    }
}
