using FluentAssertions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.BrowserTests.Fixtures;
using Xunit;

namespace SellerDesk.BrowserTests.Shell;

/// <summary>Every page is looked at, and language and theme hold on all of them.</summary>
public sealed class EveryPageTests(BrowserDesk desk) : IClassFixture<BrowserDesk>
{
    [Fact]
    public void No_page_with_an_address_of_its_own_is_left_out()
    {
        var routed = desk.Desk.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && endpoint.RoutePattern.Parameters.Count == 0)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/')).Distinct();
        routed.Should().BeEquivalentTo(Pages.All.Select(page => page.Path));
    }

    [Fact]
    public void No_page_of_something_is_left_out()
    {
        var routed = desk.Desk.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && endpoint.RoutePattern.Parameters.Count > 0 && !endpoint.RoutePattern.Parameters[0].IsCatchAll)
            .Select(endpoint => endpoint.RoutePattern.RawText!).Distinct();
        routed.Where(template => !Pages.Deeper.Any(path => Pages.Leads(path, template))).Should().BeEmpty();
    }

    [Fact]
    public async Task The_language_is_switched_on_the_page_where_one_is()
    {
        await using var owner = await desk.SignedInAsync();
        await owner.OpenAsync("/inbox?rating=1");
        await owner.Find(".sd-side-foot > summary").ClickAsync();
        await owner.Find(".sd-side-foot a[hreflang=en]").ClickAsync();
        await owner.Page.WaitForFunctionAsync("() => document.documentElement.lang === 'en'");
        owner.Path.Should().Be("/inbox?rating=1");
        await owner.SeesAsync(".sd-tabs", "Questions");
    }

    [Fact]
    public async Task The_dark_theme_is_there_from_the_first_response()
    {
        await using var owner = await desk.SignedInAsync();
        await owner.OpenAsync("/inbox");
        await owner.Find(".sd-side-foot > summary").ClickAsync();
        await owner.Find(".sd-side-foot [data-theme-set=dark]").ClickAsync();
        var first = await owner.Page.Context.APIRequest.GetAsync("/inbox");
        (await first.TextAsync()).Should().Contain("data-theme=\"dark\"");
    }
}
