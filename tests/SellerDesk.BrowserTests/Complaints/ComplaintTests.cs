using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.BrowserTests.Complaints;

[Collection(WorkingDeskCollection.Name)]
public sealed class ComplaintTests(WorkingDesk desk)
{
    [Fact]
    public async Task A_claim_is_analysed_refunded_through_the_marketplace_and_closed()
    {
        var id = await ClaimAsync();
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync($"/complaints/{id.Value}");
        await ChooseAsync(support, "#case-reason");
        await ChooseAsync(support, "#case-cause");
        // A claim that says all that is to be collected begins with its analysis.
        if ((await support.Find(".sd-step.is-here").InnerTextAsync()).Contains("Сбор данных", StringComparison.Ordinal))
        {
            await support.PressAsync("Control+Enter");
        }

        await support.SeesAsync(".sd-step.is-here", "Анализ");
        await support.PressAsync("Control+Enter");
        await support.SeesAsync(".sd-step.is-here", "Решение");
        await support.SeesAsync("#case-through");

        await support.PressAsync("Control+Enter");

        await support.SeesAsync(".sd-toast:has-text('возврат денег')");
        await support.SeesAsync(".sd-step.is-here", "Контроль");
        await support.SeesAsync(".case-decision", "Через API площадки");
        await support.PressAsync("Control+Enter");
        await support.Find(".sd-dialog .complaint-radios").GetByText("Доволен", new() { Exact = true }).ClickAsync();
        await support.PressAsync("Control+Enter");
        await support.SeesAsync(".sd-step.is-here", "Закрыта");
        support.NothingWentWrong();
    }

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
        await ChooseAsync(support, "#fill-reason");
        await ChooseAsync(support, "#fill-cause");
        await support.PressAsync("Control+Enter");
        await support.SeesAsync($"[data-column=Deciding] [data-card='{id.Value}']");
        await support.PressAsync("z");
        await support.SeesAsync($"[data-column=Analysing] [data-card='{id.Value}']");
        support.NothingWentWrong();
    }

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

    /// <summary>The first branch that is offered, where none stands yet.</summary>
    private static async Task ChooseAsync(Visitor visitor, string select)
    {
        var field = visitor.Find(select);
        await field.WaitForAsync();
        if ((await field.InputValueAsync()).Length == 0)
        {
            await field.SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await visitor.LiveAsync();
        }
    }

    /// <summary>A claim at the marketplace that the seller may decide, pulled and opened as a case.</summary>
    private async Task<ComplaintId> ClaimAsync()
    {
        (await desk.Simulator.Control.PostAsJsonAsync("/control/claim", new { account = Simulated.Account })).EnsureSuccessStatusCode();
        for (var tries = 0; tries < 150; tries++)
        {
            await desk.HurryAsync();
            await using var db = desk.Data.Open();
            var found = await db.Complaints.Where(c => c.ShopId == desk.Shop.Id && c.Stage != ComplaintStage.Closed && c.Lines.Any() && c.Lines.All(l => l.Quantity > 0))
                .Join(db.Returns.Where(r => r.Stage == ReturnStage.AwaitsSeller && r.Decisions != "[]"), c => new { Id = c.ReturnId!.Value, c.ShopId }, r => new { r.Id, r.ShopId }, (c, r) => c.Id).FirstOrDefaultAsync();
            if (found != default)
            {
                return found;
            }

            await Task.Delay(200);
        }

        throw new TimeoutException("No claim became a case.");
    }
}
