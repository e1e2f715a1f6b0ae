using System.Globalization;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SellerDesk.Application.Orders.Times;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Dashboards;

public sealed class BoardTests(WorkingDesk desk) : IClassFixture<WorkingDesk>
{
    private const string Years = "from=2024-01-01&to=2027-12-31&compare=none";

    [Fact]
    public async Task From_a_tile_through_its_metric_to_the_orders_that_add_up_to_it()
    {
        while (await desk.Desk.Services.GetRequiredService<RemakeOrderDaysJob>().RunAsync(CancellationToken.None))
        {
        }

        await using var seller = await desk.SignedInAsync(Role.Seller);
        await seller.OpenAsync($"/dashboards/delivery?{Years}");
        var tile = seller.Find(".sd-kpi:has(a.name[href^='/dashboards/metric/orders?'])");
        var told = Number(await tile.Locator(".value").InnerTextAsync());
        told.Should().BePositive("the simulated marketplace has orders");

        await tile.Locator("a.name").ClickAsync();
        await seller.Page.WaitForURLAsync("**/dashboards/metric/orders?**");
        await Assertions.Expect(seller.Find(".metric-facts .value")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"\d"));
        Number(await seller.Find(".metric-facts .value").InnerTextAsync()).Should().Be(told);
        await seller.SeesAsync(".board-chart .point a");

        await seller.Find(".metric-facts .value").ClickAsync();
        await seller.Page.WaitForURLAsync("**/dashboards/rows?**");
        await seller.SeesAsync(".rows-table tbody th a");
        Number(await seller.Find("[data-sum]").InnerTextAsync()).Should().Be(told);
        while (await seller.Find(".rows-panel .sd-foot button").CountAsync() > 0)
        {
            var shown = await seller.Find(".rows-table tbody tr").CountAsync();
            await seller.Find(".rows-panel .sd-foot button").ClickAsync();
            await Assertions.Expect(seller.Find(".rows-table tbody tr").Nth(shown)).ToBeVisibleAsync();
        }

        (await seller.Find(".rows-table tbody tr").CountAsync()).Should().Be(told);

        await seller.Find(".rows-table tbody th a").First.ClickAsync();
        await seller.Page.WaitForURLAsync("**/orders/*");
        seller.NothingWentWrong();
    }

    [Fact]
    public async Task What_changed_names_the_carrier_that_is_late_and_leads_to_it()
    {
        await LateAsync("", 400, 20, 400, 100);
        await LateAsync("Быстрые сани", 200, 10, 200, 90, "Carrier");
        await LateAsync("Верный путь", 200, 10, 200, 10, "Carrier");

        await using var seller = await desk.SignedInAsync(Role.Seller);
        await seller.OpenAsync("/dashboards/delivery?from=2021-03-01&to=2021-03-31");
        await seller.SeesAsync(".board-says", "Быстрые сани");
        (await seller.Find(".board-says").InnerTextAsync()).Should().NotContain("Верный путь");
        await seller.Find(".board-says a:has-text('Быстрые сани')").ClickAsync();
        await seller.Page.WaitForURLAsync("**/dashboards/metric/late-share?**carrier=**");
        await seller.SeesAsync(".metric-facts .value", "45");

        await seller.OpenAsync("/dashboards/delivery?from=2020-03-01&to=2020-03-31");
        await seller.SeesNoAsync(".board-says");
        seller.NothingWentWrong();
    }

    /// <summary>Deliveries of February and of March 2021, all on their first days: how many were judged, and how many of them late.</summary>
    private Task LateAsync(string key, int before, int lateBefore, int now, int late, string dimension = "Whole") => desk.Database.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"""
        insert into figure_months (shop_id, source, dimension, month, key, currency, upto)
        select '{desk.Shop.Id.Value}', 'Delivered', '{dimension}', m.month::date, '{key}', 'RUB', array_fill(m.judged::bigint, array[31]) || array_fill(0::bigint, array[31]) || array_fill(m.judged::bigint, array[31]) || array_fill(m.late::bigint, array[31])
        from (values ('2021-02-01', {before}, {lateBefore}), ('2021-03-01', {now}, {late})) as m(month, judged, late)
        """));

    private static int Number(string text) => int.Parse(new string([.. text.Where(char.IsDigit)]), CultureInfo.InvariantCulture);
}
