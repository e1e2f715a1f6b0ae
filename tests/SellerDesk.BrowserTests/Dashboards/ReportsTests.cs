using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Team;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Messages;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.BrowserTests.Dashboards;

[Collection(WorkingDeskCollection.Name)]
public sealed class ReportsTests(WorkingDesk desk)
{
    // The mail server of the tests takes letters for its own domains alone.
    private const string Mail = "owner@seller.test";

    [Fact]
    public async Task A_target_is_set_by_keyboard_and_taken_back_and_a_report_comes_as_a_real_letter()
    {
        await using var server = await MailServer.StartAsync();
        await desk.Desk.Services.GetRequiredService<ChannelBook>().SaveAsync(Actor.Desk, MessageChannel.Email, on: true, server.Settings(), CancellationToken.None);
        await using var owner = await desk.SignedInAsync();
        await desk.Database.ExecuteAsync($"update people set email = '{Mail}' where email = '{BrowserDesk.OwnerEmail}'");

        await owner.OpenAsync("/dashboards/targets");
        await owner.Find("#target-metric-late-share").FocusAsync();
        await owner.Keys.TypeAsync("4,5");
        await owner.Keys.PressAsync("Tab");
        await owner.SeesAsync(".sd-toast", "Цель поставлена");
        await Assertions.Expect(owner.Find("#target-metric-late-share")).ToHaveValueAsync("4,5");
        (await desk.Database.ReadAsync<decimal>("select value from metric_targets where metric = 'late-share'")).Should().Be(0.045m);
        await owner.Find(".sd-toast button").First.ClickAsync();
        await Assertions.Expect(owner.Find("#target-metric-late-share")).ToHaveValueAsync("");

        await owner.OpenAsync("/dashboards/reports");
        await owner.PressAsync("n");
        await owner.SeesAsync("#report-name");
        await owner.Find("#report-name").FillAsync("Неделя по понедельникам");
        await owner.Find(".sd-dialog .do .primary").ClickAsync();
        await owner.SeesAsync(".report h2", "Неделя по понедельникам");
        await owner.Find(".report .right button").First.ClickAsync();
        await owner.SeesAsync(".report .facts", "ушло писем 1");
        var letter = (await server.LettersAsync(Mail, 1)).Should().ContainSingle().Subject;
        letter.Should().Contain("multipart/mixed").And.Contain(".xlsx").And.NotContain("<img");
        owner.NothingWentWrong();
        await desk.Database.ExecuteAsync("delete from message_channels; delete from reports; delete from metric_targets");
        await desk.Database.ExecuteAsync($"update people set email = '{BrowserDesk.OwnerEmail}' where email = '{Mail}'");
    }
}
