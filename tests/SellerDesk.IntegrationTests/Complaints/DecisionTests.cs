using FluentAssertions;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Replies.Decisions;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.IntegrationTests.Complaints;

public sealed class DecisionTests(DecisionFixture desk) : IClassFixture<DecisionFixture>
{
    [Theory]
    [InlineData(Marketplace.Wildberries)]
    [InlineData(Marketplace.Ozon)]
    [InlineData(Marketplace.YandexMarket)]
    [InlineData(Marketplace.Kaspi)]
    public async Task A_claim_is_decided_through_the_marketplace_and_followed_up(Marketplace marketplace)
    {
        var shop = await desk.PulledAsync(marketplace);
        var (id, number, decisions) = (await desk.DecidableAsync(shop)).Should().NotBeEmpty().And.Subject.First();
        await desk.ReadyAsync(id);
        var allowed = decisions.FirstOrDefault(d => !d.NeedsComment && !d.NeedsAmount && d.Reasons is null) ?? decisions[0];
        var decision = new CaseDecision(allowed.Code, allowed.NeedsComment ? "Согласны, оформляем возврат" : null, allowed.NeedsAmount ? allowed.AmountMax ?? 100 : null, allowed.Reasons?.Keys.First());
        var reply = await desk.Decider().ExecuteAsync(CaseFixture.Support, id, decision, new ResolutionWish(ResolutionKind.Replacement), null, CancellationToken.None);
        var waiting = await desk.CaseAsync(id);
        (waiting.Stage, waiting.DecisionId).Should().Be((ComplaintStage.CarryingOut, reply.Value));
        (await desk.DeliverAsync(reply)).State.Should().Be(OutgoingState.Confirmed);
        var complaint = await desk.CaseAsync(id);
        (complaint.Stage, complaint.CarriedOut, complaint.DecisionId, complaint.Ball).Should().Be((ComplaintStage.FollowingUp, CarryingOut.Api, null, BallHolder.Buyer), "{0} {1}", number, allowed.Code);
        (await desk.ItemAsync(id)).State.Should().Be(WorkItemState.Open);
        (await desk.CardAsync(id)).Return!.Decisions.Should().NotContain(d => d.Code == allowed.Code, "what the marketplace shows now was kept");
        (await desk.TrailAsync(id)).Select(m => m.Deed).Should().EndWith([ComplaintDeed.Sent, ComplaintDeed.CarriedOut, ComplaintDeed.Moved]);
        await desk.PullAsync(shop, FeedKind.Returns);
        (await desk.CaseAsync(id)).Stage.Should().Be(ComplaintStage.FollowingUp, "the pull finds what the desk did itself");
    }

    [Fact]
    public async Task A_decision_that_is_no_longer_allowed_comes_back_and_nothing_is_lost()
    {
        var shop = await desk.PulledAsync(Marketplace.Wildberries);
        var (id, number, decisions) = (await desk.DecidableAsync(shop))[^1];
        await desk.ReadyAsync(id);
        var reject = decisions.First(d => d.NeedsComment);
        var reply = await desk.Decider().ExecuteAsync(
            CaseFixture.Support, id, new CaseDecision(reject.Code, "Недостаток не подтвердился, проверили на складе."), new ResolutionWish(ResolutionKind.Rejection, Grounds: "no-defect"), null, CancellationToken.None);
        await desk.InCabinetAsync(shop, number, decisions.First(d => d.Code.StartsWith("approve", StringComparison.Ordinal)).Code);
        var back = await desk.DeliverAsync(reply);
        (back.State, back.ErrorCode).Should().Be((OutgoingState.Rejected, ReplyLookUp.DecisionShut));
        var complaint = await desk.CaseAsync(id);
        (complaint.Stage, complaint.DecisionId, complaint.Resolution, complaint.Ball).Should().Be((ComplaintStage.CarryingOut, null, ResolutionKind.Rejection, BallHolder.Seller));
        (await desk.ItemAsync(id)).Should().BeEquivalentTo(new { State = WorkItemState.Open, Unread = true });
        (await desk.TrailAsync(id))[^1].Deed.Should().Be(ComplaintDeed.CameBack);
        (await desk.CardAsync(id)).Return!.Decisions.Should().NotContain(d => d.Code == reject.Code, "the card shows what is allowed now");
    }

    [Fact]
    public async Task A_held_decision_is_taken_back_and_the_marketplace_never_hears_of_it()
    {
        var shop = await desk.PulledAsync(Marketplace.Wildberries);
        var (id, number, decisions) = (await desk.DecidableAsync(shop))[0];
        await desk.ReadyAsync(id);
        var reply = await desk.Decider().ExecuteAsync(CaseFixture.Support, id, new CaseDecision(decisions.First(d => !d.NeedsComment).Code), new ResolutionWish(ResolutionKind.Refund), null, CancellationToken.None);
        await Refused(() => desk.MoveAsync(id, new CaseMove.ToStage(ComplaintStage.Deciding)), "complaint.decisionOnTheWay");
        await desk.Withdrawer().ExecuteAsync(CaseFixture.Support, reply, CancellationToken.None);
        var complaint = await desk.CaseAsync(id);
        (complaint.DecisionId, complaint.CarriedOut, complaint.Stage).Should().Be((null, null, ComplaintStage.CarryingOut));
        (await desk.DecidableAsync(shop)).Should().Contain(one => one.Number == number);
    }

    [Fact]
    public async Task Silence_after_the_call_is_looked_up_and_the_decision_is_given_once()
    {
        var shop = await desk.PulledAsync(Marketplace.Wildberries);
        var (id, number, decisions) = (await desk.DecidableAsync(shop))[0];
        await desk.ReadyAsync(id);
        await desk.Simulator.FaultAsync("/wb/returns/api/v1/claim", "timeout", times: 1, seconds: 3, method: "PATCH");
        var reply = await desk.Decider().ExecuteAsync(CaseFixture.Support, id, new CaseDecision(decisions.First(d => !d.NeedsComment).Code), new ResolutionWish(ResolutionKind.Refund), null, CancellationToken.None);
        (await desk.DeliverAsync(reply)).State.Should().Be(OutgoingState.Confirmed);
        (await desk.CaseAsync(id)).CarriedOut.Should().Be(CarryingOut.Api);
        number.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_word_that_the_marketplaces_rules_forbid_does_not_leave_with_a_decision()
    {
        var shop = await desk.PulledAsync(Marketplace.Wildberries);
        var (id, _, decisions) = (await desk.DecidableAsync(shop))[0];
        await desk.ReadyAsync(id);
        var send = () => desk.Decider().ExecuteAsync(
            CaseFixture.Support, id, new CaseDecision(decisions.First(d => d.NeedsComment).Code, "Позвоните нам по номеру +7 916 123-45-67, договоримся"), new ResolutionWish(ResolutionKind.Rejection, Grounds: "used"), null,
            CancellationToken.None);
        await send.Should().ThrowAsync<RuleException>();
        (await desk.CaseAsync(id)).Stage.Should().Be(ComplaintStage.Deciding);
        await Refused(() => desk.Decider().ExecuteAsync(CaseFixture.Support, id, new CaseDecision(decisions.First(d => d.NeedsComment).Code, "Нет"), null, null, CancellationToken.None), "decision.comment");
        await Refused(() => desk.Decider().ExecuteAsync(CaseFixture.Support, id, new CaseDecision("no-such"), null, null, CancellationToken.None), "decision.notAllowed");
    }

    private static async Task Refused(Func<Task> deed, string code) => (await deed.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be(code);
}
