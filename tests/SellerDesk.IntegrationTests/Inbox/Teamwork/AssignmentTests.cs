using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Inbox.Assignment;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.IntegrationTests.Inbox.Teamwork;

public sealed class AssignmentTests(TeamworkFixture desk) : IClassFixture<TeamworkFixture>, IAsyncLifetime
{
    private static readonly WeekHours Days = WeekHours.Read("1=09:00-18:00;2=09:00-18:00;3=09:00-18:00;4=09:00-18:00;5=09:00-18:00");

    private static CancellationToken None => CancellationToken.None;

    private ChangeAssignment Rules => new(desk.Scoped());

    private ChangeHours Hours => new(desk.Scoped(), desk.Clock);

    public async Task InitializeAsync()
    {
        await using var db = desk.Data.Open();
        await db.AssignmentRules.ExecuteDeleteAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task In_turn_everybody_gets_exactly_as_much_however_many_nodes_give()
    {
        var shop = await desk.AddShopAsync("По очереди");
        var people = await PeopleAsync(3);
        await RuleAsync(shop, AssignmentWay.RoundRobin, people);
        await desk.MoreAsync(shop, 7);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Job().RunAsync(None)));
        await desk.MoreAsync(shop, 5);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Job().RunAsync(None)));
        await Job().RunAsync(None);

        (await LoadsAsync(shop, people)).Should().Equal(4, 4, 4);
    }

    [Fact]
    public async Task By_load_whoever_has_least_gets_the_next_one()
    {
        var shop = await desk.AddShopAsync("По нагрузке");
        var people = await PeopleAsync(2);
        await GiveAsync(await desk.MoreAsync(shop, 4), people[0]);
        await RuleAsync(shop, AssignmentWay.ByLoad, people);
        await desk.MoreAsync(shop, 6);

        await Job().RunAsync(None);

        (await LoadsAsync(shop, people)).Should().Equal(5, 5);
    }

    [Fact]
    public async Task Out_of_shift_nobody_gets_anything_and_in_the_morning_it_is_given()
    {
        var shop = await desk.AddShopAsync("По смене");
        var people = await PeopleAsync(2);
        var owner = TeamworkFixture.Somebody(Role.Owner);
        await Hours.OfPersonAsync(owner, people[0], "Europe/Moscow", Days, None);
        await Hours.OfPersonAsync(owner, people[1], "Asia/Almaty", Days, None);
        await RuleAsync(shop, AssignmentWay.RoundRobin, people, byShift: true);
        desk.Clock.Set(new DateTimeOffset(2026, 11, 26, 18, 0, 0, TimeSpan.Zero));
        await desk.MoreAsync(shop, 2);

        await Job().RunAsync(None);
        (await LoadsAsync(shop, people)).Should().Equal(0, 0);
        // 09:30 in Almaty, 07:30 in Moscow.
        desk.Clock.Set(new DateTimeOffset(2026, 11, 27, 4, 30, 0, TimeSpan.Zero));
        await Job().RunAsync(None);

        (await LoadsAsync(shop, people)).Should().Equal(0, 2);
    }

    [Fact]
    public async Task What_waits_for_somebody_absent_goes_to_the_others_and_what_was_set_free_by_hand_stays_free()
    {
        var shop = await desk.AddShopAsync("Отпуск");
        var people = await PeopleAsync(3);
        await RuleAsync(shop, AssignmentWay.RoundRobin, people);
        var items = await desk.MoreAsync(shop, 6);
        await Job().RunAsync(None);
        var free = (await ItemsOfAsync(shop, people[1]))[0];
        await GiveAsync([free], null);

        await Hours.AwayAsync(TeamworkFixture.Somebody(Role.Owner), people[0], desk.Clock.GetUtcNow().AddDays(3), None);
        await Job().RunAsync(None);
        await Job().RunAsync(None);

        var loads = await LoadsAsync(shop, people);
        loads[0].Should().Be(0);
        loads.Sum().Should().Be(5);
        (await desk.ItemAsync(free)).AssigneeId.Should().BeNull();
        items.Should().HaveCount(6);
    }

    [Fact]
    public async Task A_rule_takes_only_what_its_filter_shows_and_only_for_people_who_see_the_shop()
    {
        var (mine, other) = (await desk.AddShopAsync("Негатив"), await desk.AddShopAsync("Другой"));
        var blind = (await desk.PersonAsync("Не видит", allShops: false)).PersonId!.Value;
        var sees = (await desk.PersonAsync("Видит", allShops: false, shops: mine.Id.Value)).PersonId!.Value;
        await Rules.SaveAsync(TeamworkFixture.Somebody(Role.Manager), null, "Негатив", $"rating=1,2&shop={mine.Id}", AssignmentWay.RoundRobin, false, [blind, sees], None);
        var bad = await desk.MoreAsync(mine, 2);
        var good = await desk.MoreAsync(mine, 1, rating: 5);
        var elsewhere = await desk.MoreAsync(other, 1);

        await Job().RunAsync(None);

        (await ItemsOfAsync(mine, sees)).Should().BeEquivalentTo(bad);
        (await desk.ItemAsync(good[0])).AssigneeId.Should().BeNull();
        (await desk.ItemAsync(elsewhere[0])).AssigneeId.Should().BeNull();
    }

    private AssignNewItemsJob Job() => new(desk.Data, desk.Counters(), desk.Clock);

    private async Task<List<PersonId>> PeopleAsync(int count)
    {
        var people = new List<PersonId>();
        for (var n = 0; n < count; n++)
        {
            people.Add((await desk.PersonAsync($"Дежурный {n}")).PersonId!.Value);
        }

        return people;
    }

    private Task<AssignmentRuleId> RuleAsync(Shop shop, AssignmentWay way, IReadOnlyCollection<PersonId> people, bool byShift = false) =>
        Rules.SaveAsync(TeamworkFixture.Somebody(Role.Manager), null, "Правило", $"shop={shop.Id}", way, byShift, people, None);

    private Task<Application.Inbox.BulkOutcome> GiveAsync(IReadOnlyCollection<WorkItemId> items, PersonId? person) =>
        new Application.Inbox.AssignItems(desk.Scoped(), desk.Counters(), desk.Clock).ExecuteAsync(TeamworkFixture.Somebody(Role.Support), items, person, null, None);

    private async Task<List<WorkItemId>> ItemsOfAsync(Shop shop, PersonId person)
    {
        await using var db = desk.Data.Open();
        return await db.WorkItems.Where(i => i.ShopId == shop.Id && i.AssigneeId == person).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync();
    }

    private async Task<List<int>> LoadsAsync(Shop shop, IReadOnlyList<PersonId> people)
    {
        var loads = new List<int>();
        foreach (var person in people)
        {
            loads.Add((await ItemsOfAsync(shop, person)).Count);
        }

        return loads;
    }
}
