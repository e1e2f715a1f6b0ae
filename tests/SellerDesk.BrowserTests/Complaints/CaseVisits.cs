using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Complaints;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.BrowserTests.Complaints;

/// <summary>What every journey of a case repeats.</summary>
internal static class CaseVisits
{
    /// <summary>The first branch that is offered, where none stands yet.</summary>
    public static async Task ChooseAsync(this Visitor visitor, string select)
    {
        var field = visitor.Find(select);
        await field.WaitForAsync();
        if ((await field.InputValueAsync()).Length == 0)
        {
            await field.SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await visitor.LiveAsync();
        }
    }

    /// <summary>As far as its deciding; a claim that says all that is to be collected begins with its analysis.</summary>
    public static async Task AnalyseAsync(this Visitor visitor, ComplaintId id)
    {
        await visitor.OpenAsync($"/complaints/{id.Value}");
        await visitor.ChooseAsync("#case-reason");
        await visitor.ChooseAsync("#case-cause");
        if ((await visitor.Find(".sd-step.is-here").InnerTextAsync()).Contains("Сбор данных", StringComparison.Ordinal))
        {
            await visitor.PressAsync("Control+Enter");
        }

        await visitor.SeesAsync(".sd-step.is-here", "Анализ");
        await visitor.PressAsync("Control+Enter");
        await visitor.SeesAsync(".sd-step.is-here", "Решение");
    }

    /// <summary>A claim at the marketplace that the seller may decide, whose buyer writes about it; pulled, and opened as a case.</summary>
    public static async Task<(ComplaintId Id, long Order)> ClaimedAsync(this WorkingDesk desk, string words)
    {
        var answer = await desk.Simulator.Control.PostAsJsonAsync("/control/claim", new { account = Simulated.Account });
        answer.EnsureSuccessStatusCode();
        var order = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("order").GetInt64();
        await desk.BuyerWritesAsync(words, order);
        for (var tries = 0; tries < 150; tries++)
        {
            await desk.HurryAsync();
            await using var db = desk.Data.Open();
            var found = await db.Complaints.Where(c => c.ShopId == desk.Shop.Id && db.Chats.Any(h => h.ShopId == c.ShopId && h.OrderNumber == c.OrderNumber && db.ChatMessages.Any(m => m.ShopId == h.ShopId && m.ChatId == h.Id && m.Text == words)))
                .Where(c => db.Returns.Any(r => r.Id == c.ReturnId && r.ShopId == c.ShopId && r.Decisions != "[]")).Select(c => c.Id).FirstOrDefaultAsync();
            if (found != default)
            {
                return (found, order);
            }

            await Task.Delay(200);
        }

        throw new TimeoutException("The claim did not become a case.");
    }
}
