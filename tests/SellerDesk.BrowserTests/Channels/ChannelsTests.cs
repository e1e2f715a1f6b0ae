using FluentAssertions;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.BrowserTests.Channels;

[Collection(WorkingDeskCollection.Name)]
public sealed class ChannelsTests(WorkingDesk desk)
{
    [Fact]
    public async Task E_mail_is_set_up_tried_and_a_real_letter_arrives()
    {
        await using var server = await MailServer.StartAsync();
        await using var owner = await desk.SignedInAsync();
        await owner.OpenAsync("/settings/channels");
        await owner.SeesAsync("#email .sd-badge", "не настроен");
        await owner.Find("#email .top a").ClickAsync();
        await owner.SeesAsync("#email-host");
        foreach (var (name, value) in server.Settings().Where(pair => pair.Key is not ("security" or "fingerprint" or "password")))
        {
            await owner.Find($"#email-{name}").FillAsync(value);
        }

        await owner.Find("#email-password").FillAsync("wrong-password");
        await owner.Find("#email details.more > summary").ClickAsync();
        await owner.Find("#email-fingerprint").FillAsync("not one");
        await owner.Find("#email-try").FillAsync("anna@buyers.test");
        await TryAsync(owner);
        await owner.SeesAsync("#email-fingerprint-says", "64 шестнадцатеричные цифры");

        await owner.Find("#email-fingerprint").FillAsync(server.Fingerprint);
        await TryAsync(owner);
        await owner.SeesAsync(".channel-try .sd-note.danger", "Неверное имя, пароль или ключ");

        await owner.Find("#email-password").FillAsync(MailServer.Password);
        await owner.Find("#email [role=switch]").CheckAsync();
        await TryAsync(owner);
        await owner.SeesAsync(".channel-try .sd-note.ok", "Канал принял сообщение");
        await owner.SeesAsync("#email .top .sd-badge", "включён");

        (await server.LettersAsync("anna@buyers.test", 1)).Should().ContainSingle().Which.Should().Contain("with esmtpsa").And.Contain("From: =?utf-8?");
        (await owner.Find("#email-password").InputValueAsync()).Should().BeEmpty("what is secret is never shown again");
        owner.NothingWentWrong();
        await desk.Database.ExecuteAsync("delete from message_channels");
    }

    private static Task TryAsync(Visitor owner) => owner.Find(".channel-try button[type=submit]").ClickAsync();
}
