using Npgsql;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Imports.Files;
using SellerDesk.Application.Imports.Rows;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Imports.Runs;

/// <summary>The two passes over a file: judge every line and keep the good ones, then take them in.</summary>
internal sealed class ImportWork(
    NpgsqlConnection connection, Shop shop, ImportRequest request, ITableReader table, ColumnMap map, ImportJournal journal, FileLimits limits, BuyerDoor door, ContactWriter contacts, TimeProvider clock)
{
    private const int LinesPerTick = 500;

    // A file of mended lines, as RejectionFile wrote it.
    private readonly bool mended = table.Headers.Contains(RejectionFile.ReasonHeader, StringComparer.OrdinalIgnoreCase);
    private readonly RowCells cells = new(map, TimeZoneInfo.FindSystemTimeZoneById(shop.TimeZone));

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var store = new RowStore(connection);
        var taker = Taker();
        await ReadAsync(store, taker, cancel);
        await store.CompleteAsync(cancel);
        await WriteAsync(store, taker, cancel);
    }

    private async Task ReadAsync(RowStore store, IRowTaker taker, CancellationToken cancel)
    {
        journal.Begin(ImportPhase.Reading);
        await store.BeginAsync(cancel);
        while (table.Read())
        {
            await JudgeAsync(store, taker, cancel);
            if (journal.Counts.Read % LinesPerTick == 0)
            {
                await journal.TickAsync(table.Position, table.Length, cancel);
            }
        }

        journal.Report(table.Length, table.Length);
    }

    private async Task JudgeAsync(RowStore store, IRowTaker taker, CancellationToken cancel)
    {
        journal.Count(new ImportCounts(1, 0, 0, 0));
        if (journal.Counts.Read > limits.MaxLines)
        {
            throw new RuleException("import.tooManyLines", limits.MaxLines);
        }

        var row = mended ? [.. table.Cells.Select(RejectionFile.Armed)] : table.Cells;
        cells.Use(row);
        if (cells.Refusal is null && taker.Judge(cells) is { } number)
        {
            await store.AddAsync(table.Line, number, RowStore.Cleaned(row, map.Headers.Count), cancel);
        }
        else
        {
            await journal.RejectAsync(table.Line, cells.Refusal!, row, cancel);
        }
    }

    private async Task WriteAsync(RowStore store, IRowTaker taker, CancellationToken cancel)
    {
        journal.Begin(ImportPhase.Writing);
        var (done, total) = (0L, (long)journal.Counts.Read - journal.Counts.Rejected);
        while (await store.NextAsync(cancel) is { Count: > 0 } rows)
        {
            await taker.TakeAsync(rows, cancel);
            done += rows.Count;
            await journal.TickAsync(done, total, cancel);
        }

        await taker.FinishAsync(cancel);
        journal.Report(total, total);
    }

    private IRowTaker Taker()
    {
        var writing = new BatchWriting(connection, shop, request.DryRun, door, clock);
        return request.Kind switch
        {
            ImportKind.Orders => new OrderTaker(map, cells, shop.Currency, writing, journal),
            ImportKind.Reviews => new ReviewTaker(map, cells, writing, journal),
            _ => new ContactTaker(map, cells, clock, new ContactBatch(connection, shop, journal.Run, request, contacts, clock), journal),
        };
    }
}
