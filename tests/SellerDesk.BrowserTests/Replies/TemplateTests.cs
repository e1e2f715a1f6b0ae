using FluentAssertions;
using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Replies;

public sealed class TemplateTests(BrowserDesk desk) : IClassFixture<BrowserDesk>
{
    private const string Page = "/settings/templates";

    [Fact]
    public async Task A_seller_writes_a_template_sees_what_comes_out_deletes_it_and_takes_it_back()
    {
        await using var seller = await desk.SignedInAsync(Role.Seller);
        await seller.OpenAsync(Page + "?add=1");
        await seller.Find("#template-name").FillAsync("Проба");
        await seller.Find("#template-body").FillAsync("");
        await seller.Find("[data-insert='{buyer}']").ClickAsync();
        await seller.Keys.TypeAsync(", спасибо. Сегодня {weather}");
        await seller.SeesAsync(".template-preview blockquote >> nth=0", "Ольга, спасибо.");
        await seller.SeesAsync(".template-preview blockquote >> nth=1", "Спасибо.");
        await seller.SeesAsync(".sd-note.warn", "{weather}");

        await seller.PressAsync("Control+Enter");
        await seller.SeesAsync(".template-table tr.is-here", "Проба");
        await seller.Find(".templates .sd-btn.danger").ClickAsync();
        await seller.SeesNoAsync(".template-table tr:has-text('Проба')");

        await seller.Find(".sd-toast.undo .act").ClickAsync();
        await seller.SeesAsync(".template-table tr:has-text('Проба')");
        seller.NothingWentWrong();
    }

    [Fact]
    public async Task Of_two_sellers_at_one_template_the_second_keeps_the_typed_text_and_sees_the_others()
    {
        await using var first = await desk.SignedInAsync(Role.Seller);
        await using var second = await desk.SignedInAsync(Role.Manager);
        await first.OpenAsync(Page);
        await first.Find(".template-table a >> text=Ответ на вопрос").ClickAsync();
        await first.SeesAsync("#template-body");
        await second.OpenAsync(first.Path);
        await first.Find("#template-body").FillAsync("Здравствуйте. Первый текст.");
        await second.Find("#template-body").FillAsync("Здравствуйте. Второй текст.");

        await first.PressAsync("Control+Enter");
        await first.SeesAsync(".sd-toast", "сохранён");
        await second.PressAsync("Control+Enter");

        await second.SeesAsync(".sd-note.warn", "Первый текст.");
        (await second.Find("#template-body").InputValueAsync()).Should().Be("Здравствуйте. Второй текст.");
        await second.PressAsync("Control+Enter");
        await second.SeesAsync(".template-table tr.is-here", "Второй текст.");
        first.NothingWentWrong();
        second.NothingWentWrong();
    }

    [Fact]
    public async Task Who_only_answers_reads_the_templates()
    {
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync(Page);
        await support.Find(".template-table a >> nth=0").ClickAsync();

        await support.SeesAsync(".template-body");
        await support.SeesNoAsync("#template-body");
        await support.SeesNoAsync(".sd-head .sd-btn.primary");
        support.NothingWentWrong();
    }
}
