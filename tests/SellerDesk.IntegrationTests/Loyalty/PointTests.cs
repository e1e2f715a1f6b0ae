using FluentAssertions;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Loyalty.Points;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Complaints;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Loyalty;

public sealed class PointTests(PointTrial trial) : PointCase(trial), IClassFixture<PointTrial>
{
    [Fact]
    public async Task An_order_earns_once_waits_for_its_time_and_is_taken_back_by_the_rules_it_was_earned_by()
    {
        var shop = await ShopAsync("Один раз");
        await Trial.OrderAsync(shop, "e-1", "79990000001", 500, quantity: 2, category: "Кружки");
        await Trial.SettleAsync();
        var buyer = await Trial.BuyerAsync(shop, "e-1");
        (await Trial.BalanceAsync(buyer)).Should().Be((200, 0, 0));

        // The same order again, changed in passing; other rules meanwhile.
        await Trial.OrderAsync(shop, "e-1", "79990000001", 900, quantity: 2, category: "Кружки");
        await Trial.SettleAsync();
        (await Trial.BalanceAsync(buyer)).Should().Be((200, 0, 0), "a repeated pull never earns twice");
        (await EventsAsync(buyer)).Should().Equal("PointsEarned");

        Trial.Clock.Advance(TimeSpan.FromDays(12));
        await Trial.AgeAsync();
        (await Trial.BalanceAsync(buyer)).Should().Be((0, 200, 0));

        Trial.Clock.Advance(TimeSpan.FromMinutes(1));
        await Trial.PullAsync(shop, Return("e-r", "e-1", 1));
        await Trial.SettleAsync();
        (await Trial.BalanceAsync(buyer)).Should().Be((0, 100, 0), "one of two pieces came back");
        await Trial.PullAsync(shop, Return("e-r", "e-1", 1));
        await Trial.SettleAsync();
        (await Trial.BalanceAsync(buyer)).Should().Be((0, 100, 0));

        await Trial.OrderAsync(shop, "e-1", "79990000001", 900, quantity: 2, stage: OrderStage.Returned, category: "Кружки");
        await Trial.SettleAsync();
        (await Trial.BalanceAsync(buyer)).Should().Be((0, 0, 0));
        (await Trial.Database.ListAsync<string>($"select kind || ' v' || rule_version from point_transactions where buyer_id = '{buyer}' order by at, id")).Should()
            .Equal("Earned v1", "Matured v1", "Reversed v1", "Reversed v1");
        (await EventsAsync(buyer)).Should().Equal("PointsEarned", "PointsReversed", "PointsReversed");
    }

    [Fact]
    public async Task What_was_spent_before_its_order_came_back_is_owed_and_paid_by_what_is_earned_later()
    {
        var shop = await ShopAsync("Долг");
        await Trial.OrderAsync(shop, "d-1", "79990000002", 1_000);
        await Trial.SettleAsync();
        var buyer = await Trial.BuyerAsync(shop, "d-1");
        Trial.Clock.Advance(TimeSpan.FromDays(15));
        await Trial.AgeAsync();
        await Trial.BurnAsync(buyer, 80);
        await Trial.OrderAsync(shop, "d-1", "79990000002", 1_000, stage: OrderStage.Cancelled);
        await Trial.SettleAsync();
        (await Trial.BalanceAsync(buyer)).Should().Be((0, 0, 80));

        await Trial.OrderAsync(shop, "d-2", "79990000002", 1_000);
        await Trial.SettleAsync();
        (await Trial.BalanceAsync(buyer)).Should().Be((100, 0, 80), "what waits pays nothing yet");
        await Trial.AgeAsync();
        (await Trial.BalanceAsync(buyer)).Should().Be((0, 20, 0));
    }

    [Fact]
    public async Task Points_that_end_are_told_of_in_time_and_then_end()
    {
        var shop = await ShopAsync("Сгорают");
        await Trial.OrderAsync(shop, "x-1", "79990000003", 400, daysAgo: 14);
        await Trial.SettleAsync();
        await Trial.AgeAsync();
        var buyer = await Trial.BuyerAsync(shop, "x-1");
        (await Trial.BalanceAsync(buyer)).Should().Be((0, 40, 0));
        foreach (var day in new[] { 31, 54, 59.5, 61 })
        {
            Trial.Clock.Set(CaseFixture.Start.AddDays(day));
            await Trial.AgeAsync();
        }

        (await Trial.Database.ListAsync<string>($"select kind || coalesce(' ' || (\"values\" ->> 'days'), '') from buyer_events where buyer_id = '{buyer}' and kind like 'PointsExp%' order by id")).Should()
            .Equal("PointsExpiring 30", "PointsExpiring 7", "PointsExpiring 1", "PointsExpired");
        (await Trial.BalanceAsync(buyer)).Should().Be((0, 0, 0));
    }

    [Fact]
    public async Task A_compensation_of_a_complaint_is_credited_once_and_goes_when_the_move_is_undone()
    {
        var shop = await ShopAsync("Компенсация");
        await Trial.OrderAsync(shop, "c-1", "79990000004", 600, stage: OrderStage.InTransit);
        var id = await Trial.OpenAsync(CaseFixture.Form(shop, "c-1", new FormLine(null, 1)));
        await Trial.MoveAsync(id, new CaseMove.ToStage(ComplaintStage.Analysing));
        await Trial.MoveAsync(id, new CaseMove.Explain("defect.broken", "supplier.defect"));
        await Trial.MoveAsync(id, new CaseMove.ToStage(ComplaintStage.Deciding));
        await Trial.MoveAsync(id, new CaseMove.Resolve(new ResolutionWish(ResolutionKind.Compensation, Points: 250)));
        await Trial.MoveAsync(id, new CaseMove.ToStage(ComplaintStage.CarryingOut));
        await Trial.SettleAsync();
        var buyer = await Trial.BuyerAsync(shop, "c-1");
        (await Trial.BalanceAsync(buyer)).Should().Be((0, 0, 0), "a decision alone gives nothing");

        var carried = await Trial.MoveAsync(id, new CaseMove.CarryOut(CarryingOut.Desk, "начислены баллы"));
        await Trial.SettleAsync();
        await Trial.SettleAsync();
        (await Trial.BalanceAsync(buyer)).Should().Be((0, 250, 0));
        await Trial.UndoAsync(id, carried);
        await Trial.SettleAsync();
        (await Trial.BalanceAsync(buyer)).Should().Be((0, 0, 0));
        await Trial.MoveAsync(id, new CaseMove.CarryOut(CarryingOut.Desk, "всё же начислены"));
        await Trial.SettleAsync();
        (await Trial.BalanceAsync(buyer)).Should().Be((0, 250, 0));
    }

    [Fact]
    public async Task Points_follow_a_person_through_a_merge_and_back()
    {
        var shop = await ShopAsync("Слияние баллов");
        await Trial.OrderAsync(shop, "g-1", "79990000005", 300, daysAgo: 20);
        await Trial.OrderAsync(shop, "g-2", "79990000006", 700, daysAgo: 20);
        await Trial.SettleAsync();
        await Trial.AgeAsync();
        var (one, two) = (await Trial.BuyerAsync(shop, "g-1"), await Trial.BuyerAsync(shop, "g-2"));
        await Get<AdjustPoints>().ExecuteAsync(DeskFixture.Somebody(Manager), one, 5, "за помощь", Guid.NewGuid(), CancellationToken.None);
        var move = await Get<MergeBuyers>().ExecuteAsync(DeskFixture.Somebody(Manager), one, two, null, CancellationToken.None);
        await Trial.SettleAsync();
        (await Trial.BalanceAsync(one), await Trial.BalanceAsync(two)).Should().Be(((0, 0, 0), (0, 105, 0)));
        await Get<UndoBuyerMove>().ExecuteAsync(DeskFixture.Somebody(Manager), move, CancellationToken.None);
        await Trial.SettleAsync();
        (await Trial.BalanceAsync(one), await Trial.BalanceAsync(two)).Should().Be(((0, 35, 0), (0, 70, 0)));
    }

    [Fact]
    public async Task An_adjustment_needs_a_manager_and_a_reason_and_is_done_once()
    {
        var shop = await ShopAsync("Вручную");
        await Trial.OrderAsync(shop, "a-1", "79990000007", 100);
        var (buyer, deed) = (await Trial.BuyerAsync(shop, "a-1"), Guid.NewGuid());
        await Refused(() => Get<AdjustPoints>().ExecuteAsync(DeskFixture.Somebody(Role.Seller), buyer, 10, "подарок", deed, CancellationToken.None), "role.needed");
        await Refused(() => Get<AdjustPoints>().ExecuteAsync(DeskFixture.Somebody(Manager), buyer, 10, " ", deed, CancellationToken.None), "points.reason");
        await Refused(() => Get<AdjustPoints>().ExecuteAsync(DeskFixture.Somebody(Manager), buyer, -10, "ошибка", deed, CancellationToken.None), "points.notEnough");
        (await Get<AdjustPoints>().ExecuteAsync(DeskFixture.Somebody(Manager), buyer, 10, "подарок", deed, CancellationToken.None)).Should().BeTrue();
        (await Get<AdjustPoints>().ExecuteAsync(DeskFixture.Somebody(Manager), buyer, 10, "подарок", deed, CancellationToken.None)).Should().BeFalse();
        (await Trial.BalanceAsync(buyer)).Available.Should().Be(10);
        await Get<EraseBuyer>().ExecuteAsync(DeskFixture.Somebody(Manager), buyer, "письмо", CaseFixture.Start.AddDays(-1), CancellationToken.None);
        (await Trial.Database.ReadAsync<string>($"select text from point_notes where buyer_id = '{buyer}'")).Should().Be("•••");
    }
}
