using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using Xunit;

namespace SellerDesk.IntegrationTests.Complaints;

public sealed class CaseFileTests(CaseFixture desk) : IClassFixture<CaseFixture>
{
    /// <summary>The smallest JPEG with a record of the camera in it.</summary>
    private static readonly byte[] Photo =
    [
        0xFF, 0xD8, 0xFF, 0xE1, 0, 18, .. "Exif\0\0GPS here!!"u8, 0xFF, 0xDB, 0, 4, 0, 1, 0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9,
    ];

    [Fact]
    public async Task Everything_that_proves_a_case_comes_as_one_archive_with_digests_that_agree()
    {
        var shop = await desk.AddShopAsync("Спор");
        await desk.OrderAsync(shop, "o1", ("148203771", 1, 1290.5m));
        await desk.PullAsync(shop, CaseFixture.Claim("r1"));
        var id = (await desk.CasesAsync(shop)).Single().Id;
        await desk.MoveAsync(id, new CaseMove.Arbitrate("used"));
        var file = await AddAsync(id, "осмотр.jpg", Photo, "inspection-photos");
        await using var archive = new MemoryStream();
        (await new EvidencePack(desk.Scoped(), Card(), desk.Desk.Services.GetRequiredService<IBuyerPhotos>(), desk.Clock).WriteAsync(id, archive, CancellationToken.None)).Should().BeTrue();
        using var zip = new ZipArchive(archive, ZipArchiveMode.Read);
        zip.Entries.Select(entry => entry.Name).Should().Contain(["index.html", "order.txt", "claim.txt", "messages.txt", "trail.txt", "SHA256SUMS"]);
        var sums = Text(zip, "SHA256SUMS").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(line => line[66..], line => line[..64]);
        foreach (var (name, digest) in sums)
        {
            Convert.ToHexStringLower(SHA256.HashData(Bytes(zip, name))).Should().Be(digest, name);
        }

        sums.Keys.Should().Contain(name => name.EndsWith("осмотр.jpg", StringComparison.Ordinal));
        Text(zip, "index.html").Should().Contain("Треснула крышка").And.Contain(sums.Values.First());
        var details = await desk.CardAsync(id);
        details.Files.Should().ContainSingle(kept => kept.Id == file && kept.Point == "inspection-photos");
        details.Evidence.Should().Contain(point => point.Code == "inspection-photos" && point.TickedAt != null && point.Files == 1);
        Encoding.Latin1.GetString(Bytes(zip, sums.Keys.First(name => name.EndsWith(".jpg", StringComparison.Ordinal)))).Should().NotContain("GPS", "the camera's traces are taken out");
    }

    [Fact]
    public async Task What_is_too_big_or_no_photo_at_all_is_refused_in_words()
    {
        var shop = await desk.AddShopAsync("Не фото");
        var id = await desk.OpenAsync(CaseFixture.Form(shop));
        await Refused(() => AddAsync(id, "фото.jpg", [0xFF, 0xD8, 0xFF, .. new byte[40 * 1024 * 1024]]), "file.tooBigToKeep");
        await Refused(() => AddAsync(id, "фото.jpg", [(byte)'M', (byte)'Z', .. new byte[2000]]), "file.notKept");
        (await desk.CardAsync(id)).Files.Should().BeEmpty();
    }

    private Task<ComplaintFileId> AddAsync(ComplaintId id, string name, byte[] content, string? point = null) =>
        new AddComplaintFile(desk.Scoped(), desk.Clock).ExecuteAsync(CaseFixture.Support, id, name, content, point, CancellationToken.None);

    private ComplaintCard Card() => new(desk.Scoped(), desk.Desk.Services.GetRequiredService<Connectors>());

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using var entry = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Text(ZipArchive zip, string name) => Encoding.UTF8.GetString(Bytes(zip, name));

    private static async Task Refused(Func<Task> deed, string code) => (await deed.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be(code);
}
