using System.Net.Http.Json;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.IntegrationTests.Replies;

/// <summary>What each marketplace tells of its moderators' verdict, and what the desk makes of it.</summary>
public sealed class ModerationTests(ChatDeliveryFixture desk) : IClassFixture<ChatDeliveryFixture>, IAsyncLifetime
{
    /// <summary>Allowed by the desk's rules, refused by the simulator's moderators.</summary>
    private const string Asked = "Есть ли чехол в комплекте?";
    private const string Refused = "Здравствуйте. Логотип Telegram на футболке — элемент рисунка.";

    public async Task InitializeAsync() => await desk.Simulator.Control.PostAsJsonAsync("/control/moderation", new { seconds = 1 });

    public Task DisposeAsync() => Task.CompletedTask;

    /// <param name="said">What the marketplace says as its reason; Ozon names one, the others only the verdict.</param>
    [Theory]
    [InlineData(Marketplace.Wildberries, WorkItemKind.Review, "rejected")]
    [InlineData(Marketplace.YandexMarket, WorkItemKind.Review, "BANNED")]
    [InlineData(Marketplace.Ozon, WorkItemKind.Review, null)]
    [InlineData(Marketplace.Ozon, WorkItemKind.Question, "MODERATION_FAILED")]
    public async Task A_verdict_against_the_answer_brings_the_item_back_with_its_reason(Marketplace marketplace, WorkItemKind kind, string? said)
    {
        var item = await WaitingAsync(marketplace, kind);
        var author = PersonId.New();
        var reply = await SendAsync(item, author);
        (reply.State, reply.ErrorCode).Should().Be((OutgoingState.Rejected, ReplyLookUp.Moderation));
        reply.ErrorDetail.Should().NotBeNullOrEmpty("the reason is shown, or that there is none");
        if (said is not null)
        {
            reply.ErrorDetail.Should().BeEquivalentTo(said);
        }

        var back = await desk.ItemAsync(item);
        (back.State, back.ReplyState, back.Unread).Should().Be((WorkItemState.Open, ReplyState.Rejected, true));
        await using var db = desk.Data.Open();
        (await db.ReplyDrafts.Where(d => d.WorkItemId == item && d.PersonId == author).Select(d => d.Text).SingleAsync()).Should().Be(Refused);
    }

    [Fact]
    public async Task Wildberries_tells_nothing_of_answers_to_questions_and_Kaspi_takes_none()
    {
        var reply = await SendAsync(await WaitingAsync(Marketplace.Wildberries, WorkItemKind.Question), PersonId.New());
        reply.State.Should().Be(OutgoingState.Confirmed, "an answer that is shown counts, whatever a moderator does to it later");
        desk.Desk.Services.GetRequiredService<Connectors>().Find(Marketplace.Kaspi)!.Replies.Should().BeNull();
    }

    private async Task<OutgoingReply> SendAsync(WorkItemId item, PersonId author)
    {
        var id = await desk.Sender().ExecuteAsync(ChatDeliveryFixture.Somebody(Role.Support, author), item, Refused, ReplySource.Person, CancellationToken.None);
        await desk.Database.ExecuteAsync($"update outgoing_replies set due_at = now() where id = '{id.Value}'");
        return await desk.DeliverAsync(id);
    }

    /// <summary>One of the kind that nobody has answered.</summary>
    private async Task<WorkItemId> WaitingAsync(Marketplace marketplace, WorkItemKind kind)
    {
        var shop = desk.ShopOf(marketplace);
        if (kind == WorkItemKind.Question)
        {
            // At some hours of the simulated world every question has its answer, or gets one before ours.
            await desk.AskedAsync(marketplace, Asked);
        }

        var feed = kind == WorkItemKind.Review ? FeedKind.Reviews : FeedKind.Questions;
        await desk.Desk.Services.GetRequiredService<PullFeed>().ExecuteAsync(shop, feed, CancellationToken.None);
        await using var db = desk.Data.Open();
        return await db.WorkItems.Where(i => i.ShopId == shop && i.Kind == kind && i.State == WorkItemState.Open && i.ReplyState == ReplyState.None && (kind != WorkItemKind.Question || i.Preview == Asked))
            .OrderByDescending(i => i.CreatedAt).Select(i => i.Id).FirstAsync();
    }
}
