using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Shops;

/// <summary>What a marketplace does not offer is said in words, and never looks like a list without rows.</summary>
[Collection(WorkingDeskCollection.Name)]
public sealed class LacksTests(WorkingDesk desk)
{
    [Fact]
    public async Task Kaspi_s_missing_feeds_are_told_on_the_sync_page_and_in_the_inbox()
    {
        var shop = await KaspiAsync();
        await using var manager = await desk.SignedInAsync(Role.Manager);
        await manager.OpenAsync($"/settings/shops?shop={shop}&feed=questions");
        await manager.SeesAsync(".shop-feeds:has(h2:text-is('Каспи')) li.shut:has(a:text-is('Вопросы'))", "нет в API Kaspi");
        await manager.SeesAsync(".sd-pane.context", "Kaspi не отдаёт вопросы через API.");

        await manager.OpenAsync($"/settings/shops?shop={shop}");
        await manager.SeesAsync(".abilities li:has-text('Отвечать на отзывы')", "нет в API Kaspi");
        await manager.Find(".abilities button:has-text('Проверить права снова')").ClickAsync();
        await manager.SeesAsync(".sd-toast", "Права проверены");

        await manager.OpenAsync($"/inbox?kind=question&shop={shop}");
        await manager.SeesAsync(".inbox-lacks", "Kaspi не отдаёт вопросы через API.");
        manager.NothingWentWrong();
    }

    private async Task<ShopId> KaspiAsync()
    {
        var key = (await desk.Simulator.Control.GetFromJsonAsync<JsonElement>("/control/token?account=teplydom&marketplace=kaspi")).GetProperty("token").GetString()!;

        // Whatever the schedule begins to pull before the shop is paused is over at once.
        var asked = new NewShop(Marketplace.Kaspi, "Каспи", null, null, new Dictionary<string, string> { ["Token"] = key, ["BaseUrl"] = $"{desk.Simulator.Address}/kaspi", ["SecondsBetweenCalls"] = "0.0001" });
        var services = desk.Desk.Services;
        var id = await services.GetRequiredService<AddShop>().ExecuteAsync(Actor.Desk, asked, DateTimeOffset.UtcNow, CancellationToken.None);
        await services.GetRequiredService<LookAtAbilities>().ExecuteAsync(id, DateTimeOffset.UtcNow, CancellationToken.None);
        await services.GetRequiredService<PauseShop>().ExecuteAsync(Actor.Desk, id, CancellationToken.None);
        return id;
    }
}
