using Npgsql;
using SellerDesk.Application.Data;

namespace SellerDesk.Benchmarks.Harness;

/// <summary>Databases on the benchmarks' server: made, copied, dropped.</summary>
internal sealed class Databases(string server)
{
    public string At(string database) => new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 40 }.ConnectionString;

    /// <summary>A new database with the desk's schema; one of that name is dropped first.</summary>
    public async Task CreateAsync(string database)
    {
        await DropAsync(database);
        await ExecuteAsync(server, $"create database {database}");
        await MigrateAsync(database);
    }

    /// <returns>The migrations that were missing.</returns>
    public async Task<IReadOnlyList<string>> MigrateAsync(string database)
    {
        await using var source = DeskData.Source(At(database) + ";Pooling=false");
        return await new DatabaseMigration(new WholeDb(DeskData.Options(source)), source).ApplyAsync(CancellationToken.None);
    }

    public async Task CopyAsync(string from, string to)
    {
        await DropAsync(to);
        await ExecuteAsync(server, $"create database {to} template {from}");
    }

    public Task RenameAsync(string from, string to) => ExecuteAsync(server, $"alter database {from} rename to {to}");

    public Task DropAsync(string database) => ExecuteAsync(server, $"drop database if exists {database} with (force)");

    public async Task<IReadOnlyList<string>> ListAsync(string like)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select datname from pg_database where datname like $1", connection) { Parameters = { new() { Value = like } } };
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    public async Task<string> VersionAsync()
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        return connection.PostgreSqlVersion.ToString();
    }

    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
