using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Replies.Approvals;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Replies;

/// <summary>An item is read, timed anew and tagged all day long: nobody is told for that reason that somebody else was quicker.</summary>
public sealed class TouchedItemTests(DeliveryFixture desk) : IClassFixture<DeliveryFixture>
{
    private const string Text = "Здравствуйте! Нам очень жаль. Оформите, пожалуйста, возврат в личном кабинете.";

    private readonly Actor author = DeskFixture.Somebody(Role.Support, PersonId.New());
    private readonly Actor manager = DeskFixture.Somebody(Role.Manager, PersonId.New());

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task An_answer_is_put_on_its_way()
    {
        var (_, item) = await desk.PulledReviewAsync();
        await TouchedAsync(item, () => SendAsync(item));
        (await desk.ItemAsync(item)).State.Should().Be(WorkItemState.Answering);
    }

    [Fact]
    public async Task An_answer_is_taken_back()
    {
        var (_, item) = await desk.PulledReviewAsync();
        var reply = await SendAsync(item);
        await TouchedAsync(item, () => desk.Withdrawer().ExecuteAsync(author, reply, None));
        (await desk.ItemAsync(item)).State.Should().Be(WorkItemState.Open);
        (await desk.DeliverAsync(reply)).State.Should().Be(OutgoingState.Withdrawn);
    }

    [Fact]
    public async Task A_manager_decides_about_an_answer()
    {
        var rules = desk.Desk.Services.GetRequiredService<SaveApprovalRule>();
        var rule = await rules.AddAsync(manager, "Плохие оценки", "rating=1,2", [author.PersonId!.Value], None);
        var (_, first) = await desk.PulledReviewAsync(rating: 1);
        var (_, second) = await desk.PulledReviewAsync(rating: 2);
        var (good, bad) = (await SendAsync(first), await SendAsync(second));
        await rules.DeleteAsync(manager, rule, None);

        await TouchedAsync(first, () => desk.Seeing<DecideApproval>().ApproveAsync(manager, good, Text, None));
        await TouchedAsync(second, () => desk.Seeing<DecideApproval>().SendBackAsync(manager, bad, "Назовите срок", None));
        (await desk.ItemAsync(first)).ReplyState.Should().Be(ReplyState.Held);
        (await desk.ItemAsync(second)).State.Should().Be(WorkItemState.Open);
    }

    private async Task TouchedAsync(WorkItemId item, Func<Task> deed) =>
        await await desk.Database.WhileAnotherChangesAsync($"update work_items set unread = not unread where id = '{item.Value}'", deed);

    private Task<OutgoingReplyId> SendAsync(WorkItemId item) => desk.Sender().ExecuteAsync(author, item, Text, ReplySource.Person, None);
}
