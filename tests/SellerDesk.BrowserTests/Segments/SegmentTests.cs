using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Reviews;
using SellerDesk.Application.Segments;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.BrowserTests.Segments;

public sealed class SegmentTests(BrowserDesk desk) : IClassFixture<BrowserDesk>
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Bought_then_one_star_and_no_order_for_sixty_days_is_built_by_keyboard_saved_and_opened()
    {
        await BuyersAsync();
        await using var owner = await desk.SignedInAsync();
        await owner.OpenAsync("/buyers/segments");
        await owner.PressAsync("n");
        await owner.Page.WaitForURLAsync("**/buyers/segments/new");
        await owner.LiveAsync();
        await owner.SeesAsync(".seg-figure", "3");

        // The last kind of condition: one thing after the other. It begins with "ordered, then one or two stars".
        await owner.Find(".rule-what").FocusAsync();
        await owner.PressAsync("End");
        await owner.SeesAsync(".seg-figure", "2");
        await owner.Find(".rule-step input[type=checkbox]").FocusAsync();
        await owner.PressAsync("Space");
        await owner.SeesAsync(".seg-figure", "1");
        await owner.SeesAsync(".seg-said", "уже 60 дней");

        await owner.Find("#segment-name").FocusAsync();
        await owner.Keys.InsertTextAsync("Огорчились и пропали");
        await owner.PressAsync("Control+Enter");
        await owner.SeesAsync("h1", "Огорчились и пропали");
        await desk.Desk.Services.GetRequiredService<RefreshSegmentsJob>().RunAsync(None);
        await owner.ReloadAsync();
        await Assertions.Expect(owner.Find(".seg-members tbody tr")).ToHaveCountAsync(1);
        await owner.Find(".seg-members tbody a").First.FocusAsync();
        await owner.PressAsync("Enter");
        await owner.SeesAsync(".seg-of a", "Огорчились и пропали");
        owner.NothingWentWrong();
    }

    /// <summary>One who was disappointed and is gone, one who came back all the same, one who was glad.</summary>
    private async Task BuyersAsync()
    {
        var shop = await desk.AddShopAsync("Тёплый дом", marketplace: Marketplace.Other);
        var (door, now) = (desk.Desk.Services.GetRequiredService<BuyerDoor>(), DateTimeOffset.UtcNow);
        IncomingOrder[] orders = [Order("gone", "1", 100), Order("back", "2", 100), Order("back-again", "2", 20), Order("glad", "3", 100)];
        IncomingReview[] reviews = [Review("r-gone", 1, "gone"), Review("r-back", 1, "back"), Review("r-glad", 5, "glad")];
        await desk.WriteAsync(shop, now, OrderWriter.WriteAsync, await door.AdmitAsync(shop, orders, None));
        await desk.WriteAsync(shop, now, ReviewWriter.WriteAsync, await door.AdmitAsync(shop, reviews, None));
        (await desk.Desk.Services.GetRequiredService<RemakeBuyersJob>().RunAsync(None)).Should().BeTrue();

        IncomingOrder Order(string number, string buyer, int daysAgo) => new()
        {
            Number = number,
            Status = "done",
            Stage = OrderStage.Delivered,
            BuyerNumber = buyer,
            OrderedAt = now.AddDays(-daysAgo),
            Lines = [new IncomingOrderLine(1, new IncomingProduct("p-1", "Кружка"), null, 1, 1_000, 0, "RUB")],
        };
        IncomingReview Review(string number, short stars, string order) => new() { Number = number, Rating = stars, Text = "Пришло разбитым", OrderNumber = order, CreatedAt = now.AddDays(-90) };
    }
}
