using FluentAssertions;
using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Team;

public sealed class SignInTests(BrowserDesk desk) : IClassFixture<BrowserDesk>
{
    [Fact]
    public async Task Whoever_signs_in_comes_to_the_page_they_asked_for_and_signing_out_shuts_it()
    {
        await using var visitor = await desk.VisitAsync();
        await visitor.GoAsync("/settings/people");
        visitor.Path.Should().StartWith("/sign-in?");
        await visitor.TrySignInAsync(BrowserDesk.OwnerEmail, BrowserDesk.Password);
        await visitor.Page.WaitForURLAsync("**/settings/people");

        await visitor.Find(".sd-side-foot > summary").ClickAsync();
        await visitor.Find("form[action='/sign-out'] button").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/sign-in");
        await visitor.GoAsync("/settings/people");
        visitor.Path.Should().StartWith("/sign-in?");
    }

    [Fact]
    public async Task After_signing_in_without_an_address_the_day_opens()
    {
        await using var visitor = await desk.VisitAsync();
        await visitor.SignInAsync(BrowserDesk.OwnerEmail, BrowserDesk.Password);
        await visitor.Page.WaitForURLAsync(desk.Address.ToString());
        await visitor.SeesAsync("h1", "Сегодня");
    }

    [Fact]
    public async Task A_wrong_password_is_told_in_words_and_many_of_them_shut_the_door()
    {
        await desk.AddAsync(Role.Support, "locked@example.test", "Лев");
        await using var visitor = await desk.VisitAsync();
        await visitor.GoAsync("/sign-in");
        await visitor.TrySignInAsync("locked@example.test", "не тот пароль");
        await visitor.SeesAsync(".sd-note", "Почта или пароль не подходят. Ещё 4 попытки, потом пауза 15 минут.");
        (await visitor.Find("#email").InputValueAsync()).Should().Be("locked@example.test", "what was right need not be typed again");
        for (var left = 3; left > 0; left--)
        {
            await visitor.TrySignInAsync("locked@example.test", "не тот пароль");
            await visitor.SeesAsync(".sd-note", $"Ещё {left} попыт");
        }

        await visitor.TrySignInAsync("locked@example.test", "не тот пароль");
        await visitor.SeesAsync(".sd-note", "Слишком много попыток. Вход откроется через 15 минут.");
        await visitor.TrySignInAsync("locked@example.test", BrowserDesk.Password);
        await visitor.SeesAsync(".sd-note", "Слишком много попыток.");
        await visitor.GoAsync("/account");
        visitor.Path.Should().StartWith("/sign-in?", "the right password opens nothing now");
    }

    [Fact]
    public async Task The_second_step_asks_for_the_code_of_the_phone_and_a_recovery_code_stands_in_for_it()
    {
        await desk.AddAsync(Role.Manager, "two@example.test", "Тимур");
        await using var visitor = await desk.VisitAsync();
        await visitor.SignInAsync("two@example.test", BrowserDesk.Password);
        await visitor.GoAsync("/account?factor=on");
        var key = await visitor.Find(".sd-door-key").InnerTextAsync();
        await visitor.Find("#factor-code").FillAsync(Totp.Of(key, DateTimeOffset.UtcNow));
        await visitor.Find("#factor-code").PressAsync("Enter");
        await Assertions.Expect(visitor.Find("#recovery-codes li")).ToHaveCountAsync(10);
        var recovery = await visitor.Find("#recovery-codes li").First.InnerTextAsync();

        await using var phone = await desk.VisitAsync();
        await AskForCodeAsync(phone);
        await phone.Find("#code").FillAsync("000000");
        await phone.Find("#code").PressAsync("Enter");
        await phone.SeesAsync(".sd-note", "Код не подходит. Ещё 4 попытки");
        await phone.Find("#code").FillAsync(Totp.Of(key, DateTimeOffset.UtcNow));
        await phone.Find("#code").PressAsync("Enter");
        await phone.Page.WaitForURLAsync(desk.Address.ToString());

        await using var lost = await desk.VisitAsync();
        await AskForCodeAsync(lost);
        await lost.Find("a[href*='recovery']").ClickAsync();
        await lost.Page.WaitForURLAsync("**recovery=true*");
        // The address changes before the form does: what is typed too early is typed into the form for the six digits.
        await Assertions.Expect(lost.Find("#code[autocapitalize]")).ToBeVisibleAsync();
        await lost.Find("#code").FillAsync(recovery);
        await lost.Find("#code").PressAsync("Enter");
        await lost.Page.WaitForURLAsync(desk.Address.ToString());
    }

    private static async Task AskForCodeAsync(Visitor visitor)
    {
        await visitor.GoAsync("/sign-in");
        await visitor.TrySignInAsync("two@example.test", BrowserDesk.Password);
        await visitor.Page.WaitForURLAsync("**/sign-in/code*");
    }
}
