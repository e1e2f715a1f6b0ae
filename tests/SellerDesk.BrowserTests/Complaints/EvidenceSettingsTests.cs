using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Complaints;

[Collection(WorkingDeskCollection.Name)]
public sealed class EvidenceSettingsTests(WorkingDesk desk)
{
    [Fact]
    public async Task A_manager_changes_what_a_ground_is_proved_with_for_one_marketplace()
    {
        await using var manager = await desk.SignedInAsync(Role.Manager);
        await manager.OpenAsync("/settings/complaints?tab=evidence");
        await manager.Find("#evidence-marketplace").SelectOptionAsync("Kaspi");
        await manager.SeesAsync("main", "Изменения здесь касаются только этой площадки");
        var panel = manager.Find(".sd-panel:has(h2:text-is('Срок претензии прошёл'))");
        await panel.Locator("form input").First.FillAsync("Выписка склада");
        await panel.Locator("form input").First.PressAsync("Enter");
        await Assertions.Expect(panel.Locator(".complaint-proof")).ToHaveCountAsync(3);
        await panel.GetByLabel("Выше: Выписка склада").ClickAsync();
        await Assertions.Expect(panel.Locator(".complaint-proof input").Nth(2)).ToHaveValueAsync("Выписка склада");
        await panel.Locator(".complaint-proof").Nth(0).GetByText("Больше не спрашивать").ClickAsync();
        await manager.SeesAsync(".complaint-proof.is-off");
        await panel.Locator("form input").First.FillAsync("выписка склада");
        await panel.Locator("form input").First.PressAsync("Enter");
        await manager.SeesAsync(".complaint-settings .sd-note", "уже есть в этом списке");
        await manager.Find("#evidence-marketplace").SelectOptionAsync("");
        await Assertions.Expect(panel.Locator(".complaint-proof")).ToHaveCountAsync(2);
        await manager.SeesNoAsync(".complaint-proof.is-off");
        manager.NothingWentWrong();
    }
}
