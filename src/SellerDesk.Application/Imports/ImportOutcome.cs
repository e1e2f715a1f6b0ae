using SellerDesk.Domain.Imports;

namespace SellerDesk.Application.Imports;

/// <summary>What came of a file.</summary>
/// <param name="Rejections">The first ones by line, <see cref="ListedRejections"/> at most.</param>
/// <param name="IgnoredColumns">Columns of the file that fill nothing.</param>
public sealed record ImportOutcome(ImportRunId Run, ImportState State, bool DryRun, ImportCounts Counts, IReadOnlyList<ImportRejection> Rejections, IReadOnlyList<string> IgnoredColumns)
{
    public const int ListedRejections = 1_000;
}
