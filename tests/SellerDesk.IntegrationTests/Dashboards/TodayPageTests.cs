using System.Net;
using FluentAssertions;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Team;
using Xunit;

namespace SellerDesk.IntegrationTests.Dashboards;

public sealed class TodayPageTests(TeamFixture desk) : IClassFixture<TeamFixture>
{
    [Fact]
    public async Task An_empty_desk_says_what_to_do_and_a_desk_with_shops_shows_the_queues()
    {
        using var manager = await desk.SignedInAsync(Role.Manager);
        using var viewer = await desk.SignedInAsync(Role.Viewer);
        await manager.GetAsync("/");
        manager.Status.Should().Be(HttpStatusCode.OK);
        manager.Page.Should().Contain("Магазинов ещё нет").And.Contain("href=\"/settings/shops/add\"").And.Contain("href=\"/settings/imports\"");
        await viewer.GetAsync("/");
        viewer.Page.Should().Contain("Магазинов ещё нет").And.NotContain("href=\"/settings/shops/add\"");

        await desk.AddShopAsync("Тёплый дом");
        await viewer.GetAsync("/");
        viewer.Status.Should().Be(HttpStatusCode.OK);
        viewer.Page.Should().Contain("href=\"/inbox?kind=review\"").And.Contain("href=\"/inbox?kind=question\"").And.Contain("Тёплый дом");
    }

    [Theory]
    [InlineData(Role.Owner)]
    [InlineData(Role.Viewer)]
    public async Task Every_link_of_the_left_column_and_of_the_settings_leads_to_a_page(Role role)
    {
        using var visitor = await desk.SignedInAsync(role);
        var links = new HashSet<string>();
        foreach (var page in new[] { "/", "/inbox", "/settings/shops", "/account" })
        {
            await visitor.GetAsync(page);
            links.UnionWith(visitor.Links);
        }

        links.Should().Contain(["/", "/inbox", "/settings/shops", "/account"]);
        (links.Contains("/settings/imports"), links.Contains("/settings/people"), links.Contains("/settings/tokens")).Should().Be((role == Role.Owner, role == Role.Owner, role == Role.Owner));
        foreach (var link in links)
        {
            await visitor.GetAsync(link);
            (visitor.Status, visitor.Location).Should().Be((HttpStatusCode.OK, null), "{0} is offered to a {1}", link, role);
        }
    }
}
