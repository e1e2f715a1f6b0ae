using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Inbox;

[Collection(WorkingDeskCollection.Name)]
public sealed class TogetherTests(WorkingDesk desk)
{
    [Fact]
    public async Task What_was_put_off_comes_back_with_the_reason_when_its_moment_has_come()
    {
        var (_, item) = await desk.PulledReviewAsync(2, "Отложим до завтра");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync($"/inbox?item={item.Value}");
        await support.SeesAsync(".sd-talk .said", "Отложим до завтра");
        await support.PressAsync("s");
        await support.Find(".together-snooze .sd-menu-item").GetByText("До завтра").ClickAsync();
        await support.SeesAsync(".sd-toast", "Отложено");
        await support.OpenAsync($"/inbox?state=snoozed&item={item.Value}");
        await support.SeesAsync(".sd-talk .sd-note", "Отложено до");

        // Tomorrow has come.
        await desk.Database.ExecuteAsync($"update work_items set snoozed_until = now() where id = '{item.Value}'");

        await support.SeesAsync(".sd-talk .sd-note", "Вернулось: настал назначенный срок.");
        await support.OpenAsync($"/inbox?item={item.Value}");
        await support.SeesAsync($"[data-row='{item.Value}'] .sd-presence", "вернулось");
        support.NothingWentWrong();
    }

    [Fact]
    public async Task A_note_calls_a_colleague_whose_bell_rings_at_once()
    {
        var (_, item) = await desk.PulledReviewAsync(2, "Позовите Семёна");
        await using var colleague = await desk.SignedInAsync(Role.Seller);
        await using var support = await desk.SignedInAsync(Role.Support);
        await colleague.OpenAsync("/");
        await support.OpenAsync($"/inbox?item={item.Value}");
        await support.PressAsync("n");
        await support.Keys.TypeAsync("@Сем");
        await support.SeesAsync(".together-names", "Семён");
        await support.PressAsync("Enter");
        await support.Keys.TypeAsync("посмотри партию");
        await support.Find(".together-field .sd-btn").ClickAsync();
        await support.SeesAsync(".together-note .said", "@Семён посмотри партию");

        await colleague.SeesAsync(".alerts-bell .pip");
        await colleague.OpenAsync("/alerts");
        await colleague.SeesAsync(".alerts-line", "зовёт вас в заметке");
        support.NothingWentWrong();
    }
}
