using System.Globalization;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
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
        await OpensAsync(support, First, "Enter");
        await support.PressAsync("g", "t");
        await support.SeesAsync(First);
        await support.PressAsync("j");
        await Assertions.Expect(support.Find(Second)).ToBeFocusedAsync();
        await OpensAsync(support, Second, "Enter");
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

    /// <summary>A row of what burns is seen whole on the page that it opens: the item in the middle, the case, the orders.</summary>
    private static async Task OpensAsync(Visitor visitor, string row, string key)
    {
        var href = (await visitor.Find(row).GetAttributeAsync("href"))!;
        var said = await visitor.Find($"{row} .said").InnerTextAsync();
        await visitor.PressAsync(key);
        await visitor.Page.WaitForURLAsync("**" + href);
        if (href.StartsWith("/inbox", StringComparison.Ordinal))
        {
            var item = Regex.Match(href, "item=([0-9a-f-]+)").Groups[1].Value;
            await Assertions.Expect(visitor.Find($".sd-row[data-row='{item}']")).ToHaveAttributeAsync("aria-current", "true");
            await visitor.SeesAsync($"[data-row='{item}']", said);
            await visitor.SeesAsync(".sd-talk .said");
        }
        else if (href.StartsWith("/orders", StringComparison.Ordinal))
        {
            var count = int.Parse(Regex.Match(said, @"\d+").Value, CultureInfo.InvariantCulture);
            await Assertions.Expect(visitor.Find(".orders-list [data-row]")).ToHaveCountAsync(count);
        }
        else
        {
            await visitor.SeesAsync(".case", said);
        }
    }
}
