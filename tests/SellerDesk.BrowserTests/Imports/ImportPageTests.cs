using System.Text;
using FluentAssertions;
using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Imports;

public sealed class ImportPageTests(BrowserDesk desk) : IClassFixture<BrowserDesk>
{
    private const string File = """
        review_number,order_number,sku,rating,title,text,created_at,answered_at
        f-1,,148203771,5,,Всё хорошо,2026-11-20 10:00:00,
        f-2,,148203771,шесть,,Оценки такой нет,2026-11-20 11:00:00,
        f-3,,148203771,1,,Ручка отвалилась,2026-11-20 12:00:00,
        """;

    [Fact]
    public async Task A_file_is_checked_then_taken_in_and_its_bad_line_is_told_and_given_back()
    {
        await desk.AddShopAsync("Лавка на углу", marketplace: Marketplace.Other);
        await using var seller = await desk.SignedInAsync(Role.Seller);
        await seller.OpenAsync("/settings/imports");
        await seller.Find("label:has-text('Отзывы') input[type=radio]").CheckAsync();
        await seller.Find("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "отзывы.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(File) });
        await seller.Find("button:has-text('Проверить без записи')").ClickAsync();
        await seller.SeesAsync("h2:has-text('Проверка закончена, ничего не записано')");
        await CountsAsync(seller, 3, 2, 0, 1);
        (await desk.Database.ReadAsync<long>("select count(*) from reviews")).Should().Be(0);

        await seller.Find("button:has-text('Импортировать 2 строки')").ClickAsync();
        await seller.SeesAsync("h2:has-text('Импорт закончен')");
        await CountsAsync(seller, 3, 2, 0, 1);
        await seller.SeesAsync("#rejections tbody tr", "шесть");
        (await seller.Find("#rejections tbody tr").InnerTextAsync()).Should().ContainAll("3", "rating", "Нужно целое число от 1 до 5");

        var download = await seller.Page.RunAndWaitForDownloadAsync(() => seller.Find("#rejections a[download]").ClickAsync());
        download.SuggestedFilename.Should().EndWith(".csv");
        var rejected = await System.IO.File.ReadAllTextAsync(await download.PathAsync());
        rejected.Should().Contain("f-2").And.Contain("шесть").And.NotContain("f-3");

        await seller.OpenAsync("/inbox");
        await seller.SeesAsync(".sd-row .snippet", "Ручка отвалилась");
        seller.NothingWentWrong();
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_in_words()
    {
        await desk.AddShopAsync("Лавка напротив", marketplace: Marketplace.Other);
        await using var seller = await desk.SignedInAsync(Role.Seller);
        await seller.OpenAsync("/settings/imports");
        await seller.Find("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "снимок.xlsx", MimeType = "application/octet-stream", Buffer = [0x50, 0x4B, 3, 4, 0, 1, 2, 3, 0, 0] });
        await seller.SeesAsync(".sd-note.danger");
        await seller.SeesNoAsync("button:has-text('Проверить без записи')");
        seller.NothingWentWrong();
    }

    [Fact]
    public async Task Whoever_may_only_look_takes_nothing_in()
    {
        await using var viewer = await desk.SignedInAsync(Role.Viewer);
        await viewer.GoAsync("/settings/imports");
        await viewer.SeesAsync("h1", "Сюда нет доступа");
        await viewer.SeesNoAsync("input[type=file]");
    }

    private static async Task CountsAsync(Visitor visitor, params int[] expected) =>
        (await visitor.Find(".sd-import-counts dd").AllInnerTextsAsync()).Select(int.Parse).Should().Equal(expected, "read, accepted, unchanged and rejected are told");
}
