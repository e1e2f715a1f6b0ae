using System.Globalization;
using SellerDesk.Application.Imports.Rows;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Reviews;

namespace SellerDesk.Application.Imports.Runs;

/// <summary>
/// Reviews, one a line. A number that stood before in the file is refused, naming the line that was taken; a line that repeats another wholly is unchanged.
/// </summary>
internal sealed class ReviewTaker(ColumnMap map, RowCells cells, BatchWriting writing, ImportJournal journal) : IRowTaker
{
    public string? Judge(RowCells row) => ReviewRows.Read(row)?.Number;

    public async Task TakeAsync(IReadOnlyList<StoredRow> rows, CancellationToken cancel)
    {
        var reviews = new List<IncomingReview>(rows.Count);
        foreach (var row in rows)
        {
            if (row.FirstLine == row.Line)
            {
                cells.Use(row.Cells);
                reviews.Add(ReviewRows.Read(cells)!);
            }
            else if (row.SameAs == row.FirstLine)
            {
                journal.Count(new ImportCounts(0, 0, 1, 0));
            }
            else
            {
                await journal.RejectAsync(row.Line, Repeated(row), row.Cells, cancel);
            }
        }

        var counts = await writing.WriteAsync(reviews, ReviewWriter.WriteAsync, cancel);
        var accepted = counts.New + counts.Changed;
        journal.Count(new ImportCounts(0, accepted, reviews.Count - accepted, 0));
    }

    public Task FinishAsync(CancellationToken cancel) => Task.CompletedTask;

    private Refusal Repeated(StoredRow row) => new(
        map.HeaderOf("review_number"), row.Cells[map.IndexOf("review_number")!.Value], "import.repeatedNumber", row.FirstLine.ToString(CultureInfo.InvariantCulture));
}
