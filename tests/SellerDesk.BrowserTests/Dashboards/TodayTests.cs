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

    private const string Listed = $$"""
        () => {
          {{Digits}}
          const rows = document.querySelector('.work-behind');
          if (rows) return rows.querySelectorAll('.work-row').length;
          if (location.pathname === '/alerts') return document.querySelectorAll('.alerts-line').length;
          const told = document.querySelector('.sd-head .total, .sd-fact');
          return (told && number(told.innerText)) ?? (document.querySelector('.sd-empty') ? 0 : -1);
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
        foreach (var href in links.Select(link => link.Href).Distinct())
        {
            // Jobs go on meanwhile: a number that has moved is looked at once more.
            var (told, listed) = (-1, -2);
            for (var tries = 0; tries < 3 && told != listed; tries++)
            {
                if (tries > 0)
                {
                    await owner.GoAsync("/");
                    links = await LinkedAsync(owner);
                }

                told = links.FirstOrDefault(link => link.Href == href)?.Number ?? 0;
                await owner.GoAsync(href);
                listed = await owner.Page.EvaluateAsync<int>(Listed);
            }

            listed.Should().Be(told, "that is what Today says of {0}", href);
        }
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
            await Assertions.Expect(visitor.Find(".orders-list [data-row]")).ToHaveCountAsync(count);
        }
        else
        {
            await visitor.SeesAsync(".sd-main", Regex.Match(said, @"[^:]+$").Value.Trim());
        }
    }

    private sealed record Link(string Href, int Number);
}
