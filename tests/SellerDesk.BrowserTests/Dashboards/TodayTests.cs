using System.Globalization;
using FluentAssertions;
using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Dashboards;

public sealed class TodayTests(WorkingDesk desk) : IClassFixture<WorkingDesk>
{
    private const string First = ".today .rows > a:nth-child(1)";
    private const string Second = ".today .rows > a:nth-child(2)";

    [Fact]
    public async Task Enter_opens_the_first_row_and_j_leads_to_the_next_ones()
    {
        await desk.PulledReviewAsync(1, "Ручка фонаря отломилась");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/");
        var first = await support.Find(First).GetAttributeAsync("href");
        await support.PressAsync("Enter");
        await support.Page.WaitForURLAsync("**" + first);
        await support.SeesNoAsync(".today .rows");

        await support.PressAsync("g", "t");
        await support.SeesAsync(First);
        var second = await support.Find(Second).GetAttributeAsync("href");
        await support.PressAsync("j");
        await Assertions.Expect(support.Find(Second)).ToBeFocusedAsync();
        await support.PressAsync("Enter");
        await support.Page.WaitForURLAsync("**" + second);
        support.NothingWentWrong();
    }

    [Fact]
    public async Task Numbers_follow_what_arrives_and_each_equals_the_list_behind_it()
    {
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/");
        var number = support.Find(".queue .n b").First;
        var before = int.Parse(await number.InnerTextAsync(), CultureInfo.InvariantCulture);
        await desk.PulledReviewAsync(2, "Шнур короче, чем написано");
        await Assertions.Expect(number).Not.ToHaveTextAsync(before.ToString(CultureInfo.InvariantCulture));
        var after = await number.InnerTextAsync();
        int.Parse(after, CultureInfo.InvariantCulture).Should().BeGreaterThan(before);

        await support.Find(".queue").First.ClickAsync();
        await support.Page.WaitForURLAsync("**/inbox?kind=review");
        await support.SeesAsync(".sd-head .total", after);
    }
}
