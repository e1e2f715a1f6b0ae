using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Shell;

[Collection(WorkingDeskCollection.Name)]
public sealed class LostConnectionTests(WorkingDesk desk)
{
    private const string Editor = "textarea[data-answer]";

    [Fact]
    public async Task When_the_server_stops_answering_it_is_said_and_what_is_typed_stays()
    {
        var (_, item) = await desk.PulledReviewAsync(2, "Связь оборвётся на полуслове");
        using var wire = new CuttableWire(desk.Address);
        await using var support = await desk.SignedInAsync(Role.Support, address: wire.Address);
        await support.OpenAsync($"/inbox?item={item.Value}");
        await support.PressAsync("r");
        await support.Keys.TypeAsync("Здравствуйте!");
        await support.SeesAsync("#answer-says", "Черновик сохранён");

        wire.Cut();
        await support.SeesAsync("#components-reconnect-modal .sd-banner:visible", "Нет связи с сервером.");
        await support.Keys.TypeAsync(" Это набрано без связи.");
        await Assertions.Expect(support.Find(Editor)).ToHaveValueAsync("Здравствуйте! Это набрано без связи.");

        wire.Mend();
        await Assertions.Expect(support.Find("#components-reconnect-modal .sd-banner:visible")).ToHaveCountAsync(0);
        await Assertions.Expect(support.Find(Editor)).ToHaveValueAsync("Здравствуйте! Это набрано без связи.");
        await support.Keys.TypeAsync(" А это уже с нею.");
        await support.Find(Editor).BlurAsync();
        await support.ReloadAsync();
        await Assertions.Expect(support.Find(Editor)).ToHaveValueAsync("Здравствуйте! Это набрано без связи. А это уже с нею.");
    }
}
