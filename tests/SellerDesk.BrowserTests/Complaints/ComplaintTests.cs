using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Complaints;

[Collection(WorkingDeskCollection.Name)]
public sealed class ComplaintTests(WorkingDesk desk)
{
    [Fact]
    public async Task Whoever_is_second_sees_what_the_first_has_done()
    {
        var id = await desk.OpenCaseAsync("Двое возьмутся за одно");
        await using var support = await desk.SignedInAsync(Role.Support);
        await using var colleague = await desk.SignedInAsync(Role.Seller);
        await support.OpenAsync($"/complaints/{id.Value}");
        await colleague.OpenAsync($"/complaints/{id.Value}");
        await support.PressAsync("Control+Enter");
        await support.SeesAsync(".sd-step.is-here", "Анализ");

        await colleague.SeesAsync(".sd-step.is-here", "Анализ");
        await colleague.SeesAsync(".case-notice", "Павел");
        support.NothingWentWrong();
        colleague.NothingWentWrong();
    }

    [Fact]
    public async Task A_deadline_says_how_it_was_counted()
    {
        var id = await desk.OpenCaseAsync("Почему такой срок");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync($"/complaints/{id.Value}");
        await support.Find(".case-clock .clocks-pop > summary").ClickAsync();
        await support.SeesAsync(".case-clock .clocks-why");
        support.NothingWentWrong();
    }

    [Fact]
    public async Task A_complaint_is_opened_from_a_review_by_its_key()
    {
        var (_, item) = await desk.PulledReviewAsync(1, "Коробка пришла пустая");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync($"/inbox?item={item.Value}");
        await support.PressAsync("e");
        await support.SeesAsync(".sd-dialog", "Жалоба по отзыву");
        await support.PressAsync("Control+Enter");
        await support.SeesAsync(".case-page .case-words", "Коробка пришла пустая");
        support.NothingWentWrong();
    }
}
