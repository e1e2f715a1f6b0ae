using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Complaints;

[Collection(WorkingDeskCollection.Name)]
public sealed class BoardTests(WorkingDesk desk)
{
    [Fact]
    public async Task A_card_goes_on_by_keyboard_and_the_column_says_what_is_missing()
    {
        var id = await desk.OpenCaseAsync("Ручка отвалилась у самой двери");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/complaints?q=отвалилась");
        var card = support.Find($"[data-card='{id.Value}']");
        await card.FocusAsync();
        await support.PressAsync("Shift+ArrowRight");
        await support.SeesAsync($"[data-column=Analysing] [data-card='{id.Value}']");
        await support.Page.WaitForFunctionAsync("id => document.activeElement?.dataset.card === id", id.Value.ToString());

        await support.PressAsync("Shift+ArrowRight");

        await support.SeesAsync("[data-column=Deciding] .board-drop", "Не указано, чем недоволен покупатель");
        await support.Find(".board-drop button").ClickAsync();
        await support.ChooseAsync("#fill-reason");
        await support.ChooseAsync("#fill-cause");
        await support.PressAsync("Control+Enter");
        await support.SeesAsync($"[data-column=Deciding] [data-card='{id.Value}']");
        await support.PressAsync("z");
        await support.SeesAsync($"[data-column=Analysing] [data-card='{id.Value}']");
        support.NothingWentWrong();
    }

    [Fact]
    public async Task A_card_is_drawn_to_another_column_by_mouse_and_taken_back_and_what_is_not_allowed_says_so()
    {
        var id = await desk.OpenCaseAsync("Крышка трескается от кипятка");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/complaints?q=трескается");
        await TakeAsync(support, id);
        await support.SeesAsync("[data-column=FollowingUp] .board-drop.is-shut", "не переходят");
        await support.SeesAsync("[data-column=Analysing] .board-drop:not(.is-shut)", "Перенести сюда");

        await DropAsync(support, "Analysing");

        await support.SeesAsync($"[data-column=Analysing] [data-card='{id.Value}']");
        await support.SeesNoAsync(".board-drop");
        await support.Find(".sd-toast .act").ClickAsync();
        await support.SeesAsync($"[data-column=Collecting] [data-card='{id.Value}']");
        await TakeAsync(support, id);
        await DropAsync(support, "FollowingUp");
        await support.SeesAsync("[data-column=FollowingUp] .board-drop", "Из стадии «Сбор данных» сюда не переходят");
        await support.SeesAsync($"[data-column=Collecting] [data-card='{id.Value}']");
        support.NothingWentWrong();
    }

    [Fact]
    public async Task Marked_cases_are_given_and_moved_as_a_run_after_a_look_ahead_and_come_back()
    {
        await desk.OpenCaseAsync("Молния заедает наверху");
        await desk.OpenCaseAsync("Молния заедает внизу");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/complaints?view=list&q=заедает");
        await Assertions.Expect(support.Find(".complaint-row[data-row]")).ToHaveCountAsync(2);
        await support.PressAsync("j", "x", "j", "x");
        await support.SeesAsync(".sd-bulk", "Выбрано 2");
        await support.PressAsync("Shift+A");
        await support.SeesAsync(".sd-toast", "Назначено 2");
        await support.PressAsync("z");
        await support.SeesAsync(".sd-toast", "Возвращено как было: 2");

        await support.PressAsync("Control+a");
        await support.SeesAsync(".sd-bulk", "Выбрано 2");
        await support.PressAsync("Shift+M");
        await support.Find(".sd-bulk .sd-menu[open] .sd-menu-item:has-text('Анализ')").ClickAsync();
        await support.SeesAsync("dialog.sd-dialog[open]", "2 жалобы");
        await support.PressAsync("Control+Enter");
        await support.SeesAsync(".sd-toast", "Перенесено 2");
        await support.SeesAsync(".complaint-row[data-row]", "Анализ");
        support.NothingWentWrong();
    }

    /// <summary>Into the hand by a real mouse; the columns then say what they want of it.</summary>
    private static async Task TakeAsync(Visitor visitor, ComplaintId id)
    {
        var card = await BoxAsync(visitor.Find($"[data-card='{id.Value}']"));
        await visitor.Page.Mouse.MoveAsync(card.X + (card.Width / 2), card.Y + (card.Height / 2));
        await visitor.Page.Mouse.DownAsync();
        await visitor.Page.Mouse.MoveAsync(card.X + (card.Width / 2) + 12, card.Y + (card.Height / 2) + 4, new MouseMoveOptions { Steps = 4 });
        await visitor.SeesAsync(".board-drop");
    }

    private static async Task DropAsync(Visitor visitor, string column)
    {
        var place = await BoxAsync(visitor.Find($"[data-column={column}]"));
        await visitor.Page.Mouse.MoveAsync(place.X + (place.Width / 2), place.Y + (place.Height / 3), new MouseMoveOptions { Steps = 6 });
        await visitor.Page.Mouse.UpAsync();
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator of) => await of.BoundingBoxAsync() ?? throw new InvalidOperationException("It is not shown.");
}
