using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Replies.Approvals;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Replies;

public sealed class ApprovalTests(DeliveryFixture desk) : IClassFixture<DeliveryFixture>, IAsyncLifetime
{
    private const string Text = "Здравствуйте! Приносим извинения, оформите возврат в личном кабинете.";

    private readonly Actor newcomer = DeskFixture.Somebody(Role.Support, PersonId.New());
    private readonly Actor manager = DeskFixture.Somebody(Role.Manager, PersonId.New());
    private ApprovalRuleId rule;

    private static CancellationToken None => CancellationToken.None;

    public async Task InitializeAsync() => rule = await Rules().AddAsync(manager, "Плохие оценки", "rating=1,2", [newcomer.PersonId!.Value], None);

    public Task DisposeAsync() => Rules().DeleteAsync(manager, rule, None);

    [Fact]
    public async Task An_answer_that_a_rule_catches_waits_until_a_manager_lets_it_go_with_a_change_that_is_remembered()
    {
        var (number, item) = await desk.PulledReviewAsync(rating: 1);
        var reply = await SendAsync(newcomer, item);

        (await desk.ItemAsync(item)).Should().Match<WorkItem>(i => i.State == WorkItemState.Answering && i.ReplyState == ReplyState.AwaitsApproval);
        await desk.Desk.Services.GetRequiredService<Application.Replies.DeliverRepliesJob>().RunAsync(None);
        (await desk.Simulator.LedgerAsync(number)).Should().BeEmpty();
        (await desk.Seeing<ApprovalQueue>().LoadAsync(None)).Should().Contain(row => row.Id == reply && row.Text == Text);

        await desk.Seeing<DecideApproval>().ApproveAsync(manager, reply, Text + " Одобрим сразу.", None);

        var delivered = await desk.DeliverAsync(reply, OutgoingState.InModeration);
        delivered.Should().Match<OutgoingReply>(r => r.State == OutgoingState.InModeration && r.SubmittedText == Text && r.Text != Text && r.ApproverId == manager.PersonId);
        (await desk.Simulator.LedgerAsync(number)).Should().ContainSingle();
    }

    [Fact]
    public async Task An_answer_that_is_sent_back_is_its_authors_draft_again_and_the_author_is_told_why()
    {
        var (number, item) = await desk.PulledReviewAsync(rating: 2);
        var reply = await SendAsync(newcomer, item);

        await desk.Seeing<DecideApproval>().SendBackAsync(manager, reply, "Назовите срок", None);

        (await desk.ItemAsync(item)).Should().Match<WorkItem>(i => i.State == WorkItemState.Open && i.ReplyState == ReplyState.None);
        await using var db = desk.Data.Open();
        (await db.ReplyDrafts.SingleAsync(d => d.WorkItemId == item && d.PersonId == newcomer.PersonId)).Text.Should().Be(Text);
        (await db.Alerts.SingleAsync(a => a.PersonId == newcomer.PersonId && a.Kind == AlertKind.ReplyCameBack)).Arguments["reason"].Should().Be("Назовите срок");
        (await desk.Simulator.LedgerAsync(number)).Should().BeEmpty();
        (await RefusedAsync(() => desk.Seeing<DecideApproval>().ApproveAsync(manager, reply, Text, None))).Should().Be("reply.notAwaitingApproval");
    }

    [Fact]
    public async Task Who_is_not_meant_and_managers_send_at_once()
    {
        var (_, praise) = await desk.PulledReviewAsync(rating: 5, text: "Отличный плед");
        var (_, blame) = await desk.PulledReviewAsync(rating: 1, text: "Порвался шов");
        var (_, other) = await desk.PulledReviewAsync(rating: 1, text: "Пришёл без коробки");

        await SendAsync(newcomer, praise);
        await SendAsync(manager, blame);
        await SendAsync(DeskFixture.Somebody(Role.Support, PersonId.New()), other);

        foreach (var item in new[] { praise, blame, other })
        {
            (await desk.ItemAsync(item)).ReplyState.Should().Be(ReplyState.Held);
        }
    }

    [Fact]
    public async Task Nobody_approves_below_a_manager_or_their_own_words()
    {
        var (_, item) = await desk.PulledReviewAsync(rating: 1, text: "Колесо отвалилось");
        var reply = await SendAsync(newcomer, item);
        var promoted = newcomer with { Role = Role.Manager };

        (await RefusedAsync(() => desk.Seeing<DecideApproval>().ApproveAsync(newcomer, reply, Text, None))).Should().Be("role.needed");
        (await RefusedAsync(() => desk.Seeing<DecideApproval>().ApproveAsync(promoted, reply, Text, None))).Should().Be("approval.own");
    }

    private Task<OutgoingReplyId> SendAsync(Actor actor, WorkItemId item) => desk.Sender().ExecuteAsync(actor, item, Text, ReplySource.Person, None);

    private SaveApprovalRule Rules() => desk.Desk.Services.GetRequiredService<SaveApprovalRule>();

    private static async Task<string> RefusedAsync(Func<Task> work) => (await FluentActions.Awaiting(work).Should().ThrowAsync<RuleException>()).Which.Code;
}
