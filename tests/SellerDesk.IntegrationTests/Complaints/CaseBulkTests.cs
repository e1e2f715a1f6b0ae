using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Bulk;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.IntegrationTests.Complaints;

/// <summary>Deeds on many cases are runs like those of the inbox: looked ahead at, a row each, refused with a reason, taken back whole.</summary>
public sealed class CaseBulkTests(DecisionFixture desk) : IClassFixture<DecisionFixture>
{
    private static CancellationToken None => CancellationToken.None;

    private ChangeBulkRun Change => desk.Desk.Services.GetRequiredService<ChangeBulkRun>();

    [Fact]
    public async Task Cases_are_moved_as_the_look_ahead_said_and_taken_back_unless_somebody_went_on()
    {
        var actor = await HiredAsync("Переносит");
        var shop = await desk.AddShopAsync("Много жалоб");
        await desk.OrderAsync(shop, "o1", ("148203771", 9, 500m));
        var (fit, later, bare) = (await OpenAsync(shop), await OpenAsync(shop), await desk.OpenAsync(new ComplaintForm(shop.Id, "Только слова")));
        var wish = Wish(actor, BulkVerb.MoveCase, nameof(ComplaintStage.Analysing), fit, later, bare);

        var forecast = await new BulkPreview(desk.Scoped(), desk.Seeing<InboxList>(), desk.Desk.Services.GetRequiredService<ReplyGuard>(), TimeProvider.System).LoadAsync(actor, wish, None);
        (await desk.CaseAsync(fit)).Stage.Should().Be(ComplaintStage.Collecting, "a look changes nothing");
        var ended = await RunAsync(actor, wish);

        forecast.Refusals.Should().ContainSingle().Which.Should().Match<(BulkReason Reason, int Count)>(one => one.Reason.Code == "complaint.needs.lines" && one.Count == 1);
        (ended.Done, ended.Refused).Should().Be((2, 1));
        var rows = await new BulkRuns(desk.Scoped()).RowsAsync(ended.Id, null, -1, 10, None);
        rows.Select(row => row.Reason?.Code).Should().Equal(null, null, "complaint.needs.lines");
        rows[0].Case.Should().Be((await desk.CaseAsync(fit)).Number);
        (await desk.TrailAsync(fit))[^1].Should().Match<ComplaintMove>(line => line.Deed == ComplaintDeed.Moved && line.PersonId == actor.PersonId!.Value.Value);

        await desk.MoveAsync(later, new CaseMove.Explain("defect", "supplier.defect"));
        var undone = await EndAsync(await Change.UndoAsync(actor, ended.Id, None));
        (undone.Done, undone.Refused).Should().Be((1, 1));
        ((await desk.CaseAsync(fit)).Stage, (await desk.CaseAsync(later)).Stage).Should().Be((ComplaintStage.Collecting, ComplaintStage.Analysing), "what somebody did since stays");
    }

    [Fact]
    public async Task Cases_are_given_tagged_explained_and_closed()
    {
        var actor = await HiredAsync("Разбирает");
        var shop = await desk.AddShopAsync("Всё подряд");
        await desk.OrderAsync(shop, "o1", ("148203771", 9, 500m));
        var ids = new[] { await OpenAsync(shop), await OpenAsync(shop) };

        await RunAsync(actor, Wish(actor, BulkVerb.Assign, MacroStep.Me, ids));
        await RunAsync(actor, Wish(actor, BulkVerb.Tag, "Партия 7", ids));
        await RunAsync(actor, Wish(actor, BulkVerb.Explain, "supplier.defect", ids));
        var closed = await RunAsync(actor, Wish(actor, BulkVerb.CloseCase, nameof(CloseReason.Withdrawn), ids));

        foreach (var id in ids)
        {
            (await desk.CaseAsync(id)).Should().Match<Complaint>(one => one.OwnerId == actor.PersonId && one.CauseCode == "supplier.defect" && one.CloseReason == CloseReason.Withdrawn);
            (await desk.ItemAsync(id)).Tags.Should().Equal("партия-7");
        }

        (await EndAsync(await Change.UndoAsync(actor, closed.Id, None))).Done.Should().Be(2);
        (await desk.CaseAsync(ids[0])).Stage.Should().Be(ComplaintStage.Collecting);
    }

    [Fact]
    public async Task A_refund_of_many_leaves_through_the_marketplace_where_it_may_and_can_be_taken_back()
    {
        var actor = await HiredAsync("Возвращает");
        var shop = await desk.PulledAsync(Marketplace.Wildberries);
        var claim = (await desk.DecidableAsync(shop)).First(one => one.Decisions.Any(decision => decision.Code.StartsWith("approve", StringComparison.Ordinal))).Id;
        await desk.ReadyAsync(claim);
        var own = await desk.AddShopAsync("Без площадки");
        await desk.OrderAsync(own, "o1", ("148203771", 9, 500m));
        var (byHand, early) = (await OpenAsync(own), await OpenAsync(own));
        await desk.ReadyAsync(byHand);

        var ended = await RunAsync(actor, Wish(actor, BulkVerb.Accept, "", claim, byHand, early));

        (ended.Done, ended.Refused).Should().Be((2, 1));
        (await desk.CaseAsync(claim)).Should().Match<Complaint>(one => one.Stage == ComplaintStage.CarryingOut && one.DecisionId != null && one.Resolution == ResolutionKind.Refund);
        (await desk.CaseAsync(byHand)).Should().Match<Complaint>(one => one.Stage == ComplaintStage.CarryingOut && one.DecisionId == null && one.Amount == 500m);
        (await new BulkRuns(desk.Scoped()).RowsAsync(ended.Id, BulkItemState.Refused, -1, 10, None)).Should().ContainSingle().Which.Reason!.Code.Should().Be("complaint.notDeciding");

        (await EndAsync(await Change.UndoAsync(actor, ended.Id, None))).Done.Should().Be(2);
        foreach (var id in new[] { claim, byHand })
        {
            (await desk.CaseAsync(id)).Should().Match<Complaint>(one => one.Stage == ComplaintStage.Deciding && one.DecisionId == null && one.CarriedOut == null);
        }

        var declined = await RunAsync(actor, Wish(actor, BulkVerb.Decline, "no-defect\nПроверили на складе: недостаток не подтвердился.", byHand));
        declined.Refused.Should().Be(0);
        (await desk.CaseAsync(byHand)).Should().Match<Complaint>(one => one.Resolution == ResolutionKind.Rejection && one.Grounds == "no-defect" && one.Stage == ComplaintStage.CarryingOut);
    }

    [Fact]
    public async Task Buyers_of_many_cases_are_written_to_where_there_is_a_chat()
    {
        var shop = await desk.PulledAsync(Marketplace.Wildberries);
        await desk.PullAsync(shop, FeedKind.Chats);
        var chat = await desk.Database.ReadAsync<Guid>($"update chats set order_number = 'o9' where id = (select id from chats where shop_id = '{shop.Id}' and kind = 'Buyer' order by last_message_at desc limit 1) returning id");
        var (talks, silent) = (await desk.OpenAsync(CaseFixture.Form(shop, "o9")), await desk.OpenAsync(CaseFixture.Form(shop)));

        (await desk.Seeing<ComplaintList>().ChatsAsync([talks, silent], None)).Should().Equal(WorkItemId.From(chat));
    }

    private static BulkWish Wish(Actor actor, BulkVerb verb, string value, params ComplaintId[] cases) =>
        BulkWish.One(verb, value, [.. cases.Select(id => WorkItemId.From(id.Value))], new InboxAsk(InboxFilter.Default, actor.PersonId, DateTimeOffset.UtcNow, TimeZoneInfo.Utc)) with { OfCases = true };

    private Task<ComplaintId> OpenAsync(Shop shop) => desk.OpenAsync(CaseFixture.Form(shop, "o1", new FormLine(null, 1)));

    private async Task<BulkRunCard> RunAsync(Actor actor, BulkWish wish) =>
        await EndAsync(await new StartBulkRun(desk.Scoped(), desk.Seeing<InboxList>(), desk.Desk.Services.GetRequiredService<RunBulkJob>(), TimeProvider.System).ExecuteAsync(actor, wish, None));

    private async Task<BulkRunCard> EndAsync(BulkRunId run)
    {
        for (var tries = 0; tries < 400; tries++)
        {
            await desk.Desk.Services.GetRequiredService<RunBulkJob>().RunAsync(None);
            if (await new BulkRuns(desk.Scoped()).LoadAsync(run, None) is { IsActive: false } card)
            {
                return card;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The run does not end.");
    }

    private async Task<Actor> HiredAsync(string name)
    {
        var added = await desk.UseAsync<AddPerson, AddedPerson>(add => add.ExecuteAsync(Actor.Desk, name, $"{Guid.NewGuid():N}@example.test", Role.Support, ShopScope.Everything, DateTimeOffset.UtcNow, None));
        return new Actor(new PersonId(added.Id.Value), name, Role.Support, ShopScope.Everything);
    }
}
