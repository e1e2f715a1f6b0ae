using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Audit;

/// <summary>
/// Gives new entries their place in the chain, in the order of their numbers, some seconds after they were written: writers wait for nobody. One transaction at a time over all nodes.
/// </summary>
public sealed class SealAuditJob(NpgsqlDataSource source) : IJob
{
    internal const string Columns = "id, at, hand, hand_id, deed, kind, thing, shop_id, details";

    private const int AtOnce = 5_000;

    private const string Set = """
        update audit_entries e set place = s.place, hash = s.hash, details_hash = s.details_hash
        from unnest($1, $2, $3, $4) as s (id, place, hash, details_hash) where e.id = s.id
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var sealedNow = 0;
        int some;
        do
        {
            some = await SealAsync(cancel);
            sealedNow += some;
        }
        while (some == AtOnce);
        return sealedNow > 0;
    }

    internal static AuditLink Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetGuid(3), row.GetString(4), row.GetString(5),
        row.IsDBNull(6) ? null : row.GetString(6), row.IsDBNull(7) ? null : row.GetGuid(7));

    private async Task<int> SealAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var any = new NpgsqlCommand("select exists (select 1 from audit_entries where place is null)", connection);
        if (await any.ExecuteScalarAsync(cancel) is not true)
        {
            return 0;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var (place, hash) = await HeadAsync(connection, cancel);
        var (ids, places, hashes, details) = (new List<long>(), new List<long>(), new List<byte[]>(), new List<byte[]>());
        await using (var waiting = new NpgsqlCommand($"select {Columns} from audit_entries where place is null order by id limit {AtOnce}", connection))
        await using (var row = await waiting.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
            {
                var link = Read(row);
                var said = AuditChain.HashOf(await row.IsDBNullAsync(8, cancel) ? null : row.GetString(8));
                hash = AuditChain.Next(hash, ++place, link, said);
                ids.Add(link.Id);
                places.Add(place);
                hashes.Add(hash);
                details.Add(said);
            }
        }

        await using var set = new NpgsqlCommand(Set, connection);
        set.Parameters.Add(new NpgsqlParameter { Value = ids.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        set.Parameters.Add(new NpgsqlParameter { Value = places.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        set.Parameters.Add(new NpgsqlParameter { Value = hashes.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        set.Parameters.Add(new NpgsqlParameter { Value = details.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        await set.ExecuteNonQueryAsync(cancel);
        await using var head = new NpgsqlCommand("update audit_heads set place = $1, hash = $2", connection) { Parameters = { new() { Value = place }, new() { Value = hash } } };
        await head.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return ids.Count;
    }

    /// <summary>Holding the row is what keeps two nodes from sealing at once.</summary>
    private static async Task<(long Place, byte[] Hash)> HeadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var head = new NpgsqlCommand("select place, hash from audit_heads where id = 1 for update", connection);
        await using var row = await head.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? (row.GetInt64(0), row.GetFieldValue<byte[]>(1)) : throw new InvalidOperationException("The audit log has no head: its row was removed.");
    }
}
