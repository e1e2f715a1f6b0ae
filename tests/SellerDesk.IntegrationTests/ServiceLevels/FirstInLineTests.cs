using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Reading;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.IntegrationTests.Inbox;
using Xunit;

namespace SellerDesk.IntegrationTests.ServiceLevels;

/// <summary>What a level puts first stands before others that are due in the same hour, and nowhere else; its deadline stays its own.</summary>
public sealed class FirstInLineTests(InboxFixture desk) : IClassFixture<InboxFixture>
{
    private static readonly LevelTerms First = ShippedLevels.Standard with { FirstInLine = true };

    private static CancellationToken None => CancellationToken.None;

    private static Actor Owner => DeskFixture.Somebody(Role.Owner);

    [Fact]
    public async Task It_leads_its_hour_slice_by_slice_and_both_ways_and_its_deadline_is_untouched()
    {
        var (premium, usual) = (await ShopAsync("Премиум", First), await desk.AddShopAsync("Обычный"));
        // Bad reviews have four working hours: written at 11:05 to 12:50 of Moscow, due at 15:05 to 16:50.
        await desk.WriteAsync(usual, Review("u1", 5), Review("u2", 40), Review("u3", 65));
        await desk.WriteAsync(premium, Review("p1", 50), Review("p2", 100));

        (await NamesAsync(premium, usual)).Should().Equal("p1", "u1", "u2", "p2", "u3");

        var ask = InboxFixture.Ask("") with { Filter = InboxQuery.Read("") with { Shops = [premium.Id, usual.Id] } };
        var seen = new List<string>();
        InboxKey? after = null;
        InboxSlice slice;
        do
        {
            slice = await desk.List().LoadAsync(ask, after, 2, None);
            seen.AddRange(slice.Rows.Select(row => row.Preview));
            after = slice.Rows[^1].KeyIn(ask.Filter);
        }
        while (slice.More);
        seen.Should().Equal("p1", "u1", "u2", "p2", "u3");
        (await desk.List().LoadBeforeAsync(ask, after, 3, None)).Rows.Select(row => row.Preview).Should().Equal("u1", "u2", "p2");

        var row = (await desk.List().LoadAsync(ask, null, 1, None)).Rows[0];
        var clock = (await new ClockCard(desk.Scoped(), new FixedClock(InboxFixture.Now)).LoadAsync(row.Id.Value, None)).Single();
        (row.FirstInLine, clock.FirstInLine, row.DueAt, row.LineAt.Minute).Should().Be((true, true, clock.DueAt, 0));
        row.DueAt.Minute.Should().Be(50);
    }

    [Fact]
    public async Task Today_and_overdue_still_go_by_the_deadline_itself()
    {
        var shop = await ShopAsync("Премиум по сроку", First);
        await desk.WriteAsync(shop, Review("d1", 50));
        var item = (await desk.List().LoadAsync(InboxFixture.Ask(shop, ""), null, 1, None)).Rows[0];
        var between = item.DueAt.AddMinutes(-20);
        item.LineAt.Should().BeBefore(between);
        var over = InboxFixture.Ask(shop, "due=over");
        (await desk.List().LoadAsync(over with { Now = between }, null, 5, None)).Rows.Should().BeEmpty("twenty minutes are left");
        (await desk.List().LoadAsync(over with { Now = item.DueAt.AddMinutes(1) }, null, 5, None)).Rows.Should().ContainSingle();
    }

    [Fact]
    public async Task A_new_version_of_the_level_puts_old_items_in_line_when_they_are_timed_anew()
    {
        var shop = await ShopAsync("Премиум позже", ShippedLevels.Standard);
        await desk.WriteAsync(shop, Review("v1", 30));
        (await OneAsync(shop)).FirstInLine.Should().BeFalse();
        var level = await LevelAsync(shop);

        await new ChangeLevels(desk.Scoped(), TimeProvider.System).SaveAsync(Owner, level, "Премиум позже", First, None);
        (await OneAsync(shop)).FirstInLine.Should().BeFalse("what runs keeps its version");
        await RetimeAsync(level);
        (await OneAsync(shop)).Should().Match<WorkItem>(item => item.FirstInLine && item.LineAt < item.DueAt);

        await new ChangeLevels(desk.Scoped(), TimeProvider.System).SaveAsync(Owner, level, "Премиум позже", ShippedLevels.Standard, None);
        await RetimeAsync(level);
        (await OneAsync(shop)).Should().Match<WorkItem>(item => !item.FirstInLine && item.LineAt == item.DueAt);
    }

    [Fact]
    public async Task A_version_that_only_puts_first_reaches_what_a_text_had_brought_nearer_and_leaves_its_time()
    {
        var shop = await ShopAsync("Срочные", ShippedLevels.Standard);
        await desk.WriteAsync(shop, Review("После крема у ребёнка аллергия, опухло лицо, вызывали скорую", 30));
        var item = await OneAsync(shop);
        await ActivatorUtilities.CreateInstance<ReadTextsJob>(desk.Desk.Services, new FixedClock(InboxFixture.Now)).RunAsync(None);
        var due = (await OneAsync(shop)).DueAt;
        due.Should().BeBefore(item.DueAt);
        var level = await LevelAsync(shop);

        await new ChangeLevels(desk.Scoped(), TimeProvider.System).SaveAsync(Owner, level, "Срочные", First, None);
        var wish = new RetimingWish(RetimingCause.Level, "Срочные", Level: level);
        (await new RetimingDesk(desk.Scoped(), new FixedClock(InboxFixture.Now)).PreviewAsync(Owner, wish, None)).Should().Match<RetimingPreview>(seen => seen.Placed == 1 && seen.Moved == 0);
        await RetimeAsync(level);

        (await OneAsync(shop)).Should().Match<WorkItem>(one => one.FirstInLine && one.DueAt == due);
        (await new RetimingDesk(desk.Scoped(), new FixedClock(InboxFixture.Now)).PreviewAsync(Owner, wish, None)).Changes.Should().Be(0, "it was done");
        (await new ClockCard(desk.Scoped(), new FixedClock(InboxFixture.Now)).LoadAsync(item.Id.Value, None)).Single().Should().Match<ClockDetails>(clock => clock.FirstInLine && clock.Version == 2);
    }

    private static Application.Marketplaces.IncomingReview Review(string text, int minute) => InboxFixture.Review(text, 1, text, InboxFixture.Now.AddHours(-1).AddMinutes(minute));

    private async Task RetimeAsync(ServiceLevelId level)
    {
        var clock = new FixedClock(InboxFixture.Now);
        await new RetimingDesk(desk.Scoped(), clock).StartAsync(Owner, new RetimingWish(RetimingCause.Level, "Премиум позже", Level: level), None);
        await new RetimeClocksJob(desk.Data, clock).RunAsync(None);
    }

    private async Task<List<string>> NamesAsync(params Shop[] shops)
    {
        var ask = InboxFixture.Ask("") with { Filter = InboxQuery.Read("") with { Shops = [.. shops.Select(shop => shop.Id)] } };
        return [.. (await desk.List().LoadAsync(ask, null, 50, None)).Rows.Select(row => row.Preview)];
    }

    private async Task<WorkItem> OneAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        return await db.WorkItems.AsNoTracking().SingleAsync(i => i.ShopId == shop.Id);
    }

    private async Task<ServiceLevelId> LevelAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        return (await db.ShopTerms.Where(t => t.ShopId == shop.Id).Select(t => t.LevelId).SingleAsync())!.Value;
    }

    private async Task<Shop> ShopAsync(string name, LevelTerms terms)
    {
        var (level, _) = await new ChangeLevels(desk.Scoped(), TimeProvider.System).SaveAsync(Owner, null, name, terms, None);
        var shop = await desk.AddShopAsync(name);
        await new ChangeCalendars(desk.Scoped()).ChooseAsync(Owner, shop.Id, null, level, None);
        return shop;
    }
}
