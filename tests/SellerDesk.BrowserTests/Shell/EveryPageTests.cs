using FluentAssertions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.BrowserTests.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Shell;

/// <summary>Rules that hold of every page. The set-up is missing here: it is there only while nobody is (<see cref="FirstOwnerTests"/>).</summary>
public sealed class EveryPageTests(LooksDesk desk) : IClassFixture<LooksDesk>
{
    public static TheoryData<string> Everywhere => new(Pages.All.Select(page => page.Path).Where(path => path != "/setup").Concat(Pages.Deeper));

    [Fact]
    public void No_page_with_an_address_of_its_own_is_left_out()
    {
        var routed = desk.Desk.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && endpoint.RoutePattern.Parameters.Count == 0)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/')).Distinct();
        routed.Should().BeEquivalentTo(Pages.All.Select(page => page.Path));
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_page_is_whole_in_both_languages(string path)
    {
        foreach (var language in new[] { "ru", "en" })
        {
            var visitor = await desk.LookAsync(path, language);
            await Looks.IsWholeInAsync(visitor, language);
            if (language == "en")
            {
                await Looks.NamesEverythingAsync(visitor);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_page_keeps_nobody_out_in_either_theme(string path) => await Looks.HasNoBarrierAsync(await desk.LookAsync(path));

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_page_fits_its_window_works_by_keyboard_and_stands_still_for_who_asks_for_it(string path)
    {
        var visitor = await desk.LookAsync(path);
        await Looks.FitsAsync(visitor);
        await Looks.ShowsFocusAsync(visitor, steps: 12);
        await Looks.LetsTheKeyboardThroughAsync(visitor);
        await Looks.StandsStillAsync(visitor);
        visitor.NothingWentWrong();
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
