using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;

namespace SellerDesk.Application.Imports.Rows;

/// <summary>Which column of the file at hand holds which field.</summary>
public sealed class ColumnMap
{
    private readonly Dictionary<string, int> columns;

    private ColumnMap(IReadOnlyList<string> headers, Dictionary<string, int> columns) => (Headers, this.columns) = (headers, columns);

    public IReadOnlyList<string> Headers { get; }

    /// <summary>Columns of the file that fill nothing.</summary>
    public IReadOnlyList<string> Ignored => [.. Headers.Where((_, index) => !columns.ContainsValue(index)).Where(header => header.Length > 0)];

    /// <param name="chosen">Field → header; null for the built-in preset, whose headers are the fields' own names.</param>
    /// <exception cref="RuleException">Columns that must be there are missing (all of them named), or a header that is used stands twice.</exception>
    public static ColumnMap Of(ImportKind kind, IReadOnlyList<string> headers, IReadOnlyDictionary<string, string>? chosen)
    {
        var fields = ImportFields.Of(kind);
        var wanted = fields.ToDictionary(field => field.Name, field => chosen is null ? field.Name : chosen.GetValueOrDefault(field.Name, ""));
        var missing = fields.Where(field => field.Required && !Has(headers, wanted[field.Name]))
            .Concat(fields.Where(field => chosen is not null && !field.Required && wanted[field.Name].Length > 0 && !Has(headers, wanted[field.Name])))
            .Select(field => wanted[field.Name].Length > 0 ? wanted[field.Name] : field.Name)
            .ToList();
        if (missing.Count > 0)
        {
            throw new RuleException("import.missingColumns", string.Join(", ", missing), string.Join(", ", headers.Where(header => header.Length > 0).Take(60)));
        }

        var twice = wanted.Values.Where(header => header.Length > 0 && headers.Count(other => Same(other, header)) > 1).ToList();
        return twice.Count > 0
            ? throw new RuleException("import.duplicateHeader", string.Join(", ", twice))
            : new ColumnMap(headers, wanted.Where(pair => Has(headers, pair.Value)).ToDictionary(pair => pair.Key, pair => IndexOf(headers, pair.Value)));
    }

    public int? IndexOf(string field) => columns.TryGetValue(field, out var index) ? index : null;

    /// <summary>The file's own header of a field, for messages.</summary>
    public string HeaderOf(string field) => IndexOf(field) is { } index ? Headers[index] : field;

    private static bool Has(IReadOnlyList<string> headers, string header) => header.Length > 0 && IndexOf(headers, header) >= 0;

    private static int IndexOf(IReadOnlyList<string> headers, string header)
    {
        for (var index = 0; index < headers.Count; index++)
        {
            if (Same(headers[index], header))
            {
                return index;
            }
        }

        return -1;
    }

    private static bool Same(string one, string other) => string.Equals(one, other.Trim(), StringComparison.OrdinalIgnoreCase);
}
