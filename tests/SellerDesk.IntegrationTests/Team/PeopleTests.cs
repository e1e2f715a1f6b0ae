using System.Net;
using FluentAssertions;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.IntegrationTests.Team;

public sealed class PeopleTests(TeamFixture desk) : IClassFixture<TeamFixture>
{
    [Theory]
    [InlineData(Role.Viewer, false)]
    [InlineData(Role.Support, false)]
    [InlineData(Role.Seller, false)]
    [InlineData(Role.Manager, true)]
    [InlineData(Role.Owner, true)]
    public async Task People_and_keys_are_shown_to_managers_and_owners_alone(Role role, bool shown)
    {
        using var visitor = await desk.SignedInAsync(role);
        foreach (var page in new[] { "/settings/people", "/settings/tokens" })
        {
            await visitor.GetAsync(page);
            (visitor.Status == HttpStatusCode.OK).Should().Be(shown, page);
        }
    }

    [Fact]
    public async Task The_last_owner_can_be_neither_demoted_nor_switched_off()
    {
        await using var other = new TeamFixtureOfItsOwn();
        await other.InitializeAsync();
        var owner = other.Desk.Owner;
        await Refused("person.lastOwner", () => other.Desk.UseAsync<ChangePerson>(change =>
            change.ExecuteAsync(Actor.Desk, owner, "Кто-то", Role.Manager, ShopScope.Everything, CancellationToken.None)));
        await Refused("person.lastOwner", () => other.Desk.UseAsync<ChangeAccess, string?>(access =>
            access.ExecuteAsync(Actor.Desk, owner, AccessMove.Disable, CancellationToken.None)));
    }

    [Fact]
    public async Task Two_owners_who_demote_each_other_at_once_leave_one()
    {
        await using var other = new TeamFixtureOfItsOwn();
        await other.InitializeAsync();
        var second = await other.Desk.AddAsync(Role.Owner);
        Func<PersonId, PersonId, Task> demote = (by, whom) => other.Desk.UseAsync<ChangePerson>(change =>
            change.ExecuteAsync(new Actor(by, "", Role.Owner, ShopScope.Everything), whom, "Кто-то", Role.Manager, ShopScope.Everything, CancellationToken.None));

        var tries = await Task.WhenAll(Try(() => demote(other.Desk.Owner, second.Id)), Try(() => demote(second.Id, other.Desk.Owner)));

        tries.Count(done => done).Should().Be(1);
        (await other.Desk.Database.ReadAsync<long>("select count(*) from people where role = 'Owner'")).Should().Be(1);
    }

    [Fact]
    public async Task Managers_leave_owners_and_themselves_alone()
    {
        var (id, _) = await desk.AddAsync(Role.Manager);
        var manager = new Actor(id, "", Role.Manager, ShopScope.Everything);
        var (viewer, _) = await desk.AddAsync(Role.Viewer);

        await Refused("role.needed", () => MoveAsync(manager, desk.Owner, AccessMove.ResetPassword));
        await Refused("role.needed", () => ChangeAsync(manager, viewer, Role.Owner));
        await Refused("person.notYourself", () => ChangeAsync(manager, id, Role.Manager));
        await ChangeAsync(manager, viewer, Role.Seller);
        (await desk.Database.ReadAsync<string>($"select role from people where id = '{viewer.Value}'")).Should().Be("Seller");
    }

    [Fact]
    public async Task Nobody_hands_out_shops_that_they_do_not_see()
    {
        var mine = ShopId.New();
        var manager = new Actor(PersonId.New(), "", Role.Manager, ShopScope.Of([mine]));
        await Refused("person.shopsNotYours", () => AddAsync(manager, "x1@example.test", ShopScope.Everything));
        await Refused("person.shopsNotYours", () => AddAsync(manager, "x2@example.test", ShopScope.Of([mine, ShopId.New()])));
        await AddAsync(manager, "x3@example.test", ShopScope.Of([mine]));
    }

    [Fact]
    public async Task An_address_belongs_to_one_person()
    {
        await AddAsync(Actor.Desk, "twice@example.test", ShopScope.Everything);
        await Refused("person.emailTaken", () => AddAsync(Actor.Desk, "TWICE@example.test", ShopScope.Everything));
    }

    private Task<AddedPerson> AddAsync(Actor actor, string email, ShopScope shops) =>
        desk.UseAsync<AddPerson, AddedPerson>(add => add.ExecuteAsync(actor, "Кто-то", email, Role.Viewer, shops, DateTimeOffset.UtcNow, CancellationToken.None));

    private Task ChangeAsync(Actor actor, PersonId id, Role role) =>
        desk.UseAsync<ChangePerson>(change => change.ExecuteAsync(actor, id, "Кто-то", role, ShopScope.Everything, CancellationToken.None));

    private Task<string?> MoveAsync(Actor actor, PersonId id, AccessMove move) =>
        desk.UseAsync<ChangeAccess, string?>(access => access.ExecuteAsync(actor, id, move, CancellationToken.None));

    private static async Task Refused(string code, Func<Task> work) => (await work.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be(code);

    private static async Task<bool> Try(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (RuleException)
        {
            return false;
        }
    }

    private sealed class TeamFixtureOfItsOwn : IAsyncDisposable
    {
        public TeamFixture Desk { get; } = new();

        public Task InitializeAsync() => Desk.InitializeAsync();

        public async ValueTask DisposeAsync() => await Desk.DisposeAsync();
    }
}
