using System.Text;
using FluentAssertions;
using SellerDesk.Application.Imports.Files;
using SellerDesk.Domain.Common;
using Xunit;

namespace SellerDesk.UnitTests.Imports;

public sealed class CsvTableTests : IDisposable
{
    private readonly ImportFiles files = new();

    public static TheoryData<string, string> Encodings => new()
    {
        { "utf-8", "no mark" }, { "utf-8", "mark" }, { "utf-16", "mark" }, { "utf-16BE", "mark" }, { "utf-16", "no mark" }, { "windows-1251", "no mark" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Russian_text_is_read_in_any_usual_encoding(string name, string mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding encoding = (name, mark) switch
        {
            ("utf-8", _) => new UTF8Encoding(mark == "mark"),
            ("utf-16", _) => new UnicodeEncoding(false, mark == "mark"),
            ("utf-16BE", _) => new UnicodeEncoding(true, mark == "mark"),
            _ => Encoding.GetEncoding(1251),
        };

        Read(files.Text("номер;текст\r\n1;Ёлка хороша\r\n", encoding)).Should().Equal("номер|текст", "2: 1|Ёлка хороша");
    }

    [Fact]
    public void The_first_russian_letter_may_stand_far_down()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = "id,text\n" + string.Concat(Enumerable.Range(1, 20_000).Select(i => $"{i},plain text\n")) + "20001,Привет\n";

        Read(files.Text(text, Encoding.GetEncoding(1251)))[^1].Should().Be("20002: 20001|Привет");
    }

    [Fact]
    public void A_file_of_utf8_with_one_damaged_letter_stays_utf8()
    {
        var bytes = Encoding.UTF8.GetBytes("id,text\n1,Очень хорошая вещь\n2,обычная вещь, ничего плохого?\n");
        bytes[^3] = 0xFF;

        Read(files.Bytes(bytes))[1].Should().Be("2: 1|Очень хорошая вещь");
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    public void The_separator_is_found_from_the_header(string sign) =>
        Read(files.Text($"a{sign}b{sign}c\n1{sign}\"x{sign}y\"{sign}3\n")).Should().Equal("a|b|c", $"2: 1|x{sign}y|3");

    [Fact]
    public void A_header_that_quotes_other_signs_does_not_mislead() =>
        Read(files.Text("\"a;;;;;;b\",c\n1,2\n")).Should().Equal("a;;;;;;b|c", "2: 1|2");

    [Fact]
    public void The_separator_that_excel_announces_is_taken_and_its_line_counts() =>
        Read(files.Text("sep=;\r\na;b\r\n1;2,5\r\n")).Should().Equal("a|b", "3: 1|2,5");

    [Fact]
    public void Lines_are_the_files_own_where_cells_hold_line_breaks_and_lines_are_blank() =>
        Read(files.Text("a,b\r\n1,\"one\r\ntwo\nthree\"\r\n\r\n,\r\n2,x\r\n\"3\",\"say \"\"hi\"\"\"")).Should()
            .Equal("a|b", "2: 1|one\r\ntwo\nthree", "7: 2|x", "8: 3|say \"hi\"");

    [Fact]
    public void Nameless_columns_at_the_end_are_no_columns() =>
        Read(files.Text("a,b,,\n1,2,,\n"))[0].Should().Be("a|b");

    [Fact]
    public void A_quote_that_is_never_closed_is_told_with_its_line() =>
        Refusal(files.Text("a,b\n1,2\n3,\"open\n4,5\n6,7\n")).Should().Be("rule.import.openQuote(3)");

    [Fact]
    public void A_line_without_end_is_refused_before_it_fills_the_memory() =>
        Refusal(files.Text("a,b\n1,\"" + new string('x', 300_000)), FileLimits.Default with { MaxRecordBytes = 100_000 }).Should().Be("rule.import.endlessCell(2, 97)");

    [Fact]
    public void An_empty_file_is_refused() => Refusal(files.Text("")).Should().Be("rule.import.emptyFile()");

    [Fact]
    public void A_file_of_blank_lines_has_no_header() => Refusal(files.Text("\n\n  \n")).Should().Be("rule.import.noHeader()");

    [Fact]
    public void A_picture_is_no_table() => Refusal(files.Bytes([0x89, 0x50, .. new byte[400]])).Should().Be("rule.import.notText()");

    [Fact]
    public void The_old_excel_format_is_named() => Refusal(files.Bytes([0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3, 4])).Should().Be("rule.import.oldExcel()");

    [Fact]
    public void A_file_beyond_the_limit_is_refused() =>
        Refusal(files.Text("a,b\n" + new string('1', 2_000_000)), FileLimits.Default with { MaxBytes = 1 << 20 }).Should().Be("rule.import.fileTooBig(1)");

    public void Dispose() => files.Dispose();

    internal static List<string> Read(string path, FileLimits? limits = null)
    {
        using var table = TableFile.Open(path, limits ?? FileLimits.Default);
        var lines = new List<string> { string.Join('|', table.Headers) };
        while (table.Read())
        {
            lines.Add($"{table.Line}: {string.Join('|', table.Cells)}");
        }

        return lines;
    }

    internal static string Refusal(string path, FileLimits? limits = null) => FluentActions.Invoking(() => Read(path, limits)).Should().Throw<RuleException>().Which.Message;
}
