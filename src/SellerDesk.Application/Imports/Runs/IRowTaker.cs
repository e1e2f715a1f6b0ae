using SellerDesk.Application.Imports.Rows;

namespace SellerDesk.Application.Imports.Runs;

/// <summary>What differs between the kinds of files.</summary>
internal interface IRowTaker
{
    /// <summary>Judges a row by itself.</summary>
    /// <returns>The number that it is known by; null when the row is refused.</returns>
    string? Judge(RowCells row);

    /// <summary>Takes the next good lines, compares them with what is there and writes them.</summary>
    Task TakeAsync(IReadOnlyList<StoredRow> rows, CancellationToken cancel);

    /// <summary>Nothing more comes.</summary>
    Task FinishAsync(CancellationToken cancel);
}
