using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Imports.Runs;

/// <summary>
/// One import of a kind per shop at a time. PostgreSQL drops the lock with the connection, so a run whose lock is gone has died with its process,
/// and every node can see that.
/// </summary>
internal static class ImportLock
{
    private const long Salt = 0x696D706F7274; // "import"

    public static long Key(ShopId shop, ImportKind kind) => BitConverter.ToInt64(shop.Value.ToByteArray(), 8) ^ Salt ^ ((long)kind << 56);

    public static Task<bool> TryTakeAsync(NpgsqlConnection connection, long key, CancellationToken cancel) => AskAsync(connection, "select pg_try_advisory_lock(@key)", key, cancel);

    public static Task ReleaseAsync(NpgsqlConnection connection, long key) => AskAsync(connection, "select pg_advisory_unlock(@key)", key, CancellationToken.None);

    public static async Task<HashSet<long>> HeldAsync(SellerDeskDb db, CancellationToken cancel) =>
        [.. await db.Database.SqlQuery<long>($"""
            select (classid::bigint << 32) | objid::bigint as "Value" from pg_locks
            where locktype = 'advisory' and objsubid = 1 and granted and database = (select oid from pg_database where datname = current_database())
            """).ToListAsync(cancel)];

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string sql, long key, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("key", key);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }
}
