using System.Globalization;
using System.Text.Json;
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

    private const string Digits = "const number = text => { const found = text.replace(/[\\s\\u00a0\\u202f]/g, '').match(/\\d+/); return found ? +found[0] : null; };";

    // Every number of the page that is a link, and the one that is told first on a page that such a link opens.
    private const string Linked = $$"""
        () => {
          {{Digits}}
          const of = (link, told) => ({ href: link.getAttribute('href'), number: told && number(told.innerText) });
          return [
            ...[...document.querySelectorAll('.queue')].map(e => of(e, e.querySelector('.n b'))),
            ...[...document.querySelectorAll('.sd-view')].map(e => of(e, e.querySelector('.count'))),
            ...[...document.querySelectorAll('.facts a, .team .sums a, .today .top .right a')].map(e => of(e, e)),
          ].filter(link => typeof link.number === 'number');
        }
        """;

    // The page behind each link as it is first painted: what it tells of its list, or how many rows it has.
    private const string Listed = $$"""
        async hrefs => {
          {{Digits}}
          const of = async href => {
            const page = new DOMParser().parseFromString(await (await fetch(href)).text(), 'text/html');
            const rows = page.querySelector('.work-behind');
            if (rows) return rows.querySelectorAll('.work-row').length;
            if (href.startsWith('/alerts')) return page.querySelectorAll('.alerts-line').length;
            const told = page.querySelector('.sd-head .total, .sd-fact');
            return (told && number(told.textContent)) ?? (page.querySelector('.sd-empty') ? 0 : -1);
          };
          const listed = {};
          for (const href of hrefs) listed[href] = await of(href);
          return listed;
        }
        """;

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

    [Fact]
    public async Task The_page_of_one_shop_counts_that_shop_alone()
    {
        await desk.PulledReviewAsync(1, "Нитки торчат");
        var other = await desk.AddShopAsync("Пустой магазин");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/");
        await support.Find(".sd-head .today-shops summary").ClickAsync();
        await support.Find(".sd-head .today-shops a").GetByText("Пустой магазин").ClickAsync();
        await support.Page.WaitForURLAsync($"**/?shop={other.Id}");
        await Assertions.Expect(support.Find(".queue .n b").First).ToHaveTextAsync("0");
        await support.SeesAsync(".queue[href*='kind=review&shop=" + other.Id + "']");
        await support.Find(".sd-head .today-shops a.is-on").ClickAsync();
        await Assertions.Expect(support.Find(".queue .n b").First).Not.ToHaveTextAsync("0");
        support.NothingWentWrong();
    }

    [Fact]
    public async Task Every_number_that_is_a_link_equals_what_it_opens()
    {
        var (_, item) = await desk.PulledReviewAsync(1, "Стекло треснуло");
        await desk.OpenCaseAsync("Стекло треснуло в коробке", item);
        await desk.BuyerWritesAsync("Когда придёт заказ?");
        await using var owner = await desk.SignedInAsync();
        await owner.OpenAsync("/");
        var links = await LinkedAsync(owner);
        links.Select(link => link.Href.Split('?')[0]).Should().Contain(["/inbox", "/complaints", "/orders"], "the test looked at something");
        links.Sum(link => link.Number).Should().BePositive();

        // Jobs go on meanwhile: a number that has moved is looked at once more.
        var wrong = await WrongAsync(owner, links);
        for (var tries = 0; tries < 2 && wrong.Count > 0; tries++)
        {
            await owner.GoAsync("/");
            wrong = await WrongAsync(owner, [.. (await LinkedAsync(owner)).Where(link => wrong.Any(other => other.Href == link.Href))]);
        }

        wrong.Should().BeEmpty("each number is that of the list which it opens");
        owner.NothingWentWrong();
    }

    /// <summary>Links whose number is not that of what they open.</summary>
    private static async Task<List<Link>> WrongAsync(Visitor visitor, List<Link> links)
    {
        var listed = await visitor.Page.EvaluateAsync<JsonElement>(Listed, links.Select(link => link.Href).Distinct().ToArray());
        return [.. links.Where(link => listed.GetProperty(link.Href).GetInt32() != link.Number)];
    }

    private static async Task<List<Link>> LinkedAsync(Visitor visitor) => [.. (await visitor.Page.EvaluateAsync<JsonElement>(Linked)).EnumerateArray()
        .Select(link => new Link(link.GetProperty("href").GetString()!, link.GetProperty("number").GetInt32()))];

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
            await Assertions.Expect(visitor.Find(".orders-grid [data-row]")).ToHaveCountAsync(count);
        }
        else
        {
            await visitor.SeesAsync(".sd-main", Regex.Match(said, @"[^:]+$").Value.Trim());
        }
    }

    private sealed record Link(string Href, int Number);
}
