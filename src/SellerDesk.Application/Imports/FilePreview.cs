using SellerDesk.Application.Imports.Files;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;

namespace SellerDesk.Application.Imports;

/// <param name="Rows">The first lines, cut to the headers' number.</param>
/// <param name="FitsBuiltIn">The headers are those of the built-in preset.</param>
/// <param name="Suggested">Field → header, guessed from names.</param>
public sealed record FileSample(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows, bool FitsBuiltIn, IReadOnlyDictionary<string, string> Suggested);

/// <summary>A look into a file before it is taken in.</summary>
public sealed class FilePreview(FileLimits limits)
{
    public const int Rows = 5;

    /// <exception cref="RuleException">The file cannot be read.</exception>
    public Task<FileSample> LoadAsync(string path, ImportKind kind, CancellationToken cancel) => Task.Run(() => Load(path, kind), cancel);

    private FileSample Load(string path, ImportKind kind)
    {
        using var table = TableFile.Open(path, limits);
        var rows = new List<IReadOnlyList<string>>();
        while (rows.Count < Rows && table.Read())
        {
            rows.Add([.. table.Headers.Select((_, index) => index < table.Cells.Count ? table.Cells[index] : "")]);
        }

        var known = table.Headers.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var fits = ImportFields.Of(kind).Where(field => field.Required).All(field => known.Contains(field.Name));
        return new FileSample(table.Headers, rows, fits, HeaderSuggestion.For(kind, table.Headers));
    }
}
