using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>Takes figures by which a marketplace judges the seller in: one of each code and day, the last that came; what did not change is not written.</summary>
public static class QualityWriter
{
    private const string Columns = """day date, code text, title text, value numeric(18,4), unit text, "limit" numeric(18,4), state text, note text""";

    private static readonly string Merge =
        UpsertSql.Of("quality_figures", "staged_quality", ["day", "code"], ["title", "value", "unit", "\"limit\"", "state", "note"], receivedAt: false);

    public static async Task<PullCounts> WriteAsync(WriteBatch batch, IReadOnlyList<IncomingQuality> items, CancellationToken cancel)
    {
        if (items.Count == 0)
        {
            return PullCounts.None;
        }

        await batch.LockAsync("quality", cancel);
        await Staging.CopyAsync(batch, "staged_quality", Columns, Parts.Last(items, figure => (figure.Day, figure.Code)), WriteRowAsync, cancel);
        var (fresh, changed) = await UpsertSql.CountAsync(batch, Merge, cancel);
        return new PullCounts(items.Count, fresh, changed, items.Count - fresh - changed, 0);
    }

    private static async Task WriteRowAsync(NpgsqlBinaryImporter copy, IncomingQuality figure, CancellationToken cancel)
    {
        await copy.WriteAsync(figure.Day, NpgsqlDbType.Date, cancel);
        await copy.TextAsync(figure.Code, cancel);
        await copy.TextAsync(figure.Title, cancel);
        await copy.WriteAsync(figure.Value, NpgsqlDbType.Numeric, cancel);
        await copy.TextAsync(figure.Unit, cancel);
        await copy.NumberAsync(figure.Limit, NpgsqlDbType.Numeric, cancel);
        await copy.TextAsync(figure.State.ToString(), cancel);
        await copy.TextAsync(figure.Note, cancel);
    }
}
