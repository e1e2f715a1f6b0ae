using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;
using Xunit;

namespace SellerDesk.IntegrationTests.Complaints;

public sealed class PackPhotoTests(DecisionFixture desk) : IClassFixture<DecisionFixture>
{
    [Fact]
    public async Task Photos_of_the_buyer_are_in_the_pack_and_what_cannot_be_had_is_named_with_the_reason()
    {
        var shop = await desk.AddShopAsync("Фото", settings: desk.Simulator.ShopSettings);
        string[] addresses = [$"{desk.Simulator.Address}/wb/photos/7.jpg", $"{desk.Simulator.Address}/wb/photos/none.jpg", $"{desk.Simulator.Address}/control/clock", "https://127.0.0.1/secret.jpg", "http://169.254.169.254/latest", "file:///etc/passwd"];
        await desk.PullAsync(shop, CaseFixture.Claim("r1") with { PhotoUrls = addresses });
        var id = (await desk.CasesAsync(shop)).Single().Id;
        await using var archive = new MemoryStream();
        var photos = desk.Desk.Services.GetRequiredService<IBuyerPhotos>();
        (await new EvidencePack(desk.Scoped(), new ComplaintCard(desk.Scoped(), desk.Desk.Services.GetRequiredService<Connectors>()), photos, desk.Clock).WriteAsync(id, archive, CancellationToken.None)).Should().BeTrue();
        using var zip = new ZipArchive(archive, ZipArchiveMode.Read);
        var taken = zip.Entries.Where(entry => entry.FullName.StartsWith("buyer/", StringComparison.Ordinal)).ToList();
        taken.Select(entry => entry.FullName).Should().Equal("buyer/01.png");
        var bytes = Bytes(taken[0]);
        bytes.Should().Equal(await desk.Simulator.Control.GetByteArrayAsync(new Uri(addresses[0])), "the marketplace has the same to compare it with");
        Text(zip, "SHA256SUMS").Should().Contain($"{Convert.ToHexStringLower(SHA256.HashData(bytes))}  buyer/01.png");
        var index = Text(zip, "index.html");
        index.Should().Contain("none.jpg: сервер не отдал файл").And.Contain("/control/clock: по адресу не изображение").And.Contain("https://127.0.0.1/secret.jpg: адрес не из открытой сети");
        index.Should().Contain("http://169.254.169.254/latest: адрес не из открытой сети").And.Contain("file:///etc/passwd: адрес не из открытой сети");
    }

    [Fact]
    public async Task A_picture_that_is_too_big_is_left_where_it_is()
    {
        var shop = await desk.AddShopAsync("Большое фото", settings: desk.Simulator.ShopSettings);
        var fetched = await desk.Desk.Services.GetRequiredService<IBuyerPhotos>().FetchAsync(shop, $"{desk.Simulator.Address}/wb/photos/7.jpg", 100, CancellationToken.None);
        fetched.Should().Be(FetchedPhoto.Without(PhotoLack.TooBig));
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2a00:1450:4010::64", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void Only_the_open_internet_is_public(string address, bool isPublic) => PublicAddress.Is(IPAddress.Parse(address)).Should().Be(isPublic);

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Text(ZipArchive zip, string name) => Encoding.UTF8.GetString(Bytes(zip.GetEntry(name)!));
}
