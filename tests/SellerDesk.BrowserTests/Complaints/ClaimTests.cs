using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.BrowserTests.Complaints;

[Collection(WorkingDeskCollection.Name)]
public sealed class ClaimTests(WorkingDesk desk)
{
    private const string Words = "Оформил возврат, когда ждать деньги?";

    [Fact]
    public async Task A_claim_is_analysed_refunded_through_the_marketplace_its_buyer_is_told_and_the_case_closed()
    {
        await using (var manager = await desk.SignedInAsync(Role.Manager))
        {
            await TellAsync(manager, on: true);
        }

        var (id, order) = await desk.ClaimedAsync(Words);
        await using var support = await desk.SignedInAsync(Role.Support);
        var chat = await AnswerAsync(support, id);
        await support.AnalyseAsync(id);
        await support.SeesAsync("#case-through");
        await support.PressAsync("Control+Enter");
        await support.SeesAsync(".sd-toast:has-text('возврат денег')");
        await desk.HurryRepliesAsync();
        await support.SeesAsync(".sd-step.is-here", "Контроль");
        await support.SeesAsync(".case-decision", "Через API площадки");
        (await DecisionsAsync(order)).Should().ContainSingle().Which.Should().StartWith("approve");

        await desk.BecomesAsync($"select state from work_items where id = '{chat}'", "Closed");
        // A move that may still be taken back is not told of: two minutes pass.
        await desk.Database.ExecuteAsync($"update complaint_tellings set due_at = now() where complaint_id = '{id.Value}'");
        await support.SeesAsync(".case-decision", "Контроль: написали");
        await desk.HurryRepliesAsync();
        await desk.BecomesAsync($"select count(*)::text from outgoing_replies r join complaint_tellings t on t.reply_id = r.id where t.complaint_id = '{id.Value}' and r.state = 'Confirmed'", "1");
        (await desk.MessagesAsync(order)).Should().ContainSingle(text => text!.Contains("исполнено: возврат денег", StringComparison.Ordinal));

        await support.PressAsync("Control+Enter");
        await support.Find(".sd-dialog .complaint-radios").GetByText("Доволен", new() { Exact = true }).ClickAsync();
        await support.PressAsync("Control+Enter");
        await support.SeesAsync(".sd-step.is-here", "Закрыта");
        support.NothingWentWrong();
        await using var after = await desk.SignedInAsync(Role.Manager);
        await TellAsync(after, on: false);
        after.NothingWentWrong();
    }

    /// <summary>Telling is off until somebody wants it.</summary>
    private static async Task TellAsync(Visitor manager, bool on)
    {
        await manager.OpenAsync("/settings/complaints?tab=messages");
        var panel = manager.Find("section[aria-label='Контроль']");
        var box = panel.GetByLabel("Отправлять");
        (await box.IsCheckedAsync()).Should().Be(!on);
        await box.SetCheckedAsync(on);
        await panel.GetByRole(AriaRole.Button, new() { Name = "Сохранить сообщение" }).ClickAsync();
        await manager.SeesAsync(".sd-toast", "Сообщение сохранено: Контроль");
        await manager.ReloadAsync();
        (await manager.Find("section[aria-label='Контроль']").GetByLabel("Отправлять").IsCheckedAsync()).Should().Be(on);
    }

    /// <summary>A buyer who waits for an answer of a person gets that first.</summary>
    private async Task<Guid> AnswerAsync(Visitor support, ComplaintId id)
    {
        await support.OpenAsync($"/complaints/{id.Value}");
        var chat = await desk.Database.ReadAsync<Guid>($"select h.id from chats h join complaints c on c.shop_id = h.shop_id and c.order_number = h.order_number where c.id = '{id.Value}'");
        await support.OpenAsync($"/inbox?item={chat}");
        await support.PressAsync("r");
        await Assertions.Expect(support.Find("textarea[data-answer]")).ToBeFocusedAsync();
        await support.Keys.TypeAsync("Здравствуйте! Разбираемся, сегодня ответим.");
        await support.PressAsync("Control+Enter");
        await support.SeesAsync(".sd-toast", "Отправляем ответ");
        await desk.HurryRepliesAsync();
        return chat;
    }

    /// <summary>What the marketplace took as our decisions about an order.</summary>
    private async Task<List<string?>> DecisionsAsync(long order) =>
    [
        .. (await desk.Simulator.Control.GetFromJsonAsync<JsonElement>($"/control/ledger?account={Simulated.Account}&kind=claim-decision")).GetProperty("entries").EnumerateArray()
            .Where(entry => entry.GetProperty("order").GetInt64() == order && entry.GetProperty("accepted").GetBoolean()).Select(entry => entry.GetProperty("verb").GetString()),
    ];
}
