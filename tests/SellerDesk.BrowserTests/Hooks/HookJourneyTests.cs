using FluentAssertions;
using Microsoft.AspNetCore.Http;
using SellerDesk.BrowserTests.Fixtures;
using Xunit;
using Endpoint = SellerDesk.IntegrationTests.Channels.Endpoint;

namespace SellerDesk.BrowserTests.Hooks;

[Collection(WorkingDeskCollection.Name)]
public sealed class HookJourneyTests(WorkingDesk desk)
{
    [Fact]
    public async Task A_webhook_is_made_by_keyboard_tested_and_a_delivery_is_sent_again()
    {
        await using var program = await Endpoint.StartAsync();
        program.Answer = (_, http) => http.Response.WriteAsync("taken");
        desk.Desk.Configuration["Channels:InsideHosts"] = $"{program.Address.Host}:{program.Address.Port}";
        await using var owner = await desk.SignedInAsync();
        await owner.OpenAsync("/settings/webhooks");
        await owner.SeesAsync(".sd-empty", "Вебхуков нет");
        await owner.Find(".sd-head a.primary").FocusAsync();
        await owner.PressAsync("Enter");
        await owner.SeesAsync("#hook-name:focus");
        await owner.LiveAsync();
        await owner.Keys.TypeAsync("CRM");
        await owner.PressAsync("Tab");
        await owner.Keys.TypeAsync("http://169.254.169.254/hook");
        await owner.Find("input[value='review.created']").FocusAsync();
        await owner.PressAsync("Space");
        await owner.Find(".sd-form button[type=submit]").FocusAsync();
        await owner.PressAsync("Enter");
        await owner.SeesAsync(".sd-note.danger", "внутрь сети");

        await owner.Find("#hook-url").FillAsync($"{program.Address}hook");
        await owner.PressAsync("Enter");
        await owner.SeesAsync("#hook-secret");
        (await owner.Find("#hook-secret").InputValueAsync()).Should().StartWith("whsec_");
        await owner.Find(".hook-page a.primary").FocusAsync();
        await owner.PressAsync("Enter");
        await owner.SeesAsync(".hook-deliveries .sd-empty", "Отправок ещё нет");
        await owner.LiveAsync();
        (await owner.Page.ContentAsync()).Should().NotContain("whsec_", "a secret is shown once");

        await owner.Find(".sd-head button[data-key=t]").FocusAsync();
        await owner.PressAsync("Enter");
        await owner.SeesAsync(".sd-note.ok", "Адрес ответил");
        await owner.SeesAsync(".hook-delivery .sd-badge", "доставлено");
        await owner.Find(".hook-delivery-open").ClickAsync();
        await owner.SeesAsync(".hook-attempts", "taken");
        await owner.SeesAsync(".hook-code", "webhook-signature: v1,");

        await owner.Find(".hook-delivery > button.sd-btn").ClickAsync();
        await owner.SeesAsync(".hook-delivery .t3", "повтор");
        for (var wait = 0; wait < 100 && program.Calls.Count < 2; wait++)
        {
            await Task.Delay(50);
        }

        program.Calls.Select(call => call.Headers["webhook-id"]).Should().HaveCount(2).And.OnlyContain(id => id == program.Calls.First().Headers["webhook-id"]);
        owner.NothingWentWrong();
        await desk.Database.ExecuteAsync("delete from hooks; delete from hook_deliveries; delete from hook_events");
    }
}
