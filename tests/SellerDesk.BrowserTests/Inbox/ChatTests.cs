using FluentAssertions;
using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Inbox;

[Collection(WorkingDeskCollection.Name)]
public sealed class ChatTests(WorkingDesk desk)
{
    private const string Editor = "textarea[data-answer]";

    [Fact]
    public async Task A_buyers_chat_is_answered_by_keyboard_once_and_what_the_buyer_writes_next_comes_in_while_it_is_open()
    {
        var order = await desk.BuyerWritesAsync("Где мой заказ с самоваром?");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/inbox?kind=chat");
        for (var tries = 0; tries < 40 && await support.Find(".sd-row:has-text('самоваром')").CountAsync() == 0; tries++)
        {
            await desk.HurryAsync();
            await Task.Delay(250);
            await support.OpenAsync("/inbox?kind=chat");
        }

        var row = support.Find(".sd-row:has-text('самоваром')");
        var place = await row.EvaluateAsync<int>("row => [...document.querySelectorAll('.sd-row')].indexOf(row)");
        await support.PressAsync([.. Enumerable.Repeat("j", place + 1)]);
        await support.SeesAsync(".chat-msg .said:has-text('самоваром')");
        await support.PressAsync("r");
        await Assertions.Expect(support.Find(Editor)).ToBeFocusedAsync();
        const string answer = "Здравствуйте! Самовар уже едет, привезут завтра.";
        await support.Keys.TypeAsync(answer);
        await support.PressAsync("Control+Enter");
        await support.SeesAsync(".sd-toast", "Отправляем ответ");
        await support.SeesAsync(".chat-msg.ours .said", answer);

        await desk.BuyerWritesAsync("Спасибо, жду самовар", order);
        await desk.HurryAsync();
        await support.SeesAsync(".chat-msg .said:has-text('Спасибо, жду самовар')");
        await Assertions.Expect(support.Find(Editor)).ToBeVisibleAsync();
        (await desk.MessagesAsync(order)).Should().ContainSingle().Which.Should().Be(answer);
        support.NothingWentWrong();
    }
}
