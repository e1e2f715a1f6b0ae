using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Replies.Decisions;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.IntegrationTests.Complaints;

public sealed class TellingTests(DecisionFixture desk) : IClassFixture<DecisionFixture>
{
    [Fact]
    public async Task A_claim_is_decided_its_buyer_told_and_the_case_closed()
    {
        var shop = await desk.PulledAsync(Marketplace.Ozon);
        await TellAtAsync(shop, ComplaintStage.FollowingUp);
        var id = await DecidedAsync(shop);
        await TellAsync(shop);
        var told = (await desk.CardAsync(id)).Tellings.Should().ContainSingle(telling => telling.Stage == ComplaintStage.FollowingUp).Subject;
        (told.State, told.Why).Should().Be((TellingState.Written, null));
        (await desk.DeliverAsync(new OutgoingReplyId(told.ReplyId!.Value))).State.Should().Be(OutgoingState.Confirmed);
        await desk.MoveAsync(id, new CaseMove.Close(CloseReason.Done, ComplaintOutcome.Satisfied));
        (await desk.ItemAsync(id)).State.Should().Be(WorkItemState.Closed);
        (await desk.TrailAsync(id)).Select(m => m.Deed).Should().ContainInOrder(ComplaintDeed.Sent, ComplaintDeed.CarriedOut, ComplaintDeed.Moved, ComplaintDeed.Told, ComplaintDeed.Closed);
    }

    [Fact]
    public async Task Where_a_shop_does_not_tell_or_may_not_write_nothing_is_written_and_the_trail_says_why()
    {
        var shop = await desk.PulledAsync(Marketplace.Wildberries);
        var silent = await DecidedAsync(shop);
        (await desk.CardAsync(silent)).Tellings.Should().BeEmpty("telling is off until somebody wants it");
        await TellAtAsync(shop, ComplaintStage.FollowingUp);
        var id = await DecidedAsync(shop);
        await desk.Database.ExecuteAsync($"delete from chats where shop_id = '{shop.Id}'");
        await TellAsync(shop);
        var told = (await desk.CardAsync(id)).Tellings.Should().ContainSingle().Subject;
        (told.State, told.Why).Should().Be((TellingState.NotPossible, "chat.cannotStart"));
        (await desk.TrailAsync(id))[^1].Deed.Should().Be(ComplaintDeed.NotTold);
    }

    [Fact]
    public async Task Returns_of_before_there_were_cases_get_theirs_once()
    {
        var shop = await desk.PulledAsync(Marketplace.Kaspi);
        var before = await desk.CasesAsync(shop);
        before.Should().NotBeEmpty();
        await desk.Database.ExecuteAsync($"delete from complaint_moves where shop_id = '{shop.Id}'; delete from work_items where shop_id = '{shop.Id}' and kind = 'Complaint'; delete from complaints where shop_id = '{shop.Id}'; delete from desk_options where name = 'old-cases'");
        var job = desk.Desk.Services.GetRequiredService<OpenOldCasesJob>();
        (await job.RunAsync(CancellationToken.None)).Should().BeTrue();
        (await desk.CasesAsync(shop)).Select(c => (c.Id, c.Stage)).Should().BeEquivalentTo(before.Select(c => (c.Id, c.Stage)));
        (await job.RunAsync(CancellationToken.None)).Should().BeFalse("all are done");
    }

    private async Task<ComplaintId> DecidedAsync(Shop shop)
    {
        var (id, _, decisions) = (await desk.DecidableAsync(shop))[0];
        await desk.ReadyAsync(id);
        var allowed = decisions.First(d => !d.NeedsComment && !d.NeedsAmount && d.Reasons is null);
        var reply = await desk.Decider().ExecuteAsync(CaseFixture.Support, id, new CaseDecision(allowed.Code), new ResolutionWish(ResolutionKind.Refund), null, CancellationToken.None);
        (await desk.DeliverAsync(reply)).State.Should().Be(OutgoingState.Confirmed);
        return id;
    }

    private Task TellAtAsync(Shop shop, ComplaintStage stage) => new SaveStageTemplate(desk.Scoped()).ExecuteAsync(
        CaseFixture.Somebody(Domain.Team.Role.Manager), new StageTemplateRow(shop.Id, stage, true, "Здравствуйте! Решение по заказу {order} исполнено: {resolution}."), CancellationToken.None);

    /// <summary>The two minutes in which a move can be taken back are not what this is about.</summary>
    private async Task TellAsync(Shop shop)
    {
        await desk.Database.ExecuteAsync($"update complaint_tellings set due_at = now() - interval '1 minute' where shop_id = '{shop.Id}'");
        await desk.Desk.Services.GetRequiredService<TellBuyersJob>().RunAsync(CancellationToken.None);
    }
}
