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

/// <summary>Levels and calendars that change, and what that does to clocks that run. Items are written at 11:00 in Moscow, bad reviews with four working hours to go.</summary>
public sealed class RetimingTests(TeamworkFixture desk) : IClassFixture<TeamworkFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Written = TeamworkFixture.Start.AddHours(-1);

    private static CancellationToken None => CancellationToken.None;

    private static Actor Owner => TeamworkFixture.Somebody(Role.Owner);

    private RetimingDesk Retiming => new(desk.Scoped(), desk.Clock);

    public Task InitializeAsync()
    {
        desk.Clock.Set(TeamworkFixture.Start);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_level_that_changes_is_for_new_items_and_for_old_ones_when_asked()
    {
        var level = await new ChangeLevels(desk.Scoped(), desk.Clock).SaveAsync(Owner, null, "Свой", ShippedLevels.Standard, None);
        var (shop, items) = await ShopOfAsync("Версии", null, level.Id);
        await new CloseItems(desk.Scoped(), desk.Counters(), desk.Clock).ExecuteAsync(Owner, [items[1]], null, None);

        var quicker = ShippedLevels.Standard with { Times = [.. ShippedLevels.Standard.Times.Select(time => time.Of == TimeOf.BadReview ? time with { Amount = 30, Unit = TimeUnit.WorkingMinutes } : time)] };
        (await new ChangeLevels(desk.Scoped(), desk.Clock).SaveAsync(Owner, level.Id, "Свой", quicker, None)).Version.Should().Be(2);
        (await new ChangeLevels(desk.Scoped(), desk.Clock).SaveAsync(Owner, level.Id, "Свой", quicker, None)).Version.Should().Be(2, "nothing changed");
        (await CardAsync(items[0])).Should().Match<ClockDetails>(clock => clock.Version == 1 && clock.DueAt == Written.AddHours(4), "what runs keeps its version");
        (await CardAsync((await desk.MoreAsync(shop, 1))[0])).Should().Match<ClockDetails>(clock => clock.Version == 2 && clock.Minutes == 30);

        var wish = new RetimingWish(RetimingCause.Level, "Свой", Level: level.Id);
        (await Retiming.PreviewAsync(Owner, wish, None)).Should().Match<RetimingPreview>(preview => preview.Moved == 1 && preview.BecomeOverdue == 1);
        (await CardAsync(items[0])).Version.Should().Be(1, "a preview changes nothing");
        await RetimeAsync(wish);

        (await CardAsync(items[0])).Should().Match<ClockDetails>(clock => clock.Version == 2 && clock.DueAt == Written.AddMinutes(30));
        (await desk.ItemAsync(items[0])).DueAt.Should().Be(Written.AddMinutes(30));
        (await CardAsync(items[1])).Should().Match<ClockDetails>(clock => clock.Version == 1 && clock.DueAt == Written.AddHours(4), "what is closed stays as it was");
    }

    [Fact]
    public async Task A_level_that_only_goes_first_in_line_now_says_whose_place_changes()
    {
        var level = await new ChangeLevels(desk.Scoped(), desk.Clock).SaveAsync(Owner, null, "Вперёд", ShippedLevels.Standard, None);
        var (_, items) = await ShopOfAsync("Очередь", null, level.Id);
        await new ChangeLevels(desk.Scoped(), desk.Clock).SaveAsync(Owner, level.Id, "Вперёд", ShippedLevels.Standard with { FirstInLine = true }, None);

        var wish = new RetimingWish(RetimingCause.Level, "Вперёд", Level: level.Id);
        (await Retiming.PreviewAsync(Owner, wish, None)).Should().Match<RetimingPreview>(preview => preview.Moved == 0 && preview.Placed == 2);
        await RetimeAsync(wish);
        (await desk.ItemAsync(items[0])).FirstInLine.Should().BeTrue();
        (await Retiming.PreviewAsync(Owner, wish, None)).Placed.Should().Be(0);
    }

    [Fact]
    public async Task A_holiday_added_for_a_past_day_moves_open_clocks_alone()
    {
        var holidays = new Holidays(desk.Scoped());
        var calendar = await new ChangeCalendars(desk.Scoped()).SaveAsync(Owner, null, "С праздниками", WeekHours.Usual, "KZ", None);
        var (_, items) = await ShopOfAsync("Праздник", calendar, null);
        await new CloseItems(desk.Scoped(), desk.Counters(), desk.Clock).ExecuteAsync(Owner, [items[1]], null, None);
        desk.Clock.Set(TeamworkFixture.Start.AddDays(1));
        await holidays.SaveAsync(Owner, Holiday.Of("KZ", new DateOnly(2026, 11, 20), SpecialDayKind.DayOff, "Внезапный", "Sudden", null), None);

        var wish = new RetimingWish(RetimingCause.Holiday, "Внезапный", Country: "KZ");
        (await Retiming.PreviewAsync(Owner, wish, None)).Should().Be(new RetimingPreview(1, 1, 0, 1));
        await RetimeAsync(wish);

        // The 20th does not count: 09:00 and four hours of the 21st, in Moscow.
        var clock = await CardAsync(items[0]);
        clock.DueAt.Should().Be(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero));
        clock.Line.Should().Contain(part => part.Day != null && part.Day.Name == "Внезапный");
        clock.Sum(LineKind.Counted).Should().Be(240);
        (await CardAsync(items[1])).DueAt.Should().Be(Written.AddHours(4));
    }

    [Fact]
    public async Task A_calendar_or_level_that_is_lived_by_is_not_deleted()
    {
        var calendar = await new ChangeCalendars(desk.Scoped()).SaveAsync(Owner, null, "Нужный", WeekHours.Usual, null, None);
        await ShopOfAsync("Живёт", calendar, null);
        (await FluentActions.Awaiting(() => new ChangeCalendars(desk.Scoped()).DeleteAsync(Owner, calendar, None)).Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("calendar.inUse");
        (await FluentActions.Awaiting(() => new ChangeLevels(desk.Scoped(), desk.Clock).DeleteAsync(Owner, ShippedLevels.StandardId, None)).Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("level.inUse");
    }

    private async Task<(Shop Shop, List<WorkItemId> Items)> ShopOfAsync(string name, WorkCalendarId? calendar, ServiceLevelId? level)
    {
        var shop = await desk.AddShopAsync(name);
        await new ChangeCalendars(desk.Scoped()).ChooseAsync(Owner, shop.Id, calendar, level, None);
        return (shop, await desk.MoreAsync(shop, 2));
    }

    private async Task<ClockDetails> CardAsync(WorkItemId item) => (await new ClockCard(desk.Scoped(), desk.Clock).LoadAsync(item.Value, None)).Should().ContainSingle().Which;

    private async Task RetimeAsync(RetimingWish wish)
    {
        await Retiming.StartAsync(Owner, wish, None);
        await new RetimeClocksJob(desk.Data, desk.Clock).RunAsync(None);
        (await Retiming.LastAsync(None)).Should().Match<Retiming>(run => run.EndedAt != null && run.Done == run.Total);
    }
}
