using FluentAssertions;
using SellerDesk.Application.Imports;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.UnitTests.Imports;

public sealed class RejectionFileTests
{
    [Fact]
    public async Task Rejected_lines_come_back_in_the_files_own_form_with_the_reason_behind()
    {
        var text = await WriteAsync(["number", "text"], Rejection(7, "7,\"a \"\"b\"\",\nc\""));

        text.Should().Be("number,text,rejected_line,rejected_column,rejected_value,rejected_reason\r\n7,\"a \"\"b\"\",\nc\",7,text,v,because\r\n");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(1)")]
    [InlineData("\t=1")]
    public void A_cell_that_a_spreadsheet_would_calculate_is_defused_and_comes_back_as_it_was(string cell)
    {
        RejectionFile.Defused(cell).Should().StartWith("'");
        RejectionFile.Armed(RejectionFile.Defused(cell)).Should().Be(cell);
    }

    [Theory]
    [InlineData("-5,20")]
    [InlineData("2026-01-01")]
    [InlineData("")]
    [InlineData("обычный текст")]
    public void Plain_values_stay_as_they_are(string cell) => RejectionFile.Defused(cell).Should().Be(cell);

    [Fact]
    public async Task A_file_of_mended_lines_that_is_rejected_again_gets_its_reasons_once()
    {
        var text = await WriteAsync(["number", .. RejectionFile.ExtraHeaders], Rejection(2, "7,1,c,v,old"));

        text.Should().Be("number,rejected_line,rejected_column,rejected_value,rejected_reason\r\n7,2,text,v,because\r\n");
    }

    [Fact]
    public async Task A_line_too_long_to_repeat_leaves_its_cells_empty() =>
        (await WriteAsync(["number", "text"], Rejection(3, null))).Should().EndWith("\r\n,,3,text,v,because\r\n");

    private static ImportRejection Rejection(int line, string? raw) => new(ImportRunId.New(), ShopId.New(), line, "text", "v", "import.required", [], raw);

    private static async Task<string> WriteAsync(IReadOnlyList<string> headers, params ImportRejection[] rejections)
    {
        await using var target = new StringWriter();
        await RejectionFile.WriteAsync(target, headers, rejections.ToAsyncEnumerable(), _ => "because", CancellationToken.None);
        return target.ToString();
    }
}
