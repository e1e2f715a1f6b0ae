using SellerDesk.Application.Imports.Rows;

namespace SellerDesk.Application.Imports.Runs;

/// <summary>Contacts, one a line. A line that repeats another wholly is unchanged; an address that is not the one which is known already is refused, because nothing known is written over.</summary>
internal sealed class ContactTaker(ColumnMap map, RowCells cells, TimeProvider clock, ContactBatch batch, ImportJournal journal) : IRowTaker
{
    /// <summary>What stands in the whole line: two lines that differ anywhere both count.</summary>
    public string? Judge(RowCells row) => ContactRows.Read(row, clock.GetUtcNow()) is { } contact
        ? string.Join('\u001f', contact.Buyer, contact.Order, contact.Channel, contact.Address?.Address, string.Join(',', contact.Purposes), contact.Given, contact.At.UtcTicks, contact.Source, contact.TextVersion) : null;

    public async Task TakeAsync(IReadOnlyList<StoredRow> rows, CancellationToken cancel)
    {
        var fresh = new List<(StoredRow Row, IncomingContact Contact)>(rows.Count);
        foreach (var row in rows)
        {
            if (row.FirstLine == row.Line)
            {
                cells.Use(row.Cells);
                fresh.Add((row, ContactRows.Read(cells, clock.GetUtcNow())!));
            }
            else
            {
                journal.Count(new ImportCounts(0, 0, 1, 0));
            }
        }

        var ends = await batch.WriteAsync(fresh.ConvertAll(one => one.Contact), cancel);
        foreach (var ((row, _), end) in fresh.Zip(ends))
        {
            if (end.Refusal is { } code)
            {
                var value = map.IndexOf(end.Field) is { } at ? row.Cells[at] : null;
                await journal.RejectAsync(row.Line, new Refusal(map.HeaderOf(end.Field), value, code), row.Cells, cancel);
            }
            else
            {
                journal.Count(end.IsNew ? new ImportCounts(0, 1, 0, 0) : new ImportCounts(0, 0, 1, 0));
            }
        }
    }

    public Task FinishAsync(CancellationToken cancel) => Task.CompletedTask;
}
