using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Shops;

[Collection(WorkingDeskCollection.Name)]
public sealed class AddShopTests(WorkingDesk desk)
{
    [Fact]
    public async Task An_Ozon_shop_is_connected_by_keyboard_after_a_wrong_pair_is_told_apart_from_the_right_one()
    {
        var (client, key) = await OzonAsync(subscription: "none");
        await using var manager = await desk.SignedInAsync(Role.Manager);
        await manager.OpenAsync("/settings/shops/add?market=ozon");
        await manager.Find("#shop-name").FillAsync("Озон, проба");
        await manager.Find("#client-id").FillAsync(key);
        await manager.Find("#key").FillAsync("12345");
        await manager.Find("details.more > summary").FocusAsync();
        await manager.PressAsync("Enter");
        await manager.Find("details.more textarea").FillAsync($"BaseUrl={desk.Simulator.Address}/ozon");
        await SubmitAsync(manager);
        await manager.SeesAsync("#client-id-says", "Это похоже на Api-Key");

        await manager.Find("#client-id").FillAsync("1");
        await manager.Find("#key").FillAsync(key);
        await SubmitAsync(manager);
        await manager.SeesAsync(".sd-note.danger", "Client-Id и Api-Key должны быть из одного кабинета");

        await manager.Find("#client-id").FillAsync(client);
        await SubmitAsync(manager);
        await manager.SeesAsync(".rights li:has-text('Отзывы')", "нужна подписка: «Управление отзывами» или Premium Pro");
        await manager.SeesAsync(".rights li:has-text('Заказы')", "доступно");
        await SubmitAsync(manager);
        await manager.SeesAsync("h2", "Время и валюта");
        await SubmitAsync(manager);

        await manager.SeesAsync("h2", "Магазин «Озон, проба» подключён");
        await manager.SeesAsync(".sd-panel", "Показатели продавца");
        await manager.SeesAsync(".sd-panel", "нужна подписка: Premium Plus");
        manager.NothingWentWrong();
        await desk.Database.ExecuteAsync("update shops set state = 'Paused' where name = 'Озон, проба'");
        (await desk.Database.ReadAsync<bool>("select settings::text like '%' || '" + key + "' || '%' from shops where name = 'Озон, проба'")).Should().BeFalse("keys are kept encrypted alone");
    }

    [Fact]
    public async Task A_key_of_another_marketplace_is_told_under_its_field_on_a_phone_too()
    {
        await using var manager = await desk.SignedInAsync(Role.Manager, window: (390, 844));
        await manager.OpenAsync("/settings/shops/add?market=kaspi");
        await manager.SeesAsync(".cabinet [role=img]");
        await manager.Find("#shop-name").FillAsync("Каспи, проба");
        await manager.Find("#key").FillAsync((await OzonAsync("none")).Key);
        await SubmitAsync(manager);
        await manager.SeesAsync("#key-says", "Это похоже на ключ Ozon, а вы подключаете Kaspi.");
        manager.NothingWentWrong();
    }

    private static async Task SubmitAsync(Visitor visitor)
    {
        await visitor.Find("form.form button[type=submit]").FocusAsync();
        await visitor.PressAsync("Enter");
    }

    private async Task<(string Client, string Key)> OzonAsync(string subscription)
    {
        var keys = await desk.Simulator.Control.GetFromJsonAsync<JsonElement>($"/control/token?account=malysham&marketplace=ozon&subscription={subscription}");
        return (keys.GetProperty("clientId").GetString()!, keys.GetProperty("apiKey").GetString()!);
    }
}
