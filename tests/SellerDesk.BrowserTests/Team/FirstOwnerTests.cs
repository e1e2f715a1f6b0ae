using FluentAssertions;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.BrowserTests.Shell;
using Xunit;

namespace SellerDesk.BrowserTests.Team;

/// <summary>A desk where nobody is yet.</summary>
public sealed class EmptyDesk : BrowserDesk
{
    protected override bool HasOwner => false;
}

public sealed class FirstOwnerTests(EmptyDesk desk) : IClassFixture<EmptyDesk>
{
    [Fact]
    public async Task The_first_person_sets_the_desk_up_in_the_browser_and_nobody_after_them_can()
    {
        await using var owner = await desk.VisitAsync();
        await owner.GoAsync("/inbox");
        owner.Path.Should().Be("/setup", "every page leads there while nobody is");
        await LooksRightAsync(owner);
        await owner.Find("#name").FillAsync("Ольга");
        await owner.Find("#email").FillAsync("olga@example.test");
        await owner.Find("#password").FillAsync("коротко");
        await owner.Find("#password").PressAsync("Enter");
        owner.Path.Should().Be("/setup", "a short password is not taken");

        await owner.Find("#password").FillAsync(BrowserDesk.Password);
        await owner.Find("#password").PressAsync("Enter");
        await owner.Page.WaitForURLAsync(url => !url.Contains("/setup"));
        await owner.SeesAsync(".sd-side-foot", "Ольга");
        owner.NothingWentWrong();

        await using var second = await desk.VisitAsync();
        await second.GoAsync("/setup");
        second.Path.Should().StartWith("/sign-in");
        await second.SeesNoAsync("#name");
    }

    /// <summary>It is shown only while nobody is there, so it is looked at here and not with the other pages.</summary>
    private async Task LooksRightAsync(Visitor owner)
    {
        await Looks.IsWholeInAsync(owner, "ru");
        await Looks.HasNoBarrierAsync(owner);
        await Looks.FitsAsync(owner);
        await Looks.ShowsFocusAsync(owner, steps: 6);
        await using var english = await desk.VisitAsync("en");
        await english.GoAsync("/setup");
        await Looks.IsWholeInAsync(english, "en");
    }
}
