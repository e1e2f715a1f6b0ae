using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Imports.Files;

internal static class HeaderRow
{
    /// <summary>Headers without blanks around them; nameless columns at the end are dropped, as spreadsheets leave them there.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> cells, FileLimits limits)
    {
        var headers = cells.Select(cell => cell.Trim().Trim('\uFEFF').Replace("\0", "", StringComparison.Ordinal)).ToList();
        var named = headers.FindLastIndex(header => header.Length > 0) + 1;
        headers.RemoveRange(named, headers.Count - named);
        return headers.Count > limits.MaxColumns ? throw new RuleException("import.tooManyColumns", limits.MaxColumns) : headers;
    }
}
