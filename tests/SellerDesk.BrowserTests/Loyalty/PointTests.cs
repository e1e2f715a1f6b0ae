using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Loyalty.Points;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Team;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Loyalty;

[Collection(WorkingDeskCollection.Name)]
public sealed class PointTests(WorkingDesk desk)
{
    [Fact]
    public async Task Points_that_an_order_earned_are_seen_on_the_buyers_page_and_go_when_it_comes_back()
    {
        var services = desk.Desk.Services;
        await services.GetRequiredService<SaveEarningRules>().ExecuteAsync(Actor.Desk, new EarningRules { Rates = [new("RUB", 10, 1)], PendingDays = 7 }, "Проба", DateTimeOffset.UtcNow.AddDays(-30), CancellationToken.None);
        var shop = await desk.AddShopAsync("Баллы", marketplace: Marketplace.Other);
        await BoughtAsync(shop, OrderStage.Delivered);
        var buyer = await desk.Database.ReadAsync<Guid>($"select buyer_id from buyer_links where shop_id = '{shop.Id}'");
        var balance = $"select pending || ' ' || available from point_accounts where buyer_id = '{buyer}'";
        await desk.BecomesAsync(balance, "420 0");
        await services.GetRequiredService<AgePointsJob>().RunAsync(CancellationToken.None);
        await desk.BecomesAsync(balance, "0 420");

        await using var manager = await desk.SignedInAsync(Role.Manager);
        await manager.OpenAsync($"/buyers/{buyer}");
        await manager.SeesAsync(".points-buyer .points-moves", "Стали доступны");
        await manager.SeesAsync(".points-buyer .points-moves", "правила, версия 1");
        await manager.Find(".points-buyer [aria-label='Действия с баллами']").ClickAsync();
        await manager.Find(".sd-menu-item:has-text('Изменить баллы')").ClickAsync();
        await manager.Find("#adjust-by").FillAsync("-20");
        await manager.Find("#adjust-why").FillAsync("начислены по ошибке");
        await manager.Find(".points-buyer button:has-text('Списать 20 баллов')").ClickAsync();
        await manager.SeesAsync(".points-buyer .points-sums", "400");
        await manager.SeesAsync(".points-buyer .points-moves", "начислены по ошибке");

        await BoughtAsync(shop, OrderStage.Returned);
        await desk.BecomesAsync($"select available || ' ' || debt from point_accounts where buyer_id = '{buyer}'", "0 20");
        await manager.OpenAsync($"/buyers/{buyer}");
        await manager.SeesAsync(".points-buyer .points-moves", "Возвращено с заказом");
        await manager.SeesAsync(".points-buyer .points-sums", "Долг");
        await manager.OpenAsync("/loyalty/points");
        await manager.Find("button:has-text('Сверить сейчас')").ClickAsync();
        await manager.SeesAsync(".points-aside", "Книга сходится");
        manager.NothingWentWrong();
    }

    private async Task BoughtAsync(Shop shop, OrderStage stage)
    {
        var order = new IncomingOrder
        {
            Number = "p-1",
            Status = stage.ToString(),
            Stage = stage,
            BuyerNumber = "79991112233",
            OrderedAt = DateTimeOffset.UtcNow.AddDays(-16),
            DeliveredAt = DateTimeOffset.UtcNow.AddDays(-12),
            Lines = [new IncomingOrderLine(1, new IncomingProduct("m-1", "Кружка"), null, 2, 2_100, 0, "RUB")],
        };
        await desk.WriteAsync(shop, DateTimeOffset.UtcNow, OrderWriter.WriteAsync, await desk.Desk.Services.GetRequiredService<BuyerDoor>().AdmitAsync(shop, [order], CancellationToken.None));
    }
}
