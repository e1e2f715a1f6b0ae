using SellerDesk.BrowserTests.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Shell;

/// <summary>Rules that hold of every page: a page is opened once in each language and held to all of them. The set-up is missing here: it is there only while nobody is (<see cref="FirstOwnerTests"/>).</summary>
public abstract class PageRules(LooksDesk desk)
{
    protected static IEnumerable<string> Everywhere => Pages.All.Select(page => page.Path).Where(path => path != "/setup").Concat(Pages.Deeper);

    protected static bool IsForManagers(string path) => new[] { "/settings", "/dashboards", "/account", "/team" }.Any(section => path.StartsWith(section, StringComparison.Ordinal));

    protected async Task HoldAsync(string path)
    {
        var visitor = await desk.LookAsync(path);
        await Looks.IsWholeInAsync(visitor, "ru");
        await Looks.HasNoBarrierAsync(visitor);
        await Looks.FitsAsync(visitor);
        await Looks.ShowsFocusAsync(visitor, steps: 12);
        await Looks.LetsTheKeyboardThroughAsync(visitor);
        await Looks.StandsStillAsync(visitor);
        visitor.NothingWentWrong();

        visitor = await desk.LookAsync(path, "en");
        await Looks.IsWholeInAsync(visitor, "en");
        await Looks.NamesEverythingAsync(visitor);
    }
}

/// <summary>Pages at which work is done.</summary>
public sealed class PageOfWorkTests(LooksDesk desk) : PageRules(desk), IClassFixture<LooksDesk>
{
    public static TheoryData<string> Paths => new(Everywhere.Where(path => !IsForManagers(path)));

    [Theory]
    [MemberData(nameof(Paths))]
    public Task A_page_is_whole_in_both_languages_keeps_nobody_out_in_either_theme_fits_and_works_by_keyboard(string path) => HoldAsync(path);
}

/// <summary>Pages at which the desk is run and its figures are read.</summary>
public sealed class PageOfManagersTests(LooksDesk desk) : PageRules(desk), IClassFixture<LooksDesk>
{
    public static TheoryData<string> Paths => new(Everywhere.Where(IsForManagers));

    [Theory]
    [MemberData(nameof(Paths))]
    public Task A_page_is_whole_in_both_languages_keeps_nobody_out_in_either_theme_fits_and_works_by_keyboard(string path) => HoldAsync(path);
}
