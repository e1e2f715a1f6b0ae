using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SellerDesk.Application.Imports.Files;

/// <summary>A workbook keeps dates as numbers of days; only the cell's format tells that one is meant.</summary>
internal sealed partial class CellFormats
{
    /// <summary>Days between the two calendars that workbooks count in.</summary>
    private const int Days1904 = 1462;

    private readonly bool[] isDate;
    private readonly bool from1904;

    private CellFormats(bool[] isDate, bool from1904) => (this.isDate, this.from1904) = (isDate, from1904);

    public static CellFormats Of(WorkbookPart workbook)
    {
        var sheet = workbook.WorkbookStylesPart?.Stylesheet;
        var own = (sheet?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(format => format.NumberFormatId is not null)
            .GroupBy(format => format.NumberFormatId!.Value)
            .ToDictionary(format => format.Key, format => format.Last().FormatCode?.Value ?? "");
        var cells = (sheet?.CellFormats?.Elements<CellFormat>() ?? []).Select(cell => IsDate(cell.NumberFormatId?.Value ?? 0, own)).ToArray();
        return new CellFormats(cells, workbook.Workbook.WorkbookProperties?.Date1904?.Value ?? false);
    }

    /// <summary>A number as plain digits, a date as <c>2026-11-21 10:30:00</c>.</summary>
    public string Text(string raw, string? style)
    {
        if (raw.Length == 0)
        {
            return raw;
        }

        var dated = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < isDate.Length && isDate[index];
        if (dated && double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is >= 0 and < 2_958_466)
        {
            return Date(days + (from1904 ? Days1904 : 0));
        }

        return Plain(raw);
    }

    private static string Date(double days)
    {
        // Halves of a second come from counting days in binary fractions.
        var seconds = (long)Math.Round(days * 86_400);
        return new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified).AddSeconds(seconds).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>1.5E2 and 27.359999999999999 are how binary numbers look in the file, not what the person sees.</summary>
    private static string Plain(string raw) =>
        (raw.Contains('E', StringComparison.OrdinalIgnoreCase) || (raw.Length > 16 && raw.Contains('.', StringComparison.Ordinal))) && double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < 1e28
            ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
            : raw;

    private static bool IsDate(uint format, Dictionary<uint, string> own) =>
        own.TryGetValue(format, out var code)
            ? DateLetters().IsMatch(NotFormat().Replace(code, ""))
            : format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    /// <summary>Quoted words, escaped letters, colours and currencies in brackets.</summary>
    [GeneratedRegex("""
        "[^"]*"|\\.|_.|\[[^\]]*\]|General
        """, RegexOptions.IgnoreCase)]
    private static partial Regex NotFormat();

    [GeneratedRegex("[ymdhs]", RegexOptions.IgnoreCase)]
    private static partial Regex DateLetters();
}
