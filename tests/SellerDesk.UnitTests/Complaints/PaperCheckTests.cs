using System.IO.Compression;
using System.Text;
using FluentAssertions;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using Xunit;

namespace SellerDesk.UnitTests.Complaints;

public sealed class PaperCheckTests
{
    [Fact]
    public void A_plain_paper_is_kept() => PaperCheck.Check(Pdf(1_000_000, "/FlateDecode"), "акт.pdf");

    [Fact]
    public void A_paper_that_swells_is_refused() => Refused(Pdf(200_000_000, "/FlateDecode"), "file.bomb");

    [Fact]
    public void A_paper_that_is_packed_many_times_over_is_refused() => Refused(Pdf(1_000, "[/FlateDecode /FlateDecode /FlateDecode]"), "file.bomb");

    [Fact]
    public void A_paper_with_a_script_is_refused() => Refused(Encoding.Latin1.GetBytes("%PDF-1.7\n1 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj"), "file.active");

    [Fact]
    public void A_table_that_swells_is_refused()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("xl/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 200; i++)
            {
                entry.Write(zeros);
            }
        }

        Refused(packed.ToArray(), "file.bomb");
    }

    [Fact]
    public void A_picture_of_billions_of_points_is_refused() =>
        Refused([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 1, 0, 0, 0, 1, 0, 0, 8, 6], "file.bomb");

    private static byte[] Pdf(int size, string filter)
    {
        using var pdf = new MemoryStream();
        pdf.Write(Encoding.Latin1.GetBytes($"%PDF-1.7\n1 0 obj << /Length 1 /Filter {filter} >>\nstream\n"));
        using (var packed = new ZLibStream(pdf, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1 << 16];
            for (var left = size; left > 0; left -= zeros.Length)
            {
                packed.Write(zeros, 0, Math.Min(left, zeros.Length));
            }
        }

        pdf.Write("\nendstream\nendobj\n%%EOF"u8);
        return pdf.ToArray();
    }

    private static void Refused(byte[] content, string code)
    {
        var check = () => PaperCheck.Check(content, "бумага.pdf");
        check.Should().Throw<RuleException>().Which.Code.Should().Be(code);
    }
}
