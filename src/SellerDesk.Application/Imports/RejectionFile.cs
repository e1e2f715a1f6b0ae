using SellerDesk.Domain.Imports;

namespace SellerDesk.Application.Imports;

/// <summary>
/// Rejected lines as a CSV in the file's own form, with where and why behind, to be mended in a spreadsheet and sent again. Cells that a spreadsheet would
/// take for a formula get an apostrophe in front, which an import of such a file takes off again.
/// </summary>
public static class RejectionFile
{
    public const string ReasonHeader = "rejected_reason";

    public static readonly IReadOnlyList<string> ExtraHeaders = ["rejected_line", "rejected_column", "rejected_value", ReasonHeader];

    /// <param name="reason">Words a rule's code in the reader's language.</param>
    public static async Task WriteAsync(
        TextWriter target, IReadOnlyList<string> headers, IAsyncEnumerable<ImportRejection> rejections, Func<ImportRejection, string> reason, CancellationToken cancel)
    {
        var own = headers.Except(ExtraHeaders, StringComparer.OrdinalIgnoreCase).Count() == headers.Count ? headers : headers.SkipLast(ExtraHeaders.Count).ToList();
        await target.WriteAsync(CsvLine.Of([.. own.Select(Defused), .. ExtraHeaders]) + "\r\n");
        await foreach (var rejection in rejections.WithCancellation(cancel))
        {
            var cells = Cells(rejection.RawLine, own.Count).Select(Defused);
            string[] why = [rejection.Line.ToString(System.Globalization.CultureInfo.InvariantCulture), rejection.Column, rejection.Value ?? "", reason(rejection)];
            await target.WriteAsync(CsvLine.Of([.. cells, .. why.Select(Defused)]) + "\r\n");
        }
    }

    /// <summary>Numbers keep their minus: they calculate nothing.</summary>
    public static string Defused(string cell) =>
        cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && DecimalText.Read(cell) is null ? "'" + cell : cell;

    /// <summary>Undoes <see cref="Defused"/>.</summary>
    public static string Armed(string cell) => cell is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? cell[1..] : cell;

    private static IEnumerable<string> Cells(string? rawLine, int count)
    {
        if (rawLine is null)
        {
            return Enumerable.Repeat("", count);
        }

        using var parser = CsvHelper.CsvReader.FromText(rawLine, new CsvHelper.CsvReaderOptions { Separator = ',', HasHeader = false });
        var cells = parser.Read() ? parser.Current.ToArray() : [];
        return cells.Concat(Enumerable.Repeat("", Math.Max(0, count - cells.Length))).Take(count);
    }
}
