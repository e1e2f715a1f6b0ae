using System.Net;
using FluentAssertions;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.IntegrationTests.Team;

public sealed class SignInTests(TeamFixture desk) : IClassFixture<TeamFixture>
{
    [Fact]
    public async Task The_right_password_leads_to_the_page_that_was_asked_for()
    {
        var (_, email) = await desk.AddAsync(Role.Viewer);
        using var visitor = desk.Visitor();
        await visitor.GetAsync("/account");
        visitor.Location.Should().Be("/sign-in?returnUrl=%2Faccount");
        await visitor.SendAsync(visitor.Location!, "sign-in", ("Email", email), ("Password", TeamFixture.Password));
        visitor.Location.Should().Be("/account");
        await visitor.GetAsync("/account");
        visitor.Status.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https://elsewhere.test/")]
    [InlineData("//elsewhere.test")]
    [InlineData("/\\elsewhere.test")]
    public async Task A_crafted_link_leads_nowhere_else(string elsewhere)
    {
        var (_, email) = await desk.AddAsync(Role.Viewer);
        using var visitor = desk.Visitor();
        await visitor.SendAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(elsewhere), "sign-in", ("Email", email), ("Password", TeamFixture.Password));
        visitor.Location.Should().Be("/");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Five_wrong_tries_close_the_door_for_a_quarter_of_an_hour_whether_the_address_exists_or_not(bool exists)
    {
        var email = exists ? (await desk.AddAsync(Role.Viewer)).Email : $"n{Guid.NewGuid():N}@example.test";
        using var visitor = desk.Visitor();
        foreach (var left in new[] { "Ещё 4 попытки", "Ещё 3 попытки", "Ещё 2 попытки", "Ещё 1 попытка", "через 15 минут", "через 15 минут" })
        {
            await visitor.SignInAsync(email, "не тот пароль");
            visitor.Page.Should().Contain(left);
        }

        await visitor.SignInAsync(email, TeamFixture.Password);
        visitor.Page.Should().Contain("через 15 минут");
    }

    [Fact]
    public async Task Guesses_sent_together_are_all_counted()
    {
        var (id, email) = await desk.AddAsync(Role.Viewer);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var visitor = desk.Visitor();
            await visitor.SignInAsync(email, "не тот пароль");
        }));
        (await desk.Database.ReadAsync<bool>($"select lockout_end > now() from people where id = '{id.Value}'")).Should().BeTrue();
    }

    [Fact]
    public async Task Somebody_who_is_switched_off_is_out_and_stays_out()
    {
        var (id, email) = await desk.AddAsync(Role.Manager);
        using var visitor = desk.Visitor();
        await visitor.SignInAsync(email, TeamFixture.Password);
        await desk.UseAsync<ChangeAccess, string?>(access => access.ExecuteAsync(Actor.Desk, id, AccessMove.Disable, CancellationToken.None));

        await visitor.GetAsync("/account");
        visitor.Location.Should().StartWith("/sign-in");
        await visitor.SignInAsync(email, TeamFixture.Password);
        visitor.Page.Should().Contain("Доступ отключён");
        await visitor.SignInAsync(email, "не тот пароль");
        visitor.Page.Should().Contain("не подходят", "only the right password is told about the access");
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_but_this_one()
    {
        var (_, email) = await desk.AddAsync(Role.Support);
        using var here = desk.Visitor();
        using var there = desk.Visitor();
        await here.SignInAsync(email, TeamFixture.Password);
        await there.SignInAsync(email, TeamFixture.Password);

        await here.SendAsync("/account", "sessions");

        await there.GetAsync("/account");
        there.Location.Should().StartWith("/sign-in");
        await here.GetAsync("/account");
        here.Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_out_needs_the_page_s_own_form()
    {
        using var visitor = await desk.SignedInAsync(Role.Viewer);
        await visitor.SendAsync("/account", "/sign-out");
        visitor.Location.Should().Be("/sign-in");
        await visitor.GetAsync("/account");
        visitor.Location.Should().StartWith("/sign-in");
    }

    [Fact]
    public async Task A_temporary_password_leads_to_choosing_one_s_own()
    {
        var added = await desk.UseAsync<AddPerson, AddedPerson>(add => add.ExecuteAsync(
            Actor.Desk, "Нина", "nina@example.test", Role.Seller, Application.Data.ShopScope.Everything, DateTimeOffset.UtcNow, CancellationToken.None));
        using var visitor = desk.Visitor();
        await visitor.SignInAsync(added.Email, added.TemporaryPassword);
        visitor.Location.Should().Be("/account");
        await visitor.GetAsync("/account");
        visitor.Page.Should().Contain("Пароль временный.");
        await visitor.SendAsync("/account", "password", ("Current", added.TemporaryPassword), ("Next", TeamFixture.Password));
        visitor.Location.Should().Be("/account?done=password");
        await visitor.GetAsync("/account");
        visitor.Page.Should().NotContain("Пароль временный.");
    }
}
