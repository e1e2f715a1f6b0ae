using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Application.Reviews;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Notifications;
using Xunit;

namespace SellerDesk.IntegrationTests.Inbox.Teamwork;

public sealed class TogetherTests(TeamworkFixture desk) : IClassFixture<TeamworkFixture>
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_note_calls_people_by_name_once_and_is_changed_and_taken_away_by_its_author_alone()
    {
        var (shop, items) = await desk.ItemsAsync("Заметки", 1);
        var (anna, boris) = (await desk.PersonAsync("Анна Ли"), await desk.PersonAsync("Анна"));
        var stranger = await desk.PersonAsync("Вера", allShops: false);
        var notes = desk.Notes();

        var id = await notes.ExecuteAsync(anna, items[0], "Спроси @анна и @Вера про партию", None);
        await notes.EditAsync(anna, id, "Спроси @Анна ещё раз", None);

        await using var db = desk.Data.Open();
        var alerts = await db.Alerts.Where(a => a.ShopId == shop.Id && a.Kind == AlertKind.Mention).ToListAsync();
        alerts.Should().ContainSingle().Which.PersonId.Should().Be(boris.PersonId, "a stranger to the shop is not called, and nobody twice");
        alerts[0].Link.Should().Contain(items[0].ToString());
        stranger.PersonId.Should().NotBeNull();
        await FluentActions.Awaiting(() => notes.EditAsync(boris, id, "Чужое", None)).Should().ThrowAsync<RuleException>().Where(refused => refused.Code == "note.notYours");
        await FluentActions.Awaiting(() => notes.DeleteAsync(boris, id, None)).Should().ThrowAsync<RuleException>();
        var gone = await notes.DeleteAsync(anna, id, None);
        (await db.ItemNotes.CountAsync(n => n.WorkItemId == items[0])).Should().Be(0);
        await notes.RestoreAsync(anna, gone, None);
        (await db.ItemNotes.SingleAsync(n => n.WorkItemId == items[0])).Text.Should().Be("Спроси @Анна ещё раз");
        (await desk.HistoryAsync(items[0])).Should().Equal(ItemEventKind.Noted);
    }

    [Fact]
    public async Task A_tag_is_a_word_that_can_be_typed_and_comes_off_again()
    {
        var (_, items) = await desk.ItemsAsync("Метки", 2);
        var anna = await desk.PersonAsync("Метки Анны");
        var book = new TagBook(desk.Data, TimeProvider.System);
        var tags = new TagItems(desk.Scoped(), book, desk.Clock);

        await tags.AddAsync(anna, items, " #Брак Партии ", null, None);
        await tags.AddAsync(anna, [items[0]], "брак-партии", null, None);
        await tags.RemoveAsync(anna, [items[1]], "брак-партии", null, None);

        (await desk.ItemAsync(items[0])).Tags.Should().Equal("брак-партии");
        (await desk.ItemAsync(items[1])).Tags.Should().BeEmpty();
        (await book.LoadAsync(None)).Should().Contain(tag => tag.Name == "брак-партии" && TagItems.Colours.Contains(tag.Colour));
        (await desk.HistoryAsync(items[0])).Should().Equal(ItemEventKind.Tagged);
    }

    [Fact]
    public async Task What_was_put_off_wakes_unread_and_due_at_its_moment_with_the_reason_on_one_node_only()
    {
        var (_, items) = await desk.ItemsAsync("Отложить", 3);
        var anna = await desk.PersonAsync("Отложила Анна");
        var until = desk.Clock.GetUtcNow().AddDays(1);
        await desk.Snooze().ExecuteAsync(anna, items, until, SnoozeWake.Day, null, None);
        await desk.Snooze().WakeAsync(anna, [items[2]], None);
        var jobs = Enumerable.Range(0, 2).Select(_ => new WakeItemsJob(desk.Data, desk.Counters(), desk.Clock)).ToList();

        await Task.WhenAll(jobs.Select(job => job.RunAsync(None)));
        (await desk.ItemAsync(items[0])).State.Should().Be(WorkItemState.Snoozed, "it is not time yet");
        desk.Clock.Set(until);
        await Task.WhenAll(jobs.Select(job => job.RunAsync(None)));

        foreach (var id in items.Take(2))
        {
            var item = await desk.ItemAsync(id);
            item.Should().Match<WorkItem>(i => i.State == WorkItemState.Open && i.Unread && i.IsWoken && i.SnoozeWake == SnoozeWake.Day && i.DueAt <= until);
            (await desk.HistoryAsync(id)).Should().Equal(ItemEventKind.Snoozed, ItemEventKind.Woken);
        }

        (await desk.ItemAsync(items[2])).IsWoken.Should().BeFalse("it was taken back by hand");
    }

    [Fact]
    public async Task What_waits_for_the_buyer_wakes_when_the_buyer_writes_more()
    {
        var shop = await desk.AddShopAsync("Ждёт покупателя");
        var now = desk.Clock.GetUtcNow();
        await desk.WriteAsync(shop, now, ReviewWriter.WriteAsync, desk.Review("w1", 1, "Сломалась"));
        await using var db = desk.Data.Open();
        var id = await db.WorkItems.Where(i => i.ShopId == shop.Id).Select(i => i.Id).SingleAsync();
        await desk.Snooze().ExecuteAsync(await desk.PersonAsync("Ждёт"), [id], null, SnoozeWake.BuyerWrites, null, None);
        var job = new WakeItemsJob(desk.Data, desk.Counters(), desk.Clock);

        await job.RunAsync(None);
        (await desk.ItemAsync(id)).State.Should().Be(WorkItemState.Snoozed);
        await desk.WriteAsync(shop, now.AddMinutes(5), ReviewWriter.WriteAsync, desk.Review("w1", 1, "Сломалась, и никто не отвечает"));
        await job.RunAsync(None);

        (await desk.ItemAsync(id)).Should().Match<WorkItem>(i => i.State == WorkItemState.Open && i.SnoozeWake == SnoozeWake.BuyerWrites);
    }

    [Fact]
    public async Task Items_of_one_matter_are_merged_under_one_and_split_again()
    {
        var (_, items) = await desk.ItemsAsync("Слить", 3, "Пётр");
        var anna = await desk.PersonAsync("Сливает");
        var merge = new MergeItems(desk.Scoped(), desk.Counters(), desk.Clock);
        (await new ItemHistory(desk.Scoped()).SimilarAsync(items[0], None)).Select(row => row.Id).Should().BeEquivalentTo(items.Skip(1));

        await merge.ExecuteAsync(anna, items[0], [items[1], items[2]], None);

        (await desk.ItemAsync(items[1])).Should().Match<WorkItem>(i => i.State == WorkItemState.Closed && i.MergedInto == items[0]);
        (await new ItemHistory(desk.Scoped()).SimilarAsync(items[0], None)).Should().BeEmpty();
        await FluentActions.Awaiting(() => merge.ExecuteAsync(anna, items[1], [items[0]], None)).Should().ThrowAsync<RuleException>().Where(refused => refused.Code == "merge.notTogether");
        await merge.SplitAsync(anna, [items[1], items[2]], None);
        (await desk.ItemAsync(items[1])).Should().Match<WorkItem>(i => i.State == WorkItemState.Open && i.MergedInto == null);
        (await desk.HistoryAsync(items[1])).Should().Equal(ItemEventKind.Merged, ItemEventKind.Split);
    }
}
