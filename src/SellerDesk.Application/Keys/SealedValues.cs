using Npgsql;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Application.Keys;

/// <summary>Finds values that an older key sealed, and seals them anew. Which key sealed a value stands in its first bytes: four of a mark, sixteen of the key's number.</summary>
public sealed class SealedValues(NpgsqlDataSource source, IKeyVault vault)
{
    /// <summary>Pages of the table in one transaction: some hundreds of rows.</summary>
    private const int Pages = 64;

    /// <summary>How many values another key than this sealed.</summary>
    public async Task<long> CountAsync(Guid current, CancellationToken cancel)
    {
        var total = 0L;
        foreach (var column in SealedColumns.All)
        {
            await using var count = source.CreateCommand($"select count(*) from {column.Table} where {column.Where} and {Not(column)}");
            count.CommandTimeout = 0;
            count.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = current.ToByteArray() });
            total += (long)(await count.ExecuteScalarAsync(cancel))!;
        }

        return total;
    }

    /// <summary>Seals one stretch of a table anew.</summary>
    /// <returns>How many values; and where the next stretch begins, null at the end.</returns>
    public async Task<(int Sealed, int? Next)> SealAsync(SealedColumn column, int fromPage, Guid current, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var rows = await ReadAsync(connection, column, fromPage, current, cancel);
        if (rows.Count > 0)
        {
            await using var write = new NpgsqlCommand($"update {column.Table} t set {column.Set} from unnest($1::text[], $2::bytea[]) as n(place, bytes) where t.ctid = n.place::tid", connection);
            write.Parameters.AddWithValue(rows.Select(row => row.Place).ToArray());
            write.Parameters.AddWithValue(rows.Select(row => vault.Protect(vault.Reveal(row.Bytes))).ToArray());
            await write.ExecuteNonQueryAsync(cancel);
        }

        await using var size = new NpgsqlCommand($"select pg_relation_size('{column.Table}') / current_setting('block_size')::int", connection);
        var pages = (long)(await size.ExecuteScalarAsync(cancel))!;
        await transaction.CommitAsync(cancel);
        return (rows.Count, fromPage + Pages < pages ? fromPage + Pages : null);
    }

    /// <summary>Locked until they are written; a row that somebody else is writing is found at the next pass.</summary>
    private static async Task<List<(string Place, byte[] Bytes)>> ReadAsync(NpgsqlConnection connection, SealedColumn column, int fromPage, Guid current, CancellationToken cancel)
    {
        await using var read = new NpgsqlCommand(
            $"select ctid::text, {column.Bytes} from {column.Table} where ctid >= $2::text::tid and ctid < $3::text::tid and {column.Where} and {Not(column)} for update skip locked", connection);
        read.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = current.ToByteArray() });
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"({fromPage},0)" });
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"({fromPage + Pages},0)" });
        await using var reader = await read.ExecuteReaderAsync(cancel);
        var rows = new List<(string, byte[])>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add((reader.GetString(0), await reader.GetFieldValueAsync<byte[]>(1, cancel)));
        }

        return rows;
    }

    private static string Not(SealedColumn column) => $"substring({column.Bytes} from 5 for 16) <> $1";
}
