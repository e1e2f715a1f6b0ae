using FluentAssertions;
using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Inbox;

[Collection(WorkingDeskCollection.Name)]
public sealed class ListTests(WorkingDesk desk)
{
    [Fact]
    public async Task Filters_and_the_search_are_in_the_address_and_Back_undoes_them()
    {
        await desk.PulledReviewAsync(1, "Ручка фонаря отломилась");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/inbox");
        await support.Find(".sd-side a.sd-facet[href*='rating=1']").ClickAsync();
        await support.Page.WaitForURLAsync("**/inbox?rating=1");
        await Assertions.Expect(support.Find(".sd-row .sd-stars[aria-label='5 из 5']")).ToHaveCountAsync(0);

        await support.PressAsync("/");
        await support.Keys.TypeAsync("фонаря");
        await support.PressAsync("Enter");
        await support.Page.WaitForURLAsync("**/inbox?rating=1&q=*");
        await Assertions.Expect(support.Find(".sd-row")).ToHaveCountAsync(1);
        await support.ReloadAsync();
        await Assertions.Expect(support.Find(".sd-row")).ToHaveCountAsync(1);

        await support.Page.GoBackAsync();
        await support.Page.WaitForURLAsync("**/inbox?rating=1");
        await support.Page.GoBackAsync();
        await support.Page.WaitForURLAsync("**/inbox");
        await Assertions.Expect(support.Find("input[type=search]")).ToHaveValueAsync("");
        support.NothingWentWrong();
    }

    [Fact]
    public async Task An_answer_that_comes_late_does_not_sweep_away_what_is_being_typed()
    {
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/inbox");
        await support.PressAsync("/");
        await support.Keys.TypeAsync("фон");
        await support.Find("input[type=search]").EvaluateAsync("box => box.dataset.words = '1000 '");
        await support.Keys.TypeAsync("арь");
        await Assertions.Expect(support.Find("input[type=search]")).ToHaveValueAsync("фонарь");
        await support.PressAsync("Enter");
        await support.Page.WaitForURLAsync("**/inbox?q=*");
        support.NothingWentWrong();
    }

    [Fact]
    public async Task Marked_reviews_are_closed_together_and_come_back_together()
    {
        foreach (var part in new[] { "спица", "чехол", "кнопка" })
        {
            await desk.PulledReviewAsync(3, $"У зонтика сломалась {part}");
        }

        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/inbox?q=зонтик");
        await Assertions.Expect(support.Find(".sd-row")).ToHaveCountAsync(3);
        await support.PressAsync("j", "x", "j", "x");
        await support.SeesAsync(".sd-bulk", "Выбрано 2");
        await support.PressAsync("d");
        await support.SeesAsync(".sd-toast", "Закрыто 2");
        await Assertions.Expect(support.Find(".sd-row")).ToHaveCountAsync(1);

        await support.PressAsync("z");
        await support.SeesAsync(".sd-toast", "Возвращено как было: 2");
        await support.ReloadAsync();
        await Assertions.Expect(support.Find(".sd-row")).ToHaveCountAsync(3);
        support.NothingWentWrong();
    }

    [Fact]
    public async Task A_view_is_saved_under_a_name_and_opens_its_filters()
    {
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/inbox?rating=3&text=yes");
        await support.Find(".sd-side button[data-command='Сохранить представление']").ClickAsync();
        await support.Find("#view-name").FillAsync("Тройки со словами");
        await support.Find("#view-name").PressAsync("Enter");
        await support.SeesAsync(".sd-side a.sd-view.is-here", "Тройки со словами");
        await support.SeesAsync("h1", "Тройки со словами");

        await support.OpenAsync("/inbox");
        await support.Find(".sd-side a.sd-view:has-text('Тройки со словами')").ClickAsync();
        await support.Page.WaitForURLAsync("**/inbox?rating=3&text=yes");
        support.NothingWentWrong();
    }
}
