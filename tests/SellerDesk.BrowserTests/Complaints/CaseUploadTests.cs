using System.IO.Compression;
using System.Text;
using FluentAssertions;
using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Complaints;

[Collection(WorkingDeskCollection.Name)]
public sealed class CaseUploadTests(WorkingDesk desk)
{
    private const string Proofs = "section[aria-label='Доказательства']";

    /// <summary>A small JPEG with a record of the camera in it.</summary>
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE1, 0, 18, .. "Exif\0\0GPS here!!"u8, 0xFF, 0xDB, 0, 4, 0, 1, 0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9];

    [Fact]
    public async Task A_photo_is_kept_without_its_cameras_traces_and_what_is_no_photo_is_refused_in_words_with_nothing_lost()
    {
        var id = await desk.OpenCaseAsync("Пятно на скатерти");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync($"/complaints/{id.Value}");
        await support.Find($"{Proofs} .case-point input[type=checkbox]:not([disabled])").First.CheckAsync();
        await GiveAsync(support, File("пятно.jpg", Photo));
        await support.SeesAsync($"{Proofs} img");
        var kept = await support.Page.Context.APIRequest.GetAsync((await support.Find($"{Proofs} a.sd-thumb").First.GetAttributeAsync("href"))!);
        kept.Headers["content-type"].Should().Be("image/jpeg");
        Encoding.Latin1.GetString(await kept.BodyAsync()).Should().NotContain("GPS").And.NotContain("Exif");

        await GiveAsync(support, File("фото склада.jpg", [(byte)'M', (byte)'Z', .. new byte[3000]]));
        await support.SeesAsync($"{Proofs} .sd-note", "«фото склада.jpg» не похож на фото или документ");
        await GiveBigAsync(support);
        await support.SeesAsync($"{Proofs} .sd-note", "«снимок.jpg» больше 20 МБ. Уменьшите файл");
        // What fits goes in though something beside it is refused.
        await GiveAsync(support, File("акт.pdf", Bomb()), File("вторая.jpg", Photo));
        await support.SeesAsync($"{Proofs} .sd-note", "«акт.pdf» при открытии разворачивается в огромный файл");

        await support.SeesAsync($"{Proofs} a[title='вторая.jpg']");
        await support.ReloadAsync();
        await Assertions.Expect(support.Find($"{Proofs} a.sd-thumb")).ToHaveCountAsync(2);
        await Assertions.Expect(support.Find($"{Proofs} .case-point input[type=checkbox]:not([disabled])").First).ToBeCheckedAsync();
        await support.SeesAsync(".case-words", "Пятно на скатерти");
        support.NothingWentWrong();
    }

    private static Task GiveAsync(Visitor visitor, params FilePayload[] files) => visitor.Find($"{Proofs} .top input[type=file]").SetInputFilesAsync(files);

    /// <summary>A photo of 40 MB: from the disk, as a person has it.</summary>
    private static async Task GiveBigAsync(Visitor visitor)
    {
        var folder = Directory.CreateTempSubdirectory();
        var path = Path.Combine(folder.FullName, "снимок.jpg");
        await System.IO.File.WriteAllBytesAsync(path, [.. Photo, .. new byte[40 * 1024 * 1024]]);
        await visitor.Find($"{Proofs} .top input[type=file]").SetInputFilesAsync(path);
        folder.Delete(recursive: true);
    }

    private static FilePayload File(string name, byte[] content) => new() { Name = name, MimeType = "application/octet-stream", Buffer = content };

    /// <summary>A small file that unpacks to 200 million bytes.</summary>
    private static byte[] Bomb()
    {
        using var pdf = new MemoryStream();
        pdf.Write("%PDF-1.7\n1 0 obj << /Length 1 /Filter /FlateDecode >>\nstream\n"u8);
        using (var packed = new ZLibStream(pdf, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var times = 0; times < 200; times++)
            {
                packed.Write(zeros);
            }
        }

        pdf.Write("\nendstream\nendobj\n%%EOF"u8);
        return pdf.ToArray();
    }
}
