using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Bulk;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Inbox;

/// <summary>Runs over a frozen set: worked off in slices, on one node or two, and taken back.</summary>
public sealed class BulkRunTests(InboxFixture desk) : IClassFixture<InboxFixture>
{
    private readonly BulkTrial bulk = new(desk);

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task All_that_a_filter_shows_is_closed_what_came_later_is_not_and_undo_gives_everything_back()
    {
        var actor = await bulk.HiredAsync("Закрывающий");
        var (shop, ids) = await bulk.ItemsAsync("Закрыть все", 230);
        await bulk.Close(ids[0]);

        var run = await bulk.StartAsync(actor, BulkWish.One(BulkVerb.Close, "", null, InboxFixture.Ask(shop, "state=all")));
        await desk.WriteAsync(shop, InboxFixture.Review("later", 1, "Пришёл позже"));
        var ended = await bulk.EndAsync(run);

        (ended.Total, ended.Done, ended.Refused, ended.State).Should().Be((230, 229, 1, BulkRunState.Done));
        (await bulk.ReasonsAsync(run)).Should().Equal("workItem.alreadyClosed");
        (await bulk.OpenAsync(shop)).Should().Be(1);

        var undo = await bulk.ChangeRun().UndoAsync(actor, run, None);
        (await bulk.EndAsync(undo)).Done.Should().Be(229);
        (await bulk.OpenAsync(shop)).Should().Be(230);
        (await bulk.CardAsync(run)).State.Should().Be(BulkRunState.Undone);
        await FluentActions.Awaiting(() => bulk.ChangeRun().UndoAsync(actor, run, None)).Should().ThrowAsync<RuleException>().Where(refused => refused.Code == "bulk.alreadyUndone");
    }

    [Fact]
    public async Task A_macro_is_done_whole_or_not_at_all_and_undone_as_far_as_nobody_has_touched_it()
    {
        var actor = await bulk.HiredAsync("Макросов");
        var (shop, ids) = await bulk.ItemsAsync("Макросы", 3);
        await bulk.Close(ids[2]);
        MacroStep[] steps = [new(BulkVerb.Tag, "VIP клиент"), new(BulkVerb.Assign, MacroStep.Me), new(BulkVerb.Note, "Перезвонить"), new(BulkVerb.Snooze, "3")];

        var run = await bulk.StartAsync(actor, new BulkWish(BulkVerb.Macro, steps, ids, InboxFixture.Ask(shop) with { Now = DateTimeOffset.UtcNow }) { Name = "Разбор" });
        var ended = await bulk.EndAsync(run);

        (ended.Done, ended.Refused).Should().Be((2, 1));
        var items = await bulk.LoadAsync(ids);
        items[..2].Should().OnlyContain(item => item.State == WorkItemState.Snoozed && item.Tags.SequenceEqual(new[] { "vip-клиент" }) && item.AssigneeId == actor.PersonId);
        (items[2].Tags.Length, items[2].AssigneeId).Should().Be((0, null), "one step was refused, so none was done");

        await desk.Database.ExecuteAsync($"update work_items set assignee_id = '{Guid.NewGuid()}' where id = '{ids[1].Value}'");
        await bulk.EndAsync(await bulk.ChangeRun().UndoAsync(actor, run, None));
        items = await bulk.LoadAsync(ids);
        items.Should().OnlyContain(item => item.Tags.Length == 0 && item.SnoozedUntil == null);
        (items[0].AssigneeId, items[1].AssigneeId is null).Should().Be((null, false), "somebody has taken the second meanwhile");
        await using var db = desk.Data.Open();
        (await db.ItemNotes.CountAsync(note => ids.Contains(note.WorkItemId))).Should().Be(0);
    }

    [Fact]
    public async Task Two_nodes_at_one_run_do_each_item_once()
    {
        var actor = await bulk.HiredAsync("Двое узлов");
        var (shop, ids) = await bulk.ItemsAsync("Два узла", 600);
        await using var other = desk.Build([]);
        var run = await bulk.StartAsync(actor, BulkWish.One(BulkVerb.Tag, "оба", ids, InboxFixture.Ask(shop)));

        await Task.WhenAll(Enumerable.Range(0, 3).SelectMany(_ => new[] { desk.Desk.Services, other.Services }).Select(node => node.GetRequiredService<RunBulkJob>().RunAsync(None)));

        (await bulk.EndAsync(run)).Done.Should().Be(600);
        await using var db = desk.Data.Open();
        (await db.ItemEvents.Where(e => e.ShopId == shop.Id && e.Kind == ItemEventKind.Tagged).GroupBy(e => e.WorkItemId).Select(g => g.Count()).ToListAsync()).Should().HaveCount(600).And.OnlyContain(times => times == 1);
    }

    [Fact]
    public async Task Answers_vary_wait_longer_name_their_run_are_not_given_twice_and_are_withdrawn_by_undo()
    {
        var actor = await bulk.HiredAsync("Отвечающая");
        var (shop, ids) = await bulk.ItemsAsync("Ответить", 25, key: "ключ", rating: 5);
        var templates = await bulk.TemplatesAsync();
        var run = await bulk.StartAsync(actor, BulkWish.One(BulkVerb.Answer, "suiting", ids, InboxFixture.Ask(shop)), wake: false);
        // A node that died after an answer was written and before its row was marked.
        await desk.UseAsync<DeskSender>(sender => sender.SendAsync(actor, ids[0], "Уже написано.", new ReplySource(ReplyOrigin.Bulk, run.Value, null, BulkAnswers.Hold), None));

        var ended = await bulk.EndAsync(run);

        ended.Should().Match<BulkRunCard>(card => card.Done == 25 && card.Refused == 0);
        await using var db = desk.Data.Open();
        var replies = await db.OutgoingReplies.AsNoTracking().Where(r => r.ShopId == shop.Id).ToListAsync();
        replies.Should().HaveCount(25).And.OnlyContain(r => r.Origin == ReplyOrigin.Bulk && r.OriginId == run.Value && r.State == OutgoingState.Held && r.DueAt - r.CreatedAt == BulkAnswers.Hold && !r.Text.Contains('{'));
        replies.Select(r => r.Text).Distinct().Count().Should().BeGreaterThan(1, "several templates suit, and they take turns");
        replies.Count(r => r.TemplateId is { } used && templates.Contains(used)).Should().Be(24);

        (await bulk.EndAsync(await bulk.ChangeRun().UndoAsync(actor, run, None))).Done.Should().Be(25);
        (await bulk.OpenAsync(shop)).Should().Be(25);
    }

    [Fact]
    public async Task The_preview_counts_names_what_would_be_refused_and_shows_filled_texts()
    {
        var actor = await bulk.HiredAsync("Смотрящая");
        var (shop, ids) = await bulk.ItemsAsync("Предпросмотр", 6, key: "ключ", rating: 4);
        await bulk.Close(ids[0]);
        await bulk.TemplatesAsync();
        var template = await bulk.OneTemplateAsync("Плохой", "Позвоните нам: 8 912 345-67-89, {buyer}!");

        var close = await bulk.PreviewAsync(actor, BulkWish.One(BulkVerb.Close, "", null, InboxFixture.Ask(shop, "state=all")));
        (close.Items.Count, close.Shops[shop.Id], close.Ratings[4], close.Refusals.Single()).Should().BeEquivalentTo((6, 6, 6, (new BulkReason("workItem.alreadyClosed", []), 1)));

        var good = await bulk.PreviewAsync(actor, BulkWish.One(BulkVerb.Answer, "suiting", ids, InboxFixture.Ask(shop)));
        good.Samples.Should().OnlyContain(sample => sample.Refusal == null && sample.Text.Length > 10);
        var bad = await bulk.PreviewAsync(actor, BulkWish.One(BulkVerb.Answer, template.Value.ToString(), ids, InboxFixture.Ask(shop)));
        bad.Refusals.Should().ContainSingle(refusal => refusal.Reason.Code == "bulk.guard" && refusal.Reason.Arguments[0] == "RR1");
    }

    [Fact]
    public async Task A_stopped_run_leaves_the_rest_alone_and_refused_items_can_be_tried_again()
    {
        var actor = await bulk.HiredAsync("Останавливающая");
        var (shop, ids) = await bulk.ItemsAsync("Остановить", 5);
        var run = await bulk.StartAsync(actor, BulkWish.One(BulkVerb.Reopen, "", ids, InboxFixture.Ask(shop)));
        (await bulk.EndAsync(run)).Refused.Should().Be(5);
        await bulk.Close(ids[1]);

        await bulk.ChangeRun().RetryAsync(actor, run, None);
        var again = await bulk.EndAsync(run);
        (again.Done, again.Refused).Should().Be((1, 4));

        var other = await bulk.StartAsync(actor, BulkWish.One(BulkVerb.Close, "", ids, InboxFixture.Ask(shop)), wake: false);
        await bulk.ChangeRun().StopAsync(actor, other, None);
        await desk.Desk.Services.GetRequiredService<RunBulkJob>().RunAsync(None);
        (await bulk.CardAsync(other)).Should().Match<BulkRunCard>(card => card.State == BulkRunState.Stopped && card.Done == 0);
        await FluentActions.Awaiting(() => bulk.ChangeRun().StopAsync(DeskFixture.Somebody(Role.Support), other, None)).Should().ThrowAsync<RuleException>().Where(refused => refused.Code == "bulk.notYours");
    }

    [Fact]
    public async Task Whoever_is_given_a_hundred_items_is_told_once_and_whoever_takes_them_is_not()
    {
        var (giver, taker) = (await bulk.HiredAsync("Раздающая"), await bulk.HiredAsync("Получатель"));
        var (shop, ids) = await bulk.ItemsAsync("Раздать", 120);

        await bulk.EndAsync(await bulk.StartAsync(giver, BulkWish.One(BulkVerb.Assign, taker.PersonId!.Value.Value.ToString(), ids, InboxFixture.Ask(shop))));
        await bulk.EndAsync(await bulk.StartAsync(giver, BulkWish.One(BulkVerb.Assign, MacroStep.Me, ids[..10], InboxFixture.Ask(shop))));

        await using var db = desk.Data.Open();
        var told = await db.Alerts.AsNoTracking().Where(alert => alert.ShopId == shop.Id && alert.Kind == AlertKind.Assigned).ToListAsync();
        told.Should().ContainSingle().Which.Should().Match<Alert>(alert => alert.PersonId == taker.PersonId && alert.Arguments["count"] == "120" && alert.Arguments["who"] == "Раздающая");
    }
}
