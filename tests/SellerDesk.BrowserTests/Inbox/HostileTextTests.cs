using FluentAssertions;
using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Inbox;

[Collection(WorkingDeskCollection.Name)]
public sealed class HostileTextTests(WorkingDesk desk)
{
    public static TheoryData<string> Texts => new(
        "<script>window.pwned = 1; alert(1)</script> хороший товар",
        "<img src=x onerror=\"window.pwned = 1\"><iframe src=\"javascript:alert(1)\"></iframe> и так далее",
        "\"><svg/onload=alert(1)> {{7*7}} ${7*7} @(7*7) javascript:alert(1)",
        "مرحبا \u202Eтекст задом наперёд\u202C שלום עולם \u2066x\u2069",
        "👩‍👩‍👧‍👦🏳️‍🌈 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞ 👍🏿👍🏿👍🏿",
        "нуль\u0000байт\u0007звонок\u001B[31mцвет");

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Whatever_a_buyer_writes_is_shown_as_words(string text)
    {
        var (_, item) = await desk.PulledReviewAsync(2, text);
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync($"/inbox?item={item.Value}");
        var said = (await support.Find(".sd-talk .said").First.TextContentAsync())!;
        Readable(said).Should().Be(Readable(text));
        (await support.Find(".said *, .sd-row .snippet *").CountAsync()).Should().Be(0, "nothing of it became markup");
        (await support.Page.EvaluateAsync<bool>("() => 'pwned' in window")).Should().BeFalse();
        await FitsAsync(support);
        support.NothingWentWrong();
    }

    [Fact]
    public async Task A_text_of_a_hundred_kilobytes_without_a_space_breaks_nothing()
    {
        var text = "Начало" + string.Concat(Enumerable.Repeat("длинно", 17_000)) + "Конец";
        var (_, item) = await desk.PulledReviewAsync(2, text);
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync($"/inbox?item={item.Value}");
        await support.SeesAsync(".sd-talk .said", "Начало");
        await FitsAsync(support);
        var whole = support.Find(".sd-msg.review .sd-btn");
        await whole.ClickAsync();
        await support.SeesAsync(".sd-talk .said", "Конец");
        await FitsAsync(support);
        support.NothingWentWrong();
    }

    /// <summary>Control characters cannot be shown, and a database keeps no zero: the rest must be there.</summary>
    private static string Readable(string text) => new([.. text.Where(c => !char.IsControl(c) && c != '\uFFFD')]);

    private static async Task FitsAsync(Visitor visitor)
    {
        foreach (var width in new[] { 1440, 390 })
        {
            await visitor.Page.SetViewportSizeAsync(width, 900);
            (await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width);
        }
    }
}
