using System.Buffers;

namespace SellerDesk.Application.Imports;

/// <summary>One line of CSV (RFC 4180, commas).</summary>
public static class CsvLine
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",;\"\r\n\t|");

    public static string Of(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted));

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(NeedQuotes) || cell.StartsWith(' ') || cell.EndsWith(' ') ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : cell;
}
