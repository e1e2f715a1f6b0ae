using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using FluentAssertions;
using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Complaints;

[Collection(WorkingDeskCollection.Name)]
public sealed class ArbitrationTests(WorkingDesk desk)
{
    [Fact]
    public async Task A_case_is_disputed_its_proofs_are_gathered_and_leave_as_an_archive_whose_digests_agree()
    {
        var (id, _) = await desk.ClaimedAsync("Это не я разбил, так приехало");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.AnalyseAsync(id);
        await support.Find(".case-decision").GetByText("Оспорить в арбитраже").ClickAsync();
        await support.Find("#fill-ground").SelectOptionAsync(new SelectOptionValue { Label = "Повредил покупатель" });
        await support.PressAsync("Control+Enter");
        await support.SeesAsync(".sd-step.is-here", "Арбитраж");
        await support.SeesAsync(".case-decision", "Ждём площадку");
        await support.SeesAsync("section[aria-label='Доказательства']", "Список для основания «Повредил покупатель»");
        // Another ground is argued: its list follows, what is ticked stays.
        await support.Find("section[aria-label='Доказательства']").GetByLabel("Заключение эксперта", new() { Exact = true }).CheckAsync();
        await support.Find("#case-ground").SelectOptionAsync(new SelectOptionValue { Label = "Дефекта нет" });
        await support.SeesAsync("section[aria-label='Доказательства']", "Видео проверки");
        await Assertions.Expect(support.Find("section[aria-label='Доказательства']").GetByLabel("Заключение эксперта", new() { Exact = true })).ToBeCheckedAsync();
        await support.Find("#case-ground").SelectOptionAsync(new SelectOptionValue { Label = "Повредил покупатель" });
        await support.SeesAsync("section[aria-label='Доказательства']", "Список для основания «Повредил покупатель»");
        await support.Find("section[aria-label='Доказательства']").GetByLabel("Фото или видео упаковки", new() { Exact = true }).CheckAsync();
        await support.Find("section[aria-label='Доказательства']").GetByLabel("Добавить файл: Фото осмотра на складе").SetInputFilesAsync(
            new FilePayload { Name = "заключение.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("Скол от удара, дефекта изготовления нет.") });
        await support.SeesAsync("section[aria-label='Доказательства'] a[title='заключение.txt']");

        var download = await support.Page.RunAndWaitForDownloadAsync(() => support.Find(".case-decision a[download]").ClickAsync());
        await using var archive = File.OpenRead(await download.PathAsync());
        using var zip = new ZipArchive(archive, ZipArchiveMode.Read);
        var sums = Text(zip, "SHA256SUMS").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(line => line[66..], line => line[..64]);
        zip.Entries.Select(entry => entry.FullName).Should().BeEquivalentTo([.. sums.Keys, "index.html", "SHA256SUMS"], "all that is in it has its digest");
        var index = Text(zip, "index.html");
        foreach (var (name, digest) in sums)
        {
            Convert.ToHexStringLower(SHA256.HashData(Bytes(zip, name))).Should().Be(digest, name);
            index.Should().Contain(name).And.Contain(digest);
        }

        sums.Keys.Should().ContainSingle(name => name.EndsWith("заключение.txt", StringComparison.Ordinal));
        index.Should().Contain("Повредил покупатель").And.Contain("Заключение эксперта: отмечено").And.Contain("Фото осмотра на складе: файлов: 1");
        Bytes(zip, "order.txt").Should().NotBeEmpty();
        Text(zip, "messages.txt").Should().Contain("так приехало");
        support.NothingWentWrong();
    }

    private static string Text(ZipArchive zip, string name) => Encoding.UTF8.GetString(Bytes(zip, name));

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using var entry = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }
}
