using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Complaints.Recurring;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints.Recurring;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.IntegrationTests.Inbox;
using Xunit;

namespace SellerDesk.IntegrationTests.Complaints;

public sealed partial class RecurringCausesTests(InboxFixture desk) : IClassFixture<InboxFixture>
{
    private static readonly DateTimeOffset Now = InboxFixture.Now;
    private readonly FixedClock clock = new(Now);

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_cause_that_comes_back_is_found_once_becomes_an_improvement_and_its_effect_is_measured()
    {
        var shop = await desk.AddShopAsync("Причины");
        await desk.Database.ExecuteAsync(HistoryRead(shop));
        await SellAsync(shop, "L", "Термокружка", perDay: 4);
        await SellAsync(shop, "Q", "Плед", perDay: 4);
        var (lid, plaid) = (await ProductAsync(shop, "L"), await ProductAsync(shop, "Q"));
        await ComplainAsync(shop, lid, "packaging", [.. Enumerable.Range(0, 12).Select(i => 40 + (i * 28))]);
        await ComplainAsync(shop, plaid, "packaging", [.. Enumerable.Range(0, 14).Select(i => 5 + (i * 28))]);
        await ComplainAsync(shop, lid, "packaging", [.. Enumerable.Range(0, 14).Select(i => 2 + (i * 2))]);

        await CountAsync();
        await WatchAsync();
        (await WatchAsync()).Should().BeFalse("the day was looked at a moment ago");
        clock.Advance(TimeSpan.FromHours(1));
        await WatchAsync();

        var list = new RecurringList(desk.Scoped());
        var found = await list.CausesAsync(new RecurringFilter { Shop = shop.Id }, 10, None);
        found.Should().ContainSingle();
        (found[0].Product, found[0].Cause.Code, found[0].Complaints, found[0].Orders).Should().Be((lid, "packaging", 14, 120));
        found[0].Expected.Should().BeInRange(0.5, 3);
        (await AlertsAsync(shop)).Should().Be(1, "the same cause is told of once");

        var manager = DeskFixture.Somebody(Role.Manager);
        var plan = new PlanImprovement(desk.Scoped(), clock);
        var change = new ChangeImprovement(desk.Scoped(), clock);
        var number = await plan.ExecuteAsync(manager, shop.Id, lid, "packaging", "Другая крышка", null, DateOnly.FromDateTime(Now.DateTime).AddDays(7), None);
        (await list.CausesAsync(new RecurringFilter { Shop = shop.Id }, 10, None))[0].Improvement.Should().Be(number);
        await change.PutInPlaceAsync(manager, number, DateOnly.FromDateTime(Now.DateTime), None);

        // Sixty days on: the same sales, no complaint.
        clock.Advance(TimeSpan.FromDays(60));
        await SellAsync(shop, "L", "Термокружка", perDay: 4, days: 60, prefix: "later");
        await CountAsync();
        await WatchAsync();

        (await list.CausesAsync(new RecurringFilter { Shop = shop.Id }, 10, None)).Should().BeEmpty("it is calm again");
        (await list.CausesAsync(new RecurringFilter { Shop = shop.Id, Past = true }, 10, None)).Should().ContainSingle().Which.EndedOn.Should().NotBeNull();
        var card = await new ImprovementCard(desk.Scoped(), clock).LoadAsync(number, None);
        card!.Effect!.Verdict.Should().Be(EffectVerdict.Better);
        (card.Before!.Value.Orders, card.Before.Value.Complaints, card.After!.Value.Complaints, card.Days).Should().Be((360, 16, 0, 60));
        await change.CloseAsync(manager, number, "Помогло", None);
        (await list.ImprovementsAsync(new RecurringFilter { Shop = shop.Id, Past = true }, 10, None)).Should().ContainSingle().Which.Verdict.Should().Be(EffectVerdict.Better);
    }

    [Fact]
    public async Task A_shop_is_not_looked_at_before_its_history_is_read_and_counted()
    {
        var shop = await desk.AddShopAsync("Новый");
        await SellAsync(shop, "W", "Плед", perDay: 4, days: 60);
        var product = await ProductAsync(shop, "W");
        await ComplainAsync(shop, product, "packaging", [.. Enumerable.Range(0, 14).Select(i => 2 + (i * 2))]);
        await CountAsync();

        await WatchAsync();
        (await LookedAsync(shop)).Should().Be(0, "its orders are still being read");

        await desk.Database.ExecuteAsync($"{HistoryRead(shop)}; insert into touched_order_days (shop_id, day) values ('{shop.Id}', '{Now.AddDays(-3):yyyy-MM-dd}')");
        await WatchAsync();
        (await LookedAsync(shop)).Should().Be(0, "a day of it is not counted yet");

        await CountAsync();
        await WatchAsync();
        (await LookedAsync(shop)).Should().Be(1);
    }

    [Fact]
    public async Task Complaints_of_a_kind_that_is_new_to_the_desk_are_no_alarm()
    {
        var shop = await desk.AddShopAsync("Без прошлого");
        await desk.Database.ExecuteAsync(HistoryRead(shop));
        await SellAsync(shop, "C", "Сковорода", perDay: 4);
        var product = await ProductAsync(shop, "C");
        await ComplainAsync(shop, product, "packaging", [.. Enumerable.Range(0, 12).Select(i => 40 + (i * 28))], "Return");
        await ComplainAsync(shop, product, "packaging", [.. Enumerable.Range(1, 14)]);
        await CountAsync();

        await WatchAsync();

        (await LookedAsync(shop)).Should().Be(1);
        (await new RecurringList(desk.Scoped()).CausesAsync(new RecurringFilter { Shop = shop.Id }, 10, None)).Should().BeEmpty("claims have been told for a fortnight only");
    }

    [Fact]
    public async Task Days_of_causes_are_what_plain_counting_says_also_when_a_cause_changes_or_a_case_is_merged()
    {
        var shop = await desk.AddShopAsync("Счёт причин");
        await SellAsync(shop, "M", "Ночник", perDay: 1, days: 30);
        var product = await ProductAsync(shop, "M");
        await ComplainAsync(shop, product, "packaging", [1, 1, 2, 3, 9]);
        await ComplainAsync(shop, product, "carrier", [1, 4]);
        await CountAsync();
        await ShouldBePlainAsync(shop);

        await desk.Database.ExecuteAsync($"update complaints set cause_code = 'service' where shop_id = '{shop.Id}' and cause_code = 'carrier'");
        await desk.Database.ExecuteAsync($"update complaints set product_id = null where shop_id = '{shop.Id}' and id = (select min(id::text)::uuid from complaints where shop_id = '{shop.Id}' and cause_code = 'packaging')");
        await CountAsync();

        await ShouldBePlainAsync(shop);
        (await NumberAsync($"select sum(orders) from sold_days where shop_id = '{shop.Id}'")).Should().Be(30);
    }

    [Fact]
    public async Task Nobody_plans_for_a_shop_that_is_not_theirs()
    {
        var (shop, other) = (await desk.AddShopAsync("Чужой"), await desk.AddShopAsync("Свой"));
        await SellAsync(shop, "N", "Плед", perDay: 1, days: 2);
        var product = await ProductAsync(shop, "N");
        var eyes = ShopScope.Of([other.Id]);
        var somebody = DeskFixture.Somebody(Role.Manager) with { Scope = eyes };

        var act = () => new PlanImprovement(desk.Scoped(eyes), clock).ExecuteAsync(somebody, shop.Id, product, "packaging", "Что-то", null, new DateOnly(2026, 12, 1), None);

        (await act.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("shop.notYours");
    }

    private async Task ShouldBePlainAsync(Shop shop) => (await NumberAsync($"""
        with wanted as (
          select (opened_at at time zone 'Europe/Moscow')::date as day, product_id, cause_code, count(*) as n from complaints
          where shop_id = '{shop.Id}' and product_id is not null group by 1, 2, 3
        ), made as (select day, product_id, cause_code, complaints::bigint from cause_days where shop_id = '{shop.Id}')
        select count(*) from ((table wanted except table made) union all (table made except table wanted)) as other
        """)).Should().Be(0);
}
