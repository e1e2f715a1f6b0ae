using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace SellerDesk.Application.Data;

/// <summary>Brings the schema to this version. Under an advisory lock, so that of two nodes starting together one does it and the other waits.</summary>
public sealed class DatabaseMigration(WholeDb database, NpgsqlDataSource source)
{
    private const long LockKey = 0x53656C6C44736B; // "SellDsk"

    /// <returns>Names of the migrations that were applied; empty when the schema was current.</returns>
    /// <exception cref="NewerDatabaseException">The schema has had migrations that this program does not know.</exception>
    public Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancel) => ApplyAsync(SchemaVersions.Known[^1], cancel);

    /// <param name="upTo">The last migration to apply: for a backup that was made with an older schema.</param>
    public async Task<IReadOnlyList<string>> ApplyAsync(string upTo, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);

        // Nearly every start finds the schema current, and asking EF costs half a second of building its model and its queries.
        if ((await PendingAsync(connection, upTo, cancel)).Count == 0)
        {
            return [];
        }

        await ExecuteAsync(connection, "select pg_advisory_lock(@key)", cancel);
        try
        {
            var pending = await PendingAsync(connection, upTo, cancel);
            if (pending.Count > 0)
            {
                await using var db = database.Open();

                // A big table's new index may take long; the default of 30 s would end it half way.
                db.Database.SetCommandTimeout(TimeSpan.FromHours(2));
                await db.GetService<IMigrator>().MigrateAsync(upTo, cancel);
            }

            return pending;
        }
        finally
        {
            await ExecuteAsync(connection, "select pg_advisory_unlock(@key)", CancellationToken.None);
        }
    }

    private static async Task<IReadOnlyList<string>> PendingAsync(NpgsqlConnection connection, string upTo, CancellationToken cancel)
    {
        var applied = await SchemaVersions.AppliedAsync(connection, cancel);
        if (applied.Except(SchemaVersions.Known).Max(StringComparer.Ordinal) is { } unknown)
        {
            throw new NewerDatabaseException(unknown, SchemaVersions.Known[^1]);
        }

        return [.. SchemaVersions.Known.TakeWhile(id => string.CompareOrdinal(id, upTo) <= 0).Except(applied)];
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.AddWithValue("key", LockKey);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
