using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Inbox.Teamwork;
using Xunit;

namespace SellerDesk.IntegrationTests.ServiceLevels;

/// <summary>Clocks of work items as they are begun, held, ended and watched. Items are written at 11:00 in Moscow, bad reviews with four working hours to go.</summary>
public sealed class ClockTests(TeamworkFixture desk) : IClassFixture<TeamworkFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Written = TeamworkFixture.Start.AddHours(-1);

    private static CancellationToken None => CancellationToken.None;

    private static Actor Owner => TeamworkFixture.Somebody(Role.Owner);

    private HoldItems Hold => new(desk.Scoped(), desk.Clock);

    public Task InitializeAsync()
    {
        desk.Clock.Set(TeamworkFixture.Start);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_item_that_comes_in_has_a_clock_whose_line_adds_up()
    {
        var (_, items) = await desk.ItemsAsync("Часы", 1);
        var clock = await CardAsync(items[0]);
        (clock.Of, clock.Minutes, clock.DueAt, clock.Level, clock.Version).Should().Be((TimeOf.BadReview, 240, Written.AddHours(4), "Standard", 1));
        (await desk.ItemAsync(items[0])).DueAt.Should().Be(clock.DueAt);
        (clock.Sum(LineKind.Counted), clock.Sum(LineKind.Paused), clock.Sum(LineKind.Closed)).Should().Be((240, 0, 0));
    }

    [Fact]
    public async Task A_pause_moves_the_deadline_by_the_working_time_it_took_and_the_marketplaces_own_not_at_all()
    {
        var (_, items) = await desk.ItemsAsync("Пауза", 1);
        var redLine = Written.AddHours(3);
        await desk.Database.ExecuteAsync($"update work_items set marketplace_due_at = '{redLine:O}' where id = '{items[0]}'");
        var anna = await desk.PersonAsync("Анна ждёт");
        await Hold.PauseAsync(anna, items[0], HoldReason.WaitsForBuyer, "просил фото", None);
        (await desk.ItemAsync(items[0])).ClockPausedAt.Should().Be(TeamworkFixture.Start);
        await FluentActions.Awaiting(() => Hold.ResumeAsync(TeamworkFixture.Somebody(Role.Viewer), items[0], None)).Should().ThrowAsync<RuleException>();

        // From 12:00 to 10:00 of the next day: nine hours of this day and one of the next.
        desk.Clock.Set(TeamworkFixture.Start.AddHours(22));
        await Hold.ResumeAsync(anna, items[0], None);

        var clock = await CardAsync(items[0]);
        (clock.HeldMinutes, clock.DueAt, clock.MarketplaceDueAt).Should().Be((600, TeamworkFixture.Start.AddHours(25), redLine));
        (await desk.ItemAsync(items[0])).Should().Match<WorkItem>(item => item.DueAt == clock.DueAt && item.ClockPausedAt == null);
        (clock.Sum(LineKind.Counted), clock.Sum(LineKind.Paused)).Should().Be((240, 600));
        clock.Line.Sum(part => part.Minutes).Should().Be((int)(clock.DueAt - Written).TotalMinutes);
        clock.Holds.Should().ContainSingle().Which.Should().Match<HoldRow>(hold => hold.Who == "Анна ждёт" && hold.Note == "просил фото");
        (await desk.HistoryAsync(items[0])).Should().ContainInOrder(ItemEventKind.ClockPaused, ItemEventKind.ClockResumed);
    }

    [Fact]
    public async Task A_clock_ends_with_its_item_and_goes_on_with_what_was_left_when_that_is_opened_again()
    {
        var (_, items) = await desk.ItemsAsync("Снова", 1);
        await new CloseItems(desk.Scoped(), desk.Counters(), desk.Clock).ExecuteAsync(Owner, items, null, None);
        (await CardAsync(items[0])).StoppedAt.Should().Be(TeamworkFixture.Start);

        desk.Clock.Set(TeamworkFixture.Start.AddHours(2));
        await new ReopenItems(desk.Scoped(), desk.Counters(), desk.Clock).ExecuteAsync(Owner, items, null, None);
        await WatchAsync();

        var clock = await CardAsync(items[0]);
        (clock.StoppedAt, clock.HeldMinutes, clock.DueAt).Should().Be((null, 120, Written.AddHours(6)));
        (await desk.ItemAsync(items[0])).DueAt.Should().Be(Written.AddHours(6));
    }

    [Fact]
    public async Task Half_four_fifths_and_all_of_the_time_are_told_once_each_to_whoever_has_it_and_wait_for_the_morning()
    {
        var (shop, items) = await desk.ItemsAsync("Напоминания", 2);
        var anna = await desk.PersonAsync("Анна напоминаний");
        await desk.Database.ExecuteAsync($"update work_items set assignee_id = '{anna.PersonId!.Value.Value}' where id = '{items[0]}'");
        foreach (var minutes in new[] { 119, 120, 121, 192, 200 })
        {
            desk.Clock.Set(Written.AddMinutes(minutes));
            await WatchAsync();
        }

        (await AlertsAsync(shop)).Select(alert => (alert.Kind, alert.PersonId)).Should().Equal((AlertKind.HalfTime, anna.PersonId), (AlertKind.DueSoon, anna.PersonId));

        // From 15:00 to 16:00 of Moscow she is left alone; what nobody has is told to the shop.
        await desk.Database.ExecuteAsync($"update people set quiet_hours = '15:00-16:00' where id = '{anna.PersonId!.Value.Value}'");
        desk.Clock.Set(Written.AddMinutes(241));
        await WatchAsync();
        (await AlertsAsync(shop)).Skip(2).Should().ContainSingle().Which.Should().Match<Alert>(alert => alert.Kind == AlertKind.Overdue && alert.PersonId == null);

        desk.Clock.Set(Written.AddMinutes(301));
        await WatchAsync();
        await WatchAsync();
        (await AlertsAsync(shop)).Skip(3).Should().ContainSingle().Which.Should().Match<Alert>(alert => alert.Kind == AlertKind.Overdue && alert.PersonId == anna.PersonId);
    }

    private async Task<ClockDetails> CardAsync(WorkItemId item) => (await new ClockCard(desk.Scoped(), desk.Clock).LoadAsync(item.Value, None)).Should().ContainSingle().Which;

    private Task<bool> WatchAsync() => new WatchClocksJob(desk.Data, desk.Clock).RunAsync(None);

    private async Task<List<Alert>> AlertsAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        return await db.Alerts.AsNoTracking().Where(a => a.ShopId == shop.Id && a.Kind != AlertKind.BadReview).OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).ToListAsync();
    }
}
