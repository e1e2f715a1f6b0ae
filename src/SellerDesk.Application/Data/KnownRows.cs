using Npgsql;
using NpgsqlTypes;

namespace SellerDesk.Application.Data;

/// <summary>What of a batch is new, changed or unchanged, found by an anti-join of small keys before any text travels to the database.</summary>
internal static class KnownRows
{
    internal readonly record struct Key(string Number, long TextDigest, long AnswerDigest);

    /// <param name="Place">Index of the item in the batch.</param>
    /// <param name="KnownId">Id of the row that is there already; null for a new one.</param>
    internal readonly record struct Difference(int Place, Guid? KnownId, bool TextChanged, bool AnswerChanged);

    /// <returns>The differing items only, in the batch's order; all others are unchanged.</returns>
    public static async Task<List<Difference>> CompareAsync(WriteBatch batch, string table, IReadOnlyList<Key> keys, CancellationToken cancel)
    {
        var staged = $"staged_{table}_keys";
        await Staging.CopyAsync(batch, staged, "place int, number text, text_digest bigint, answer_digest bigint", [.. keys.Index()], WriteAsync, cancel);
        await using var command = batch.Command($"""
            select s.place, t.id, t.text_digest is distinct from s.text_digest, t.answer_digest is distinct from s.answer_digest
            from {staged} s left join {table} t on t.shop_id = @shop and t.number = s.number
            where t.id is null or t.text_digest <> s.text_digest or t.answer_digest <> s.answer_digest
            order by s.place
            """);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var differences = new List<Difference>();
        while (await reader.ReadAsync(cancel))
        {
            differences.Add(new Difference(reader.GetInt32(0), await reader.IsDBNullAsync(1, cancel) ? null : reader.GetGuid(1), reader.GetBoolean(2), reader.GetBoolean(3)));
        }

        return differences;
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, (int Place, Key Key) row, CancellationToken cancel)
    {
        await copy.WriteAsync(row.Place, NpgsqlDbType.Integer, cancel);
        await copy.WriteAsync(row.Key.Number, NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(row.Key.TextDigest, NpgsqlDbType.Bigint, cancel);
        await copy.WriteAsync(row.Key.AnswerDigest, NpgsqlDbType.Bigint, cancel);
    }
}
