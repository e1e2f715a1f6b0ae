using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Imports.Rows;
using SellerDesk.Domain.Imports;

namespace SellerDesk.Application.Imports.Runs;

/// <summary>Keeps the rejected lines: the first ones in memory for the report, all up to a bound in the database by COPY.</summary>
internal sealed class RejectionLog(NpgsqlConnection connection, ImportRun run)
{
    /// <summary>A file that is wrong from end to end is not copied into the database whole; the count stays true.</summary>
    public const int MaxStored = 200_000;

    private const int BatchSize = 1_000;
    private const int MaxRawLength = 64_000;

    private readonly List<ImportRejection> waiting = [];
    private readonly SortedDictionary<int, ImportRejection> first = [];
    private int stored;

    public IReadOnlyList<ImportRejection> First => [.. first.Values];

    public async Task AddAsync(int line, Refusal refusal, IReadOnlyList<string> cells, CancellationToken cancel)
    {
        var rejection = new ImportRejection(run.Id, run.ShopId, line, refusal.Column, refusal.Value, refusal.Code, refusal.Arguments, Raw(cells));
        KeepIfFirst(rejection);
        if (stored + waiting.Count < MaxStored)
        {
            waiting.Add(rejection);
        }

        if (waiting.Count >= BatchSize)
        {
            await FlushAsync(cancel);
        }
    }

    public async Task FlushAsync(CancellationToken cancel)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        await using var copy = await connection.BeginBinaryImportAsync(
            "copy import_rejections (run_id, shop_id, line, \"column\", value, reason_code, reason_arguments, raw_line) from stdin (format binary)", cancel);
        foreach (var rejection in waiting)
        {
            await WriteAsync(copy, rejection, cancel);
        }

        await copy.CompleteAsync(cancel);
        stored += waiting.Count;
        waiting.Clear();
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, ImportRejection rejection, CancellationToken cancel)
    {
        await copy.StartRowAsync(cancel);
        await copy.WriteAsync(rejection.RunId.Value, NpgsqlDbType.Uuid, cancel);
        await copy.WriteAsync(rejection.ShopId.Value, NpgsqlDbType.Uuid, cancel);
        await copy.WriteAsync(rejection.Line, NpgsqlDbType.Integer, cancel);
        await copy.WriteAsync(rejection.Column, NpgsqlDbType.Text, cancel);
        await WriteTextAsync(copy, rejection.Value, cancel);
        await copy.WriteAsync(rejection.ReasonCode, NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(rejection.ReasonArguments, NpgsqlDbType.Array | NpgsqlDbType.Text, cancel);
        await WriteTextAsync(copy, rejection.RawLine, cancel);
    }

    private static Task WriteTextAsync(NpgsqlBinaryImporter copy, string? text, CancellationToken cancel) =>
        text is null ? copy.WriteNullAsync(cancel) : copy.WriteAsync(text, NpgsqlDbType.Text, cancel);

    /// <summary>The second pass finds lines out of order: the report shows the first by line, whenever they were found.</summary>
    private void KeepIfFirst(ImportRejection rejection)
    {
        if (first.Count >= ImportOutcome.ListedRejections)
        {
            if (rejection.Line > first.Keys.Last())
            {
                return;
            }

            first.Remove(first.Keys.Last());
        }

        first[rejection.Line] = rejection;
    }

    /// <summary>A line longer than that is not repeated: cut, it would come back as another line.</summary>
    private static string? Raw(IReadOnlyList<string> cells) =>
        cells.Sum(cell => cell.Length + 1) > MaxRawLength ? null : CsvLine.Of(cells.Select(CellText.Clean));
}
