using FluentAssertions;
using SellerDesk.Application.Imports.Files;
using Xunit;
using static SellerDesk.UnitTests.Imports.CsvTableTests;
using static SellerDesk.UnitTests.Imports.ImportFiles;

namespace SellerDesk.UnitTests.Imports;

public sealed class XlsxTableTests : IDisposable
{
    private static readonly string Header = Row(1, Inline("A1", "a"), Inline("B1", "b"), Inline("C1", "c"));

    private readonly ImportFiles files = new();

    [Fact]
    public void Shared_and_inline_texts_are_read_with_their_pieces_and_without_hints()
    {
        var path = files.Workbook(
            Header + Row(2, "<c r=\"A2\" t=\"s\"><v>0</v></c>", "<c r=\"B2\" t=\"s\"><v>1</v></c>", Inline("C2", "в ячейке")),
            "<si><t>общий</t></si><si><r><t>по </t></r><r><t>частям</t></r><rPh sb=\"0\" eb=\"1\"><t>hint</t></rPh></si>");

        Read(path).Should().Equal("a|b|c", "2: общий|по частям|в ячейке");
    }

    [Fact]
    public void Dates_are_numbers_with_a_format_of_dates()
    {
        var path = files.Workbook(
            Header + Row(2, "<c r=\"A2\" s=\"1\"><v>46347</v></c>", "<c r=\"B2\" s=\"2\"><v>46347.4375</v></c>", "<c r=\"C2\" s=\"3\"><v>46347</v></c>"),
            numberFormats: "<numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy hh:mm\"/><numFmt numFmtId=\"165\" formatCode=\"#,##0.00&quot; ₽ (сумма)&quot;;[Red]-0\"/>",
            cellFormats: "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>");

        Read(path)[1].Should().Be("2: 2026-11-21 00:00:00|2026-11-21 10:30:00|46347");
    }

    [Fact]
    public void Workbooks_that_count_days_from_1904_are_read_right()
    {
        var path = files.Workbook(Header + Row(2, "<c r=\"A2\" s=\"1\"><v>44885</v></c>"), cellFormats: "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>", workbookProperties: "<workbookPr date1904=\"1\"/>");

        Read(path)[1].Should().Be("2: 2026-11-21 00:00:00");
    }

    [Fact]
    public void Numbers_look_as_the_person_sees_them() =>
        Read(files.Workbook(Header + Row(2, "<c r=\"A2\"><v>27.359999999999999</v></c>", "<c r=\"B2\"><v>1.2345678901E10</v></c>", "<c r=\"C2\"><v>12345678901234567890</v></c>")))[1]
            .Should().Be("2: 27.36|12345678901|12345678901234567890");

    [Fact]
    public void Cells_and_rows_that_are_left_out_come_out_empty_and_keep_the_line() =>
        Read(files.Workbook(Header + Row(2) + Row(7, Inline("C7", "x")) + "<row><c/><c t=\"str\"><f>A1</f><v>y</v></c></row>")).Should().Equal("a|b|c", "7: ||x", "8: |y");

    [Fact]
    public void Many_different_texts_go_to_disk_and_come_back()
    {
        var random = new Random(1);
        var texts = string.Concat(Enumerable.Range(0, 3_000).Select(i => $"<si><t>{i} {string.Concat(Enumerable.Range(0, 4_000).Select(_ => (char)random.Next('а', 'я')))}</t></si>"));

        var lines = Read(files.Workbook(Header + Row(2, "<c r=\"A2\" t=\"s\"><v>2999</v></c>", "<c r=\"B2\" t=\"s\"><v>2500</v></c>", "<c r=\"C2\" t=\"s\"><v>0</v></c>"), texts));

        lines[1].Split('|').Select(cell => cell.Split(' ')[^2]).Should().Equal("2999", "2500", "0");
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked() => Refusal(files.Bomb(64)).Should().Be("rule.import.zipBomb()");

    [Fact]
    public void A_workbook_that_unpacks_beyond_the_limit_is_refused() =>
        Refusal(files.Workbook(Header + Row(2, Inline("A2", new string('x', 100_000)))), FileLimits.Default with { MaxUnpackedBytes = 50_000 }).Should().Be("rule.import.zipBomb()");

    [Fact]
    public void Another_archive_is_no_workbook() => Refusal(files.Bytes([(byte)'P', (byte)'K', 3, 4, .. new byte[100]])).Should().Be("rule.import.notWorkbook()");

    [Fact]
    public void A_damaged_sheet_is_told_with_its_line() =>
        Refusal(files.Workbook(Header + Row(2, Inline("A2", "x")) + "<row r=\"3\"><c r=\"A3\"><v>1</v></row>")).Should().Be("rule.import.brokenWorkbook(4)");

    [Fact]
    public void A_sheet_without_rows_has_no_header() => Refusal(files.Workbook("")).Should().Be("rule.import.noHeader()");

    [Fact]
    public void A_cell_that_points_to_no_text_is_damage() =>
        Refusal(files.Workbook(Header + Row(2, "<c r=\"A2\" t=\"s\"><v>5</v></c>"))).Should().Be("rule.import.brokenWorkbook(3)");

    public void Dispose() => files.Dispose();
}
