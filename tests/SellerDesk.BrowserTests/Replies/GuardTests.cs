using FluentAssertions;
using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Replies;

[Collection(WorkingDeskCollection.Name)]
public sealed class GuardTests(WorkingDesk desk)
{
    private const string Editor = "textarea[data-answer]";
    private const string Blocking = ".sd-finding.block";
    private const string Mark = "[data-mirror] .sd-mark.block";

    [Fact]
    public async Task The_guard_blocks_a_reply_with_a_phone_until_it_is_mended_by_keyboard_and_then_it_goes()
    {
        var (number, item) = await desk.PulledReviewAsync(3, "Сторож у ворот склада");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync($"/inbox?item={item.Value}");
        await support.PressAsync("r");
        await support.Keys.TypeAsync("Здравствуйте. Звоните 8-900-000-12-12");
        await support.SeesAsync(Blocking, "Контакты вне площадки");
        await support.SeesAsync(Mark, "8-900-000-12-12");

        await support.PressAsync("Control+Enter");
        await Assertions.Expect(support.Find(".bar .sd-btn.primary")).ToHaveAttributeAsync("aria-disabled", "true");
        (await desk.Simulator.LedgerAsync(number)).Should().BeEmpty("a phone may not be sent");

        // To the next finding, and over it.
        await support.PressAsync("F8");
        await support.Keys.TypeAsync("сюда, в отзывы.");
        await support.SeesNoAsync(Blocking);
        await support.SeesNoAsync(Mark);
        await support.PressAsync("Control+Enter");
        await support.SeesAsync(".sd-toast", "Отправляем ответ");
        support.NothingWentWrong();
    }

    [Fact]
    public async Task A_fix_by_one_key_replaces_the_marked_word_keeps_the_caret_and_can_be_undone()
    {
        var (_, item) = await desk.PulledReviewAsync(4, "Буква потерялась в дороге");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync($"/inbox?item={item.Value}");
        await support.PressAsync("r");
        await support.Keys.TypeAsync("Спасибо за отзыв , будем ждать.");
        await support.SeesAsync("[data-fix]");
        await support.PressAsync("Control+Period");
        await Assertions.Expect(support.Find(Editor)).ToHaveValueAsync("Спасибо за отзыв, будем ждать.");
        (await support.Find(Editor).EvaluateAsync<int>("area => area.selectionEnd")).Should().Be("Спасибо за отзыв, будем ждать.".Length);
        await support.PressAsync("Control+z");
        await Assertions.Expect(support.Find(Editor)).ToHaveValueAsync("Спасибо за отзыв , будем ждать.");
        support.NothingWentWrong();
    }

    [Fact]
    public async Task A_pasted_link_comes_in_as_plain_text_with_its_address_and_is_found()
    {
        var (_, item) = await desk.PulledReviewAsync(2, "Ссылка на вкладыше не открылась");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync($"/inbox?item={item.Value}");
        await support.PressAsync("r");
        await support.Find(Editor).EvaluateAsync("""
            area => {
              const data = new DataTransfer();
              data.setData('text/plain', 'Подробности у нас');
              data.setData('text/html', '<b>Подробности</b> <a href="https://primer-sklad.ru/size">у нас</a>');
              area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await Assertions.Expect(support.Find(Editor)).ToHaveValueAsync("Подробности у нас (primer-sklad.ru/size)");
        await support.SeesAsync(Blocking, "Контакты вне площадки");
        support.NothingWentWrong();
    }

    [Fact]
    public async Task A_manager_forbids_a_word_and_the_editor_stops_it_at_once()
    {
        var (_, item) = await desk.PulledReviewAsync(5, "Слово не воробей");
        await using var manager = await desk.SignedInAsync(Role.Manager);
        await manager.OpenAsync("/settings/reply-rules?open=words");
        await manager.Find("#words-forbidden").FillAsync("воробей");
        await manager.PressAsync("Tab");
        await manager.SeesAsync(".rules-save", "не сохранен");
        await manager.PressAsync("Control+Enter");
        await manager.SeesAsync(".sd-toast", "Правила сохранены");
        await manager.OpenAsync("/settings/reply-rules?open=versions");
        await manager.Find(".rules-version summary").First.ClickAsync();
        await manager.SeesAsync(".rules-changes", "воробей");
        await manager.OpenAsync($"/inbox?item={item.Value}");
        await manager.PressAsync("r");
        await manager.Keys.TypeAsync("Спасибо за воробья.");
        await manager.SeesAsync(Mark, "воробья");
        manager.NothingWentWrong();
    }

    [Fact]
    public async Task A_broken_expression_is_refused_with_its_line()
    {
        await using var manager = await desk.SignedInAsync(Role.Manager);
        await manager.OpenAsync("/settings/reply-rules?open=new");
        await manager.Find("#own-why").FillAsync("Проба");
        await manager.Find("#own-expressions").FillAsync("хорошо\nпло(хо");
        await manager.Find("form .sd-btn.primary").ClickAsync();
        await manager.SeesAsync(".rules-try .sd-note.danger", "пло(хо");
        await manager.PressAsync("Control+Enter");
        await manager.SeesAsync(".reply-rules .list .sd-note.danger", "пло(хо");
        manager.NothingWentWrong();
    }

    [Fact]
    public async Task The_training_asks_judges_and_remembers()
    {
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/training/reply-rules?rule=RR1");
        await support.SeesAsync(".rules-text");
        await support.PressAsync("1", "Enter");
        await support.SeesAsync(".sd-note", "Нарушено: Контакты вне площадки");
        await support.SeesAsync(".training-rule", "1 из 1");
        await support.ReloadAsync();
        await support.SeesAsync(".training-rule", "1 из 1");
        support.NothingWentWrong();
    }
}
