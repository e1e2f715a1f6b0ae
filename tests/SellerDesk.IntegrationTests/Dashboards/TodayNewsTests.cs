using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Dashboards;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Orders;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Complaints;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Dashboards;

public sealed class TodayNewsTests(CaseFixture desk) : IClassFixture<CaseFixture>
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    private static CancellationToken None => CancellationToken.None;

    private DateTimeOffset Now => desk.Clock.GetUtcNow();

    [Fact]
    public async Task Cases_and_orders_count_exactly_what_their_links_list()
    {
        var one = await FilledAsync("Первый");
        await FilledAsync("Второй");
        foreach (var (scope, only) in new (ShopScope, ShopId?)[] { (ShopScope.Everything, null), (ShopScope.Everything, one.Id), (ShopScope.Of([one.Id]), null), (ShopScope.Nothing, null) })
        {
            var news = await LoadAsync(Manager(scope), only);
            foreach (var count in news.Cases.Counts)
            {
                var query = ComplaintQuery.Write(count.Ask);
                var listed = await new ComplaintList(Scoped(scope)).IdsAsync(ComplaintQuery.Read(query).ToFilter(null, Now, Zone), 10_000, None);
                (count.Count, count.Capped).Should().Be((listed.Count, false), "of «{0}»", query);
            }

            var table = new OrderTable(desk.Desk.Services.GetRequiredService<NpgsqlDataSource>(), new Eyes(scope));
            foreach (var count in news.Orders.Counts)
            {
                var query = OrderQuery.Write(count.Filter);
                (await table.IdsAsync(OrderQuery.Read(query), new OrderMoment(Now, Zone), 10_000, None)).Should().HaveCount(count.Count, "of «{0}»", query);
            }

            news.Cases.Stakes.Should().Equal(news.Cases.All.Count == 0 ? [] : [(500m * news.Cases.All.Count, "RUB")], "each case is about a piece of 500");
            (news.Cases.Counts.Sum(count => count.Count) + news.Orders.Counts.Sum(count => count.Count) > 0).Should().Be(scope != ShopScope.Nothing, "the test looked at something");
            news.Orders.Shops.Sum(shop => shop.Orders.Count).Should().Be(news.Orders.Late.Count, "what is late in each shop makes the whole");
        }
    }

    [Fact]
    public async Task The_team_is_for_those_who_may_see_it_and_only_where_people_are_compared()
    {
        await FilledAsync("Команда");
        var (me, helper) = (await HiredAsync("Марина", Role.Manager), await HiredAsync("Ирина", Role.Support));
        await desk.Database.ExecuteAsync($"update work_items set assignee_id = '{helper.Value}' where id in (select id from work_items where assignee_id is null limit 3)");
        var manager = new Actor(me, "Марина", Role.Manager, ShopScope.Everything);

        (await LoadAsync(manager)).Team!.Single(person => person.Id == helper).Left.Count.Should().Be(3);
        (await LoadAsync(manager with { PersonId = helper, Role = Role.Support })).Team.Should().BeNull();

        await new LeagueTable(desk.Scoped(), desk.Clock).SwitchAsync(manager, on: false, None);
        (await LoadAsync(manager)).Team.Should().BeNull();
        await new LeagueTable(desk.Scoped(), desk.Clock).SwitchAsync(manager, on: true, None);
    }

    [Fact]
    public async Task A_falling_rating_is_told_once_a_product_to_those_who_see_its_shop()
    {
        var (shop, other) = (await FilledAsync("Рейтинг"), await desk.AddShopAsync("Чужой"));
        var product = await desk.Database.ReadAsync<Guid>($"select id from products where shop_id = '{shop.Id}' limit 1");
        foreach (var (kind, days) in new[] { (AlertKind.RatingFalling, 3), (AlertKind.ReviewBurst, 1), (AlertKind.RatingFalling, 9) })
        {
            await using var db = desk.Data.Open();
            db.Add(new Alert { Id = AlertId.New(), ShopId = shop.Id, Kind = kind, Severity = AlertSeverity.Warning, Subject = $"{product}:{days}", Arguments = new() { ["low"] = "11", ["all"] = "14" }, Link = $"/reviews/ratings?product={product}", CreatedAt = Now.AddDays(-days) });
            await db.SaveChangesAsync();
        }

        await desk.Database.ExecuteAsync($"insert into topic_days (shop_id, day, topic, product_id, praise, blame, neutral) values ('{shop.Id}', '{Now.AddDays(-2):yyyy-MM-dd}', 'quality', '{product}', 0, 7, 1)");

        var falling = (await LoadAsync(Manager(ShopScope.Of([shop.Id])))).Falling.Should().ContainSingle().Subject;
        (falling.ProductId, falling.IsBurst, falling.Topic, falling.Blamed, falling.Words["low"]).Should().Be((product, true, "quality", 7, "11"));
        (await LoadAsync(Manager(ShopScope.Of([other.Id])))).Falling.Should().BeEmpty();
    }

    [Fact]
    public async Task A_topic_is_told_when_it_is_blamed_more_often_than_before_and_only_then()
    {
        var shop = await FilledAsync("Темы");
        await desk.Database.ExecuteAsync($"""
            insert into rating_days (shop_id, day, product_id, one, two, three, four, five)
            select '{shop.Id}', d::date, '{Guid.Empty}', 0, 0, 0, 0, 10 from generate_series(timestamp '{Now:yyyy-MM-dd}' - interval '60 days', timestamp '{Now:yyyy-MM-dd}', interval '1 day') d;
            insert into topic_days (shop_id, day, topic, product_id, praise, blame, neutral)
            select '{shop.Id}', d::date, t.topic, '{Guid.Empty}', 0, case when d > timestamp '{Now:yyyy-MM-dd}' - interval '7 days' then t.late else t.usual end, 0
            from generate_series(timestamp '{Now:yyyy-MM-dd}' - interval '60 days', timestamp '{Now:yyyy-MM-dd}', interval '1 day') d cross join (values ('packaging', 1, 4), ('quality', 2, 2)) as t(topic, usual, late)
            """);

        var topic = (await LoadAsync(Manager(ShopScope.Everything), shop.Id)).Topics.Should().ContainSingle().Subject;

        topic.Topic.Should().Be("packaging");
        topic.Usual.Should().BeApproximately(7, 1);
        InboxQuery.Write(topic.Now.Filter).Should().Contain("topic=-packaging").And.Contain(shop.Id.ToString());
        (await LoadAsync(Manager(ShopScope.Nothing), shop.Id)).Topics.Should().BeEmpty();
    }

    private Task<TodayNews> LoadAsync(Actor actor, ShopId? only = null)
    {
        var (scoped, eyes) = (Scoped(actor.Scope), new Eyes(actor.Scope));
        var owed = new OrderCounters(desk.Data, desk.Clock);
        return new TodayNewsBoard(
            scoped, new ComplaintList(scoped), new ComplaintCounts(scoped), new ComplaintFigures(scoped), new OrderCounting(owed, eyes), owed, new WorkBoard(scoped), new LeagueTable(scoped, desk.Clock),
            new InboxCounts(new InboxCounters(desk.Data, desk.Clock), eyes), new AlertList(scoped, desk.Clock), new TodayWatch(scoped)).LoadAsync(actor, only, Now, Zone, None);
    }

    /// <summary>Cases and orders that are late, due soon, due today and later.</summary>
    private async Task<Shop> FilledAsync(string name)
    {
        var shop = await desk.AddShopAsync(name);
        var hours = new[] { -30, -2, 1, 3, 6, 40 };
        foreach (var (hour, n) in hours.Select((hour, n) => (hour, n)))
        {
            await desk.OrderAsync(shop, $"o{n}", ("148203771", 1, 500m));
            await desk.Database.ExecuteAsync($"update orders set stage = '{(n % 2 == 0 ? OrderStage.Received : OrderStage.Packed)}', due_at = null, ship_by = timestamptz '{Now.AddHours(hour):O}' where shop_id = '{shop.Id}' and number = 'o{n}'");
            var id = await desk.OpenAsync(CaseFixture.Form(shop, $"o{n}", new FormLine(null, 1)));
            await desk.Database.ExecuteAsync($"update complaint_lines set asked_amount = 500, currency = 'RUB' where complaint_id = '{id.Value}'");
            await desk.Database.ExecuteAsync($"update complaints set due_at = timestamptz '{Now.AddHours(hour):O}', marketplace_due_at = {(n % 2 == 0 ? $"timestamptz '{Now.AddHours(hour + 1):O}'" : "null")} where id = '{id.Value}'");
        }

        return shop;
    }

    private async Task<PersonId> HiredAsync(string name, Role role) => (await desk.UseAsync<AddPerson, AddedPerson>(add =>
        add.ExecuteAsync(Actor.Desk, name, $"p{Guid.NewGuid():N}@example.test", role, ShopScope.Everything, DateTimeOffset.UtcNow, None))).Id;

    private static Actor Manager(ShopScope scope) => new(PersonId.New(), "Марина", Role.Manager, scope);

    private ScopedDb Scoped(ShopScope scope) => new(desk.Desk.Services.GetRequiredService<Microsoft.EntityFrameworkCore.DbContextOptions<SellerDeskDb>>(), new Eyes(scope));

    private sealed class Eyes(ShopScope scope) : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(scope);
    }
}
