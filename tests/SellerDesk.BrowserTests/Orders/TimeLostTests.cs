using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SellerDesk.Application.Orders.Times;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Orders;

public sealed class TimeLostTests(WorkingDesk desk) : IClassFixture<WorkingDesk>
{
    [Fact]
    public async Task From_a_figure_of_time_to_the_orders_behind_it_and_to_their_carriers()
    {
        while (await desk.Desk.Services.GetRequiredService<RemakeOrderDaysJob>().RunAsync(CancellationToken.None))
        {
        }

        await using var seller = await desk.SignedInAsync(Role.Seller);
        await seller.OpenAsync("/orders/time?days=365");
        var whole = seller.Find(".legs").First.Locator("tbody tr").Nth(3);
        var said = await whole.Locator("td.num a").First.InnerTextAsync();
        var number = int.Parse(new string([.. said.Where(char.IsDigit)]), System.Globalization.CultureInfo.InvariantCulture);
        number.Should().BePositive("the simulated marketplace has delivered something");

        await whole.Locator("td.num a").First.ClickAsync();
        await seller.SeesAsync(".times-behind th a");
        (await seller.Find(".times-behind tbody tr").CountAsync()).Should().Be(Math.Min(number, LegOrders.AtOnce));

        await seller.Find(".times-body .sd-tabs a[href*='by=region']").ClickAsync();
        await seller.Page.WaitForURLAsync("**by=region*");
        await seller.SeesNoAsync(".times-behind");

        await seller.Find(".sd-side a[href^='/orders/carriers']").ClickAsync();
        await seller.SeesAsync(".carriers tbody tr");
        await seller.Find(".carriers tbody td.num a").First.ClickAsync();
        await seller.SeesAsync(".times-behind th a");
        seller.NothingWentWrong();
    }

    [Fact]
    public async Task A_list_is_written_ticked_off_for_an_order_and_printed()
    {
        Order order;
        await using (var db = desk.Data.Open())
        {
            order = await db.Orders.AsNoTracking().Include(o => o.Lines).FirstAsync(o => o.ShopId == desk.Shop.Id && o.Lines.Count > 0);
        }

        await using var seller = await desk.SignedInAsync(Role.Seller);
        await seller.OpenAsync($"/orders/packing?of={desk.Shop.Id}");
        await seller.Find(".packing-editor button:has-text('основу')").ClickAsync();
        await seller.Find(".packing-points input").First.FillAsync("Кружка крышкой вниз");
        await seller.Find(".packing-points input").First.PressAsync("Tab");
        await seller.Find(".packing-editor .primary").ClickAsync();
        await Assertions.Expect(seller.Find(".packing-lists tbody tr")).ToHaveCountAsync(1);

        await seller.OpenAsync($"/orders/{order.Id.Value}/packing");
        await seller.Find(".packing-point:has-text('крышкой вниз') input").First.ClickAsync();
        await seller.SeesAsync(".packing-point.is-done", "Семён");

        await seller.GoAsync($"/orders/packing/print?order={order.Id.Value}");
        await seller.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await seller.SeesAsync(".packing-paper h2", order.Ref.Number);
        await seller.SeesAsync(".packing-paper li.is-done", "Кружка крышкой вниз");
        await Assertions.Expect(seller.Find(".packing-tools")).ToBeHiddenAsync();
        seller.NothingWentWrong();
    }
}
