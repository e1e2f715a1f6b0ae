using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Inbox;

[Collection(WorkingDeskCollection.Name)]
public sealed class BulkTests(WorkingDesk desk)
{
    [Fact]
    public async Task All_that_the_filter_shows_is_closed_after_a_look_ahead_told_row_by_row_and_comes_back()
    {
        foreach (var part in new[] { "шнурок", "крючок", "ремешок", "язычок" })
        {
            await desk.PulledReviewAsync(3, $"У рюкзачка оторвался {part}");
        }

        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/inbox?q=рюкзачка");
        await Assertions.Expect(support.Find(".sd-row")).ToHaveCountAsync(4);
        await support.PressAsync("j", "Control+a");
        await support.SeesAsync(".sd-bulk", "Выбрано 4");
        await support.PressAsync("d");
        await support.SeesAsync("dialog.sd-dialog[open]", "4 обращения");
        await support.SeesAsync("dialog.sd-dialog[open]", "Тёплый дом 4");
        await support.PressAsync("Control+Enter");
        await support.SeesAsync(".sd-toast", "Закрыто 4");
        await Assertions.Expect(support.Find(".sd-row")).ToHaveCountAsync(0);

        await support.PressAsync("z");
        await support.SeesAsync(".sd-toast", "Возвращено как было: 4");
        await Assertions.Expect(support.Find(".sd-row")).ToHaveCountAsync(4);
        support.NothingWentWrong();
    }

    [Fact]
    public async Task Fields_typed_into_the_search_become_the_filter_and_what_is_no_field_is_told()
    {
        await desk.PulledReviewAsync(1, "Зонтичный набор помялся в дороге");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/inbox");
        await support.PressAsync("/");
        await support.Keys.TypeAsync("оце");
        await support.SeesAsync(".inbox-offers [role=option]", "оценка:");
        await support.PressAsync("ArrowDown", "Enter");
        await support.Keys.TypeAsync("1 ест");
        await support.PressAsync("Tab");
        await support.Keys.TypeAsync("те");
        await support.PressAsync("ArrowDown", "Enter");
        await support.Keys.TypeAsync("зонтичный магазн:дом");
        await support.PressAsync("Enter");
        await support.Page.WaitForURLAsync("**/inbox?rating=1&text=yes&q=*");
        await Assertions.Expect(support.Find("[data-search] input")).ToHaveValueAsync("зонтичный магазн:дом");
        await support.SeesAsync(".inbox-issues", "Нет поля «магазн»");

        await support.Find(".inbox-nearest").PressAsync("Enter");
        await support.SeesAsync(".inbox-issues", "не знает значения «дом»");
        await support.OpenAsync("/inbox?q=зонтичные");
        await support.SeesAsync(".sd-row .snippet mark", "Зонтичный");
        support.NothingWentWrong();
    }

    [Fact]
    public async Task The_palette_finds_a_page_typed_in_the_wrong_layout_and_an_item_by_its_words()
    {
        await desk.PulledReviewAsync(2, "Палитра красок высохла");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/settings/macros");
        await support.PressAsync("Control+k");
        await support.Keys.TypeAsync("штищч");
        await support.SeesAsync("#palette .one[aria-selected=true]", "Входящие");
        await support.PressAsync("Escape", "Control+k");
        await support.Keys.TypeAsync("палитра красок");
        await support.SeesAsync("#palette .one", "Палитра красок высохла");
        await support.PressAsync("Enter");
        await support.SeesAsync(".sd-talk .said", "Палитра красок высохла");
        await support.PressAsync("Escape", "Shift+Slash");
        await support.SeesAsync("#keys[open]", "Отметить и идти дальше");
        support.NothingWentWrong();
    }

    [Fact]
    public async Task A_macro_is_written_and_run_by_its_letter()
    {
        var (_, item) = await desk.PulledReviewAsync(4, "Макросный чайник свистит");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/settings/macros?add=1");
        await support.Find("#macro-name").FillAsync("В работу");
        await support.Find("#macro-letter").FillAsync("w");
        await support.Find(".macro-step input").FillAsync("чайники");
        await support.Find(".macro-form button[type=submit]").ClickAsync();
        await support.SeesAsync(".sd-grid", "В работу");

        await support.OpenAsync($"/inbox?item={item.Value}");
        await support.SeesAsync(".sd-talk .said", "Макросный чайник");
        await Assertions.Expect(support.Find("[data-key='m w']")).ToHaveCountAsync(1);
        await support.PressAsync("m", "w");
        await support.SeesAsync(".sd-toast", "«В работу»: готово 1");
        await support.SeesAsync(".sd-tags, .together-tags, .item", "чайники");
        support.NothingWentWrong();
    }
}
