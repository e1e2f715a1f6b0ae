using SellerDesk.Application.Imports.Rows;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;

namespace SellerDesk.Application.Imports.Runs;

/// <summary>Orders, one line of the file for each line of an order; see <see cref="OrderParts"/> for how they go together.</summary>
internal sealed class OrderTaker(ColumnMap map, RowCells cells, string shopCurrency, BatchWriting writing, ImportJournal journal) : IRowTaker
{
    private readonly OrderParts open = new(map);
    private readonly List<(IncomingOrder Order, int Lines)> ready = [];
    private int openSince;

    public string? Judge(RowCells row) => OrderRows.Read(row, shopCurrency)?.Number;

    public async Task TakeAsync(IReadOnlyList<StoredRow> rows, CancellationToken cancel)
    {
        foreach (var row in rows)
        {
            if (row.FirstLine != openSince)
            {
                Close();
                openSince = row.FirstLine;
            }

            await AddAsync(row, cancel);
        }

        await WriteAsync(cancel);
    }

    public Task FinishAsync(CancellationToken cancel)
    {
        Close();
        return WriteAsync(cancel);
    }

    private async Task AddAsync(StoredRow row, CancellationToken cancel)
    {
        cells.Use(row.Cells);
        var order = OrderRows.Read(cells, shopCurrency)!;
        if (row.SameAs != row.Line && order.Line is null or { LineNumber: not null })
        {
            journal.Count(new ImportCounts(0, 0, 1, 0));
        }
        else if (open.Add(row.Line, order) is { } refusal)
        {
            await journal.RejectAsync(row.Line, refusal, row.Cells, cancel);
        }
    }

    private void Close()
    {
        if (!open.IsEmpty)
        {
            ready.Add((open.ToOrder(), open.Lines));
            open.Clear();
        }
    }

    /// <summary>Counts are told per order, the report counts lines: orders of equally many lines are written together.</summary>
    private async Task WriteAsync(CancellationToken cancel)
    {
        foreach (var alike in ready.GroupBy(order => order.Lines))
        {
            var orders = alike.Select(entry => entry.Order).ToList();
            var counts = await writing.WriteAsync(orders, OrderWriter.WriteAsync, cancel);
            var accepted = counts.New + counts.Changed;
            journal.Count(new ImportCounts(0, accepted * alike.Key, (orders.Count - accepted) * alike.Key, 0));
        }

        ready.Clear();
    }
}
