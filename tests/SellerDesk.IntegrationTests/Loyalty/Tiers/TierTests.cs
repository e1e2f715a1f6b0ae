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

public sealed class TierTests(BuyerTrial trial) : IClassFixture<BuyerTrial>
{
    private static readonly Actor Manager = DeskFixture.Somebody(Role.Manager);
    private static readonly TierStep Silver = Step("Серебро", 5_000);
    private static readonly TierStep Gold = Step("Золото", 15_000);
    private static readonly TierTable Table = new([Silver, Gold], new TierWindow(TierWindowKind.Sliding, 100), 10, new Dictionary<Guid, Guid?>());

    private int ticks;

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_delivered_order_raises_a_return_takes_it_back_after_the_grace_and_the_history_says_by_which_figures()
    {
        var shop = await BeginAsync("Подъём");
        await trial.OrdersAsync(shop, Order("up-1", "up", 6_000, 40, OrderStage.InTransit));
        await MoveAsync(0);
        (await MemberAsync(shop, "up-1")).Should().BeNull("nothing is delivered yet");

        await trial.OrdersAsync(shop, Order("up-1", "up", 6_000, 40));
        await MoveAsync(0);
        (await MemberAsync(shop, "up-1")).Should().Match<LoyaltyMember>(m => m.TierId == Silver.Id && m.How == JoinedBy.Delivered && m.Orders == 1);
        await trial.OrdersAsync(shop, Order("up-2", "up", 9_000, 5));
        await MoveAsync(0);
        (await MemberAsync(shop, "up-1"))!.TierId.Should().Be(Gold.Id);

        await trial.OrdersAsync(shop, Order("up-2", "up", 9_000, 5, OrderStage.Returned));
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
        await trial.OrdersAsync(shop, Order("w-1", "w", 7_000, 95));
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
        await trial.OrdersAsync(shop, Order("part-1", "part", 6_000, 10));
        await MoveAsync(0);
        await trial.WriteAsync(shop, BuyerTrial.Now, SellerDesk.Application.Complaints.ReturnWriter.WriteAsync,
            [new IncomingReturn { Number = "r-part", Kind = Domain.Complaints.ReturnKind.Return, Stage = Domain.Complaints.ReturnStage.Received, OrderNumber = "part-1", Amount = 2_000, Currency = "RUB", OpenedAt = BuyerTrial.Now.AddDays(-1) }]);
        await MoveAsync(0);
        (await MemberAsync(shop, "part-1")).Should().Match<LoyaltyMember>(m => m.ShortSince == Day(0) && m.Orders == 1);
    }

    [Fact]
    public async Task A_tier_given_by_hand_lasts_to_its_day_and_says_who_and_why()
    {
        var shop = await BeginAsync("Рукой");
        await trial.OrdersAsync(shop, Order("h-1", "h", 1_000, 10));
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

    [Fact]
    public async Task Records_that_are_merged_count_together_and_part_as_they_were()
    {
        var shop = await BeginAsync("Слияние", Marketplace.Kaspi);
        await trial.OrdersAsync(shop, Kaspi("mm-1", "7051110001", 9_000, 30), Kaspi("mm-2", "7051110002", 7_000, 20));
        await MoveAsync(0);
        var (one, two) = (await BuyerAsync(shop, "mm-1"), await BuyerAsync(shop, "mm-2"));
        var move = await trial.Get<MergeBuyers>().ExecuteAsync(DeskFixture.Somebody(Role.Seller), one, two, null, None);
        await MoveAsync(0);
        (await MemberAsync(one)).Should().BeNull();
        (await MemberAsync(two)).Should().Match<LoyaltyMember>(m => m.TierId == Gold.Id && m.Orders == 2);
        await trial.Get<UndoBuyerMove>().ExecuteAsync(DeskFixture.Somebody(Role.Seller), move, None);
        await MoveAsync(0);
        (await MemberAsync(one)).Should().Match<LoyaltyMember>(m => m.TierId == Silver.Id && m.Orders == 1);
        (await MemberAsync(two)).Should().Match<LoyaltyMember>(m => m.TierId == Gold.Id && m.FallsOn == Day(10), "what the other bought was theirs for a while: the grace is, too");
    }

    [Fact]
    public async Task Who_left_is_not_brought_back_by_a_rule_and_counters_follow_every_move()
    {
        var shop = await BeginAsync("Уход");
        await trial.OrdersAsync(shop, Order("l-1", "l", 6_000, 10));
        await MoveAsync(0);
        var buyer = await BuyerAsync(shop, "l-1");
        await Change(0).LeaveAsync(Manager, buyer, "Не хочет баллов", None);
        await trial.OrdersAsync(shop, Order("l-2", "l", 6_000, 1));
        await MoveAsync(0);
        (await MemberAsync(buyer)).Should().BeNull();
        await Change(0).JoinAsync(Manager, buyer, None);
        (await MemberAsync(buyer))!.TierId.Should().Be(Silver.Id);
        await CountersAreRightAsync();
    }

    [Fact]
    public async Task A_preview_says_exactly_what_applying_does_and_undoing_gives_everything_back()
    {
        var shop = await BeginAsync("Правка");
        await trial.OrdersAsync(shop, [.. Crowd(120)]);
        await MoveAsync(40);
        var before = await TiersAsync();
        var bronze = Step("Бронза", 2_000);
        var other = Table with { Steps = [bronze, Silver with { Rise = Silver.Rise with { Spend = new Dictionary<string, decimal> { ["RUB"] = 9_000 } } }, Gold with { Rise = Gold.Rise with { Spend = new Dictionary<string, decimal> { ["RUB"] = 13_000 } } }], GraceDays = 0 };
        var preview = await Preview(40).LoadAsync(Manager, other, None);
        (await TiersAsync()).Should().Equal(before, "a preview saves nothing");
        preview.Members.Should().Be(before.Count);
        preview.Sum(TierTurn.Rises).Should().BePositive();
        preview.Sum(TierTurn.Falls).Should().BePositive();
        var who = await Preview(40).WhoAsync(Manager, other, TierTurn.Falls, null, 1_000, None);
        who.Should().HaveCount(preview.Sum(TierTurn.Falls));

        var version = await Tiers(40).PublishAsync(Manager, other, true, None);
        await RefusedAsync("tier.running", () => Tiers(40).PublishAsync(Manager, Table, true, None));
        await MoveAsync(40);
        var after = await TiersAsync();
        var moved = before.Where(one => after[one.Key] != one.Value).GroupBy(one => (one.Value, after[one.Key])).ToDictionary(group => group.Key, group => group.Count());
        moved.Should().Equal(preview.Shifts.Where(shift => shift.From != shift.To).GroupBy(shift => (shift.From?.Value, shift.To?.Value)).ToDictionary(group => group.Key, group => group.Sum(shift => shift.Members)));
        who.Should().OnlyContain(one => after[one.Buyer.Value] == (one.To == null ? null : one.To.Value.Value));
        var run = (await trial.Get<TierBoard>().LoadAsync(None)).Run;
        run.Should().Match<TierRun>(r => r.EndedAt != null && r.Rose == preview.Sum(TierTurn.Rises) && r.Fell == preview.Sum(TierTurn.Falls) && r.Done == before.Count);

        await RefusedAsync("tier.same", () => Tiers(40).PublishAsync(Manager, other, true, None));
        await Tiers(40).UndoAsync(Manager, version, false, None);
        await MoveAsync(40);
        (await TiersAsync()).Should().Equal(before);
        await CountersAreRightAsync();
    }

    [Fact]
    public async Task A_rule_that_nobody_or_everybody_meets_is_said()
    {
        var shop = await BeginAsync("Крайности");
        await trial.OrdersAsync(shop, Order("e-1", "e", 6_000, 10));
        await MoveAsync(0);
        var preview = await Preview(0).LoadAsync(Manager, Table with { Steps = [Silver with { Rise = TierRule.Everybody }, Step("Никто", 900_000_000)] }, None);
        preview.ForNobody.Should().Equal(1);
        preview.ForEverybody.Should().Equal(0);
    }

    private async Task<Shop> BeginAsync(string name, Marketplace marketplace = Marketplace.Other)
    {
        var shop = await trial.ShopAsync("Уровни: " + name, marketplace);
        if ((await trial.Get<TierBoard>().LoadAsync(None)).Table is null)
        {
            await Tiers(0).PublishAsync(Manager, Table, false, None);
            await Tiers(0).SaveAsync(Manager, LoyaltyProgramme.Off with { IsOn = true, HoldOutPercent = 0 }, None);
        }

        return shop;
    }

    private static DateOnly Day(int days) => new DateOnly(2026, 11, 20).AddDays(days);

    /// <summary>A second later each time, so that what happens one after the other is written so.</summary>
    private FixedClock Clock(int days) => new(BuyerTrial.Now.AddDays(days).AddSeconds(ticks++));

    private NpgsqlDataSource Source => trial.Get<NpgsqlDataSource>();

    private ChangeTiers Tiers(int days) => new(trial.Data, Clock(days));

    private PreviewTiers Preview(int days) => new(Source, Clock(days));

    private ChangeMember Change(int days) => new(Source, Clock(days));

    private async Task MoveAsync(int days)
    {
        await trial.FiguresAsync();
        await new MoveTiersJob(Source, Clock(days)).RunAsync(None);
        await trial.Get<FoldTierCountsJob>().RunAsync(None);
    }

    private async Task<BuyerId> BuyerAsync(Shop shop, string order) => new(await trial.IdAsync(await trial.BuyerOfAsync(shop, "orders", order)));

    private async Task<LoyaltyMember?> MemberAsync(Shop shop, string order) => await MemberAsync(await BuyerAsync(shop, order));

    private async Task<LoyaltyMember?> MemberAsync(BuyerId buyer) => (await trial.Seeing<MemberCard>().LoadAsync(buyer, None)).Member;

    private async Task<IReadOnlyList<TierMoveRow>> MovesAsync(Shop shop, string order) => (await trial.Seeing<MemberCard>().LoadAsync(await BuyerAsync(shop, order), None)).Moves;

    private async Task<string[]> EventsAsync(Shop shop, string order)
    {
        var buyer = await BuyerAsync(shop, order);
        return (await trial.Database.ReadAsync<string>($"""select string_agg("values" ->> 'direction', ',' order by at, id) from buyer_events where buyer_id = '{buyer.Value}' and kind = 'TierChanged'""")).Split(',');
    }

    private async Task<Dictionary<Guid, Guid?>> TiersAsync()
    {
        await using var command = Source.CreateCommand("select buyer_id, tier_id from loyalty_members");
        await using var reader = await command.ExecuteReaderAsync();
        var tiers = new Dictionary<Guid, Guid?>();
        while (await reader.ReadAsync())
        {
            tiers[reader.GetGuid(0)] = await reader.IsDBNullAsync(1) ? null : reader.GetGuid(1);
        }

        return tiers;
    }

    private async Task CountersAreRightAsync() => (await trial.Database.ReadAsync<long>("""
        select count(*) from (select tier_id, count(*) as n from loyalty_members group by 1) as m
        full join (select tier_id, sum(count) as n from tier_counts group by 1 having sum(count) <> 0) as c on coalesce(c.tier_id::text, '') = coalesce(m.tier_id::text, '') where m.n is distinct from c.n
        """)).Should().Be(0);

    private static async Task RefusedAsync(string code, Func<Task> deed) => (await deed.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be(code);

    private static TierStep Step(string name, decimal roubles) => new(TierId.New(), name, new TierRule(new Dictionary<string, decimal> { ["RUB"] = roubles }, null, false), "", null, "", 0);

    private static IncomingOrder Order(string number, string buyer, decimal price, int daysAgo, OrderStage stage = OrderStage.Delivered) => BuyerTrial.Order(number, buyer, stage: stage, price: price, daysAgo: daysAgo);

    private static IncomingOrder Kaspi(string number, string phone, decimal price, int daysAgo) =>
        BuyerTrial.Order(number, phone, price: price, daysAgo: daysAgo) with { Buyer = new IncomingBuyer("Покупатель", phone) };

    private static IEnumerable<IncomingOrder> Crowd(int count)
    {
        var dice = new Random(7);
        return Enumerable.Range(0, count).SelectMany(n => Enumerable.Range(0, 1 + dice.Next(3)).Select(order => Order($"crowd-{n}-{order}", $"crowd-{n}", 500 + dice.Next(7_000), 1 + dice.Next(140))));
    }
}
