using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace SellerDesk.Application.Data;

/// <summary>Brings the schema to this version. Under an advisory lock, so that two nodes starting together do it once.</summary>
public sealed class DatabaseMigration(WholeDb database, NpgsqlDataSource source)
{
    private const long LockKey = 0x53656C6C44736B; // "SellDsk"

    /// <returns>Names of the migrations that were applied; empty when the schema was current.</returns>
    public async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await IsCurrentAsync(connection, cancel))
        {
            return [];
        }

        await ExecuteAsync(connection, "select pg_advisory_lock(@key)", cancel);
        try
        {
            await using var db = database.Open();
            var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
            if (pending.Count > 0)
            {
                // A big table's new index may take long; the default of 30 s would end it half way.
                db.Database.SetCommandTimeout(TimeSpan.FromHours(2));
                await db.Database.MigrateAsync(cancel);
            }

            return pending;
        }
        finally
        {
            await ExecuteAsync(connection, "select pg_advisory_unlock(@key)", CancellationToken.None);
        }
    }

    /// <summary>Nearly every start finds the schema current, and asking EF costs half a second of building its model and its queries.</summary>
    private static async Task<bool> IsCurrentAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var exists = new NpgsqlCommand($"select to_regclass('{DeskData.History}') is not null", connection);
        if (await exists.ExecuteScalarAsync(cancel) is not true)
        {
            return false;
        }

        await using var applied = new NpgsqlCommand($"select array_agg(\"MigrationId\") from {DeskData.History}", connection);
        return await applied.ExecuteScalarAsync(cancel) is string[] ids && Known().All(ids.Contains);
    }

    private static IEnumerable<string> Known() => typeof(DatabaseMigration).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Migration)))
        .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.AddWithValue("key", LockKey);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
