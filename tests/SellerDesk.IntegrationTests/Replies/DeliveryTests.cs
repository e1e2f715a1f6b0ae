using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Replies;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Replies;

public sealed class DeliveryTests(DeliveryFixture desk) : IClassFixture<DeliveryFixture>, IAsyncLifetime
{
    private const string Text = "Здравствуйте! Нам очень жаль. Оформите, пожалуйста, возврат в личном кабинете.";

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => desk.Simulator.HealAsync();

    [Fact]
    public async Task An_answer_goes_out_once_waits_for_moderation_and_is_confirmed_when_the_marketplace_shows_it()
    {
        var (number, item) = await desk.PulledReviewAsync();
        var reply = await desk.SendAsync(item, Text);
        (await desk.ItemAsync(item)).ReplyState.Should().Be(ReplyState.Held);

        (await desk.DeliverAsync(reply, OutgoingState.InModeration)).State.Should().Be(OutgoingState.InModeration);
        (await desk.ItemAsync(item)).ReplyState.Should().Be(ReplyState.InModeration);

        await desk.Simulator.JumpAsync(TimeSpan.FromMinutes(10));
        (await desk.DeliverAsync(reply)).State.Should().Be(OutgoingState.Confirmed);
        var closed = await desk.ItemAsync(item);
        (closed.State, closed.ReplyState).Should().Be((WorkItemState.Closed, ReplyState.Published));
        (await desk.Simulator.LedgerAsync(number)).Should().ContainSingle();
        (await desk.PullAsync()).Counts.Changed.Should().Be(0, "the look-up wrote what a pull would write");
    }

    [Fact]
    public async Task A_reply_can_be_taken_back_before_it_leaves_and_its_text_is_kept()
    {
        var (number, item) = await desk.PulledReviewAsync();
        var person = PersonId.New();
        var actor = DeskFixture.Somebody(Role.Support, person);
        var reply = await desk.Sender().ExecuteAsync(actor, item, Text, ReplySource.Person, CancellationToken.None);
        await desk.Withdrawer().ExecuteAsync(actor, reply, CancellationToken.None);

        (await desk.DeliverAsync(reply)).State.Should().Be(OutgoingState.Withdrawn);
        (await desk.ItemAsync(item)).State.Should().Be(WorkItemState.Open);
        (await desk.Simulator.LedgerAsync(number)).Should().BeEmpty();
        await using var db = desk.Data.Open();
        (await db.ReplyDrafts.SingleAsync(d => d.WorkItemId == item && d.PersonId == person)).Text.Should().Be(Text);
    }

    [Fact]
    public async Task Of_two_people_who_answer_one_review_the_second_is_told()
    {
        var (_, item) = await desk.PulledReviewAsync();
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(async n =>
        {
            try
            {
                await desk.SendAsync(item, $"{Text} {n}");
                return null;
            }
            catch (RuleException refused)
            {
                return refused.Code;
            }
        }));

        both.Where(code => code is null).Should().ContainSingle();
        both.Single(code => code is not null).Should().StartWith("workItem.alreadyAnswering");
    }

    [Theory]
    [InlineData("x", "reply.tooShort")]
    [InlineData("Здравствуйте, {buyer}!", "reply.unresolvedVariable")]
    [InlineData("Здравствуйте\u0007", "reply.controlCharacter")]
    public async Task A_text_that_the_marketplace_would_refuse_does_not_start(string text, string code)
    {
        var (_, item) = await desk.PulledReviewAsync();
        var send = () => desk.SendAsync(item, text);
        (await send.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be(code);
        (await desk.ItemAsync(item)).State.Should().Be(WorkItemState.Open);
    }

    [Fact]
    public async Task An_answer_beyond_the_limit_is_refused_and_one_at_the_limit_is_not()
    {
        var (_, item) = await desk.PulledReviewAsync();
        var send = () => desk.SendAsync(item, new string('а', 5001));
        (await send.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("reply.tooLong");
        await desk.SendAsync(item, new string('а', 5000));
    }

    [Fact]
    public async Task When_the_connection_breaks_after_the_marketplace_took_the_answer_it_is_not_sent_again()
    {
        var (number, item) = await desk.PulledReviewAsync();
        await desk.Simulator.FaultAsync("/wb/feedbacks/api/v1/feedbacks/answer", "dropAfterProcessing", times: 1);
        var reply = await desk.SendAsync(item, Text);

        (await desk.DeliverAsync(reply, OutgoingState.InModeration)).State.Should().Be(OutgoingState.InModeration);
        (await desk.Simulator.LedgerAsync(number)).Should().ContainSingle();
    }

    [Fact]
    public async Task When_the_answer_never_arrived_it_is_sent_after_a_look_has_shown_that()
    {
        var (number, item) = await desk.PulledReviewAsync();
        await desk.Simulator.FaultAsync("/wb/feedbacks/api/v1/feedbacks/answer", "timeout", times: 1, seconds: 4);
        var reply = await desk.SendAsync(item, Text);

        var delivered = await desk.DeliverAsync(reply, OutgoingState.InModeration);
        delivered.State.Should().Be(OutgoingState.InModeration);
        delivered.Attempts.Should().Be(2);
        (await desk.Simulator.LedgerAsync(number)).Should().ContainSingle();
    }

    [Fact]
    public async Task While_the_marketplace_asks_to_wait_the_reply_waits_and_no_try_is_lost()
    {
        var (number, item) = await desk.PulledReviewAsync();
        await desk.Simulator.FaultAsync("/wb/feedbacks/api/v1/feedbacks/answer", "429", times: 1, seconds: 1);
        var reply = await desk.SendAsync(item, Text);

        (await desk.DeliverAsync(reply, OutgoingState.InModeration)).Attempts.Should().Be(1);
        (await desk.Simulator.LedgerAsync(number)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_rejected_answer_comes_back_to_the_person_with_its_text()
    {
        var (_, item) = await desk.PulledReviewAsync();
        var author = PersonId.New();
        var reply = await desk.Sender().ExecuteAsync(DeskFixture.Somebody(Role.Support, author), item, "Здравствуйте. Логотип Telegram на футболке — элемент рисунка.", ReplySource.Person, CancellationToken.None);
        await desk.DeliverAsync(reply, OutgoingState.InModeration);
        await desk.Simulator.JumpAsync(TimeSpan.FromMinutes(10));

        (await desk.DeliverAsync(reply)).ErrorCode.Should().Be(ReplyLookUp.Moderation);
        var back = await desk.ItemAsync(item);
        (back.State, back.ReplyState, back.Unread).Should().Be((WorkItemState.Open, ReplyState.Rejected, true));
        await using var db = desk.Data.Open();
        (await db.ReplyDrafts.AnyAsync(d => d.WorkItemId == item && d.PersonId == author)).Should().BeTrue();
    }

    [Fact]
    public async Task An_answer_that_the_marketplace_took_for_a_wrong_number_is_not_called_sent()
    {
        var (_, item) = await desk.PulledReviewAsync();
        await desk.Database.ExecuteAsync($"update reviews set number = 'wrong' || number where id = '{item.Value}'");
        var reply = await desk.SendAsync(item, Text);

        var ended = await desk.DeliverAsync(reply);
        ended.State.Should().Be(OutgoingState.Dead);
        (await desk.ItemAsync(item)).ReplyState.Should().Be(ReplyState.Failed);
    }

    [Fact]
    public async Task A_published_answer_may_be_changed_once()
    {
        var (number, item) = await desk.PulledReviewAsync();
        await desk.DeliverAsync(await desk.SendAsync(item, Text), OutgoingState.InModeration);
        await desk.Simulator.JumpAsync(TimeSpan.FromMinutes(10));
        await FinishAsync(item);

        var edit = await desk.EditAsync(item, Text + " Спасибо!");
        await desk.DeliverAsync(edit, OutgoingState.InModeration);
        await desk.Simulator.JumpAsync(TimeSpan.FromMinutes(10));
        (await desk.DeliverAsync(edit)).State.Should().Be(OutgoingState.Confirmed);
        (await desk.Simulator.LedgerAsync(number)).Should().HaveCount(2);

        var again = () => desk.EditAsync(item, Text + " Ещё раз");
        (await again.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("reply.notEditable");
    }

    [Fact]
    public async Task Nobody_answers_twice_what_the_marketplace_shows_as_answered()
    {
        var (_, item) = await desk.PulledReviewAsync();
        await desk.Database.ExecuteAsync($"update reviews set answer_text = 'Спасибо', answer_state = '{AnswerState.Published}' where id = '{item.Value}'");
        var send = () => desk.SendAsync(item, Text);
        (await send.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("reply.alreadyAnswered");
    }

    private async Task FinishAsync(WorkItemId item)
    {
        await using var db = desk.Data.Open();
        var last = await db.OutgoingReplies.Where(r => r.WorkItemId == item).OrderByDescending(r => r.CreatedAt).Select(r => r.Id).FirstAsync();
        (await desk.DeliverAsync(last)).State.Should().Be(OutgoingState.Confirmed);
    }
}
