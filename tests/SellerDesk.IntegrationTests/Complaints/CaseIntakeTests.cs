using FluentAssertions;
using SellerDesk.Application.Complaints;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using Xunit;

namespace SellerDesk.IntegrationTests.Complaints;

public sealed class CaseIntakeTests(CaseFixture desk) : IClassFixture<CaseFixture>
{
    [Fact]
    public async Task A_pulled_claim_is_a_case_and_work()
    {
        var shop = await desk.AddShopAsync("Заявка");
        await desk.OrderAsync(shop, "o1", ("148203771", 2, 1290.5m));
        await desk.PullAsync(shop, CaseFixture.Claim("r1"));
        var complaint = (await desk.CasesAsync(shop)).Should().ContainSingle().Subject;
        (complaint.Kind, complaint.Stage, complaint.Ball, complaint.OrderIsUnknown).Should().Be((ComplaintKind.Claim, ComplaintStage.Analysing, BallHolder.Seller, false));
        complaint.Lines.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Quantity = 1, AskedQuantity = 1, OrderLineNumber = 1, AskedAmount = 1290.5m, Currency = "RUB" });
        (complaint.MarketplaceDueAt, complaint.DueAt > complaint.OpenedAt).Should().Be((CaseFixture.Start.AddDays(5), true));
        var item = await desk.ItemAsync(complaint.Id);
        (item.Kind, item.State, item.Unread, item.DueAt, item.Preview).Should().Be((WorkItemKind.Complaint, WorkItemState.Open, true, complaint.DueAt, "Треснула крышка"));
        (await desk.TrailAsync(complaint.Id)).Should().ContainSingle().Which.Deed.Should().Be(ComplaintDeed.Opened);
        (await desk.Database.ReadAsync<long>($"select count(*) from clocks where subject_id = '{complaint.Id}'")).Should().Be(2, "the first response and the resolution are promised");
    }

    [Fact]
    public async Task Pulling_the_same_claim_again_opens_nothing_twice()
    {
        var shop = await desk.AddShopAsync("Дважды");
        await desk.PullAsync(shop, CaseFixture.Claim("r1"));
        await desk.PullAsync(shop, CaseFixture.Claim("r1"));
        await desk.PullAsync(shop, CaseFixture.Claim("r1") with { SellerComment = "смотрим" });
        (await desk.CasesAsync(shop)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_claim_for_an_unknown_order_is_marked_and_linked_when_the_order_comes()
    {
        var shop = await desk.AddShopAsync("Неизвестный заказ");
        await desk.PullAsync(shop, CaseFixture.Claim("r1", quantity: 3));
        var complaint = (await desk.CasesAsync(shop)).Single();
        (complaint.OrderIsUnknown, complaint.Lines[0].Quantity, complaint.Stage).Should().Be((true, 3, ComplaintStage.Collecting));
        await desk.OrderAsync(shop, "o1", ("148203771", 2, 1290.5m));
        complaint = (await desk.CasesAsync(shop)).Single();
        (complaint.OrderIsUnknown, complaint.Lines[0].OrderLineNumber, complaint.Lines[0].Quantity, complaint.Lines[0].Exceeds).Should().Be((false, 1, 2, true), "three are asked, two were bought");
        (await desk.TrailAsync(complaint.Id)).Select(m => m.Deed).Should().Equal(ComplaintDeed.Opened, ComplaintDeed.Linked);
    }

    [Fact]
    public async Task Claims_of_one_line_never_count_more_pieces_than_were_bought()
    {
        var shop = await desk.AddShopAsync("Две штуки");
        await desk.OrderAsync(shop, "o1", ("148203771", 2, 1290.5m));
        await desk.PullAsync(shop, CaseFixture.Claim("r1"), CaseFixture.Claim("r2") with { OpenedAt = CaseFixture.Start }, CaseFixture.Claim("r3", quantity: 2) with { OpenedAt = CaseFixture.Start.AddMinutes(1) });
        await desk.PullAsync(shop, CaseFixture.Claim("r4") with { OpenedAt = CaseFixture.Start.AddMinutes(2) });
        (await desk.CasesAsync(shop)).Select(c => c.Lines[0].Quantity).Should().Equal(1, 1, 0, 0);
    }

    [Fact]
    public async Task The_marketplaces_word_and_the_buyers_words_give_reason_and_cause()
    {
        var shop = await desk.AddShopAsync("Причины", marketplace: Domain.Shops.Marketplace.Ozon);
        await desk.PullAsync(shop,
            CaseFixture.Claim("r1") with { ReasonRaw = "Некомплект" },
            CaseFixture.Claim("r2") with { ReasonRaw = null, Comment = "Маломерит, размер не подошёл", OpenedAt = CaseFixture.Start },
            CaseFixture.Claim("r3") with { ReasonRaw = "Не тот оттенок луны", Comment = null, OpenedAt = CaseFixture.Start.AddHours(1) });
        var cases = await desk.CasesAsync(shop);
        cases.Select(c => (c.ReasonCode, c.CauseCode, c.CauseBy)).Should().Equal(
            ("wrong.missing", "warehouse.incomplete", CauseBy.Rule), ("mismatch.size", "description.size", CauseBy.Rule), (null, null, null));
        (await desk.Database.ReadAsync<long>("select count(*) from complaint_words where word = 'не тот оттенок луны' and reason_code is null")).Should().Be(1, "it is kept and listed until somebody says what it means");
    }

    [Fact]
    public async Task What_was_over_before_the_desk_knew_is_history()
    {
        var shop = await desk.AddShopAsync("История");
        await desk.OrderAsync(shop, "o1", ("148203771", 1, 1290.5m));
        await desk.PullAsync(shop, CaseFixture.Claim("r1") with { Stage = ReturnStage.Approved, Decisions = [], OpenedAt = CaseFixture.Start.AddDays(-200) });
        var complaint = (await desk.CasesAsync(shop)).Single();
        (complaint.Stage, complaint.CloseReason, complaint.Resolution, complaint.Amount).Should().Be((ComplaintStage.Closed, CloseReason.History, ResolutionKind.Refund, 1290.5m));
        (await desk.ItemAsync(complaint.Id)).State.Should().Be(WorkItemState.Closed);
    }

    [Fact]
    public async Task The_marketplace_moves_the_case_it_decides_disputes_and_reopens()
    {
        var shop = await desk.AddShopAsync("Площадка решает");
        await desk.OrderAsync(shop, "o1", ("148203771", 1, 1290.5m));
        await desk.PullAsync(shop, CaseFixture.Claim("r1"));
        var id = (await desk.CasesAsync(shop)).Single().Id;
        await desk.PullAsync(shop, CaseFixture.Claim("r1") with { Stage = ReturnStage.Disputed, Decisions = [], DecideBy = CaseFixture.Start.AddDays(2) });
        var complaint = await desk.CaseAsync(id);
        (complaint.Stage, complaint.Ball, complaint.MarketplaceDueAt).Should().Be((ComplaintStage.Arbitration, BallHolder.Marketplace, CaseFixture.Start.AddDays(2)));
        (await desk.Database.ReadAsync<long>($"select count(*) from clocks where subject_id = '{id}' and paused_at is not null")).Should().Be(2, "time stands while the marketplace thinks");
        await desk.PullAsync(shop, CaseFixture.Claim("r1") with { Stage = ReturnStage.Refused, Decisions = [], DecideBy = CaseFixture.Start.AddDays(2) });
        complaint = await desk.CaseAsync(id);
        (complaint.Stage, complaint.Verdict, complaint.Lines[0].Quantity).Should().Be((ComplaintStage.FollowingUp, Verdict.Won, 0));
        await desk.MoveAsync(id, new CaseMove.Close(CloseReason.Done, ComplaintOutcome.Silent));
        (await desk.ItemAsync(id)).State.Should().Be(WorkItemState.Closed);
        await desk.PullAsync(shop, CaseFixture.Claim("r1") with { StatusRaw = "5" });
        (await desk.CaseAsync(id)).Should().BeEquivalentTo(new { Stage = ComplaintStage.Analysing, Reopened = 1 });
        (await desk.ItemAsync(id)).State.Should().Be(WorkItemState.Open);
        (await desk.TrailAsync(id)).Select(m => m.ToStage).Should().Equal(
            ComplaintStage.Analysing, ComplaintStage.Arbitration, ComplaintStage.FollowingUp, ComplaintStage.Closed, ComplaintStage.Analysing);
    }

    [Fact]
    public async Task A_claim_that_the_buyer_takes_back_closes_its_case()
    {
        var shop = await desk.AddShopAsync("Отозвана");
        await desk.PullAsync(shop, CaseFixture.Claim("r1"));
        await desk.PullAsync(shop, CaseFixture.Claim("r1") with { Stage = ReturnStage.Cancelled, Decisions = [] });
        var complaint = (await desk.CasesAsync(shop)).Single();
        (complaint.Stage, complaint.CloseReason, complaint.Lines[0].Quantity).Should().Be((ComplaintStage.Closed, CloseReason.Withdrawn, 0));
        (await desk.ItemAsync(complaint.Id)).State.Should().Be(WorkItemState.Closed);
    }
}
