using System.Diagnostics;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.IntegrationTests.Data;

/// <summary>A database of the first release, with data, brought to today: by one program, and by two that start at once.</summary>
public sealed class UpgradeTests(ITestOutputHelper output)
{
    private const int Orders = 2_000;

    /// <summary>What every release may make anew: counters, and what is searched.</summary>
    private static readonly HashSet<string> MadeAnew = ["work_items.search", "inbox_counts"];

    [Fact]
    public async Task A_database_of_the_first_release_comes_up_to_today_and_loses_nothing()
    {
        await using var old = await OldDatabase.CreateAsync(Orders);
        var before = await old.ContentsAsync(MadeAnew);
        before.Should().HaveCountGreaterThan(15, "the test looked at something");
        var watch = Stopwatch.StartNew();

        await using var source = DeskData.Source(old.ConnectionString);
        var applied = await new DatabaseMigration(new WholeDb(DeskData.Options(source)), source).ApplyAsync(CancellationToken.None);

        var took = watch.Elapsed;
        applied.Should().HaveCount(SchemaVersions.Known.Count - 1);
        var after = await old.ContentsAsync(MadeAnew, before);
        after.Should().Equal(before);
        output.WriteLine($"{applied.Count} migrations, {before.Count} tables, {before.Values.Sum(table => table.Rows)} rows in {took.TotalSeconds:0.0} s; every row and column of the first release is as it was");
        (await old.ReadAsync<long>("select coalesce(sum(count), 0)::bigint from inbox_counts where kind = 'Review'")).Should().Be(await old.ReadAsync<long>("select count(*) from work_items where kind = 'Review'"));
        (await old.ReadAsync<long>("select count(*) from work_items where state = 'Open' and search is null")).Should().Be(0);
    }

    [Fact]
    public async Task Of_two_programs_that_upgrade_at_once_one_does_it_and_the_other_waits()
    {
        await using var old = await OldDatabase.CreateAsync(100);
        // A start adds what every new desk holds.
        HashSet<string> without = [.. MadeAnew, "reply_templates", "saved_views"];
        var before = await old.ContentsAsync(without);
        var results = await Task.WhenAll(DeskCommand.RunAsync(old.ConnectionString, "migrate"), DeskCommand.RunAsync(old.ConnectionString, "migrate"));

        foreach (var result in results)
        {
            result.Exit.Should().Be(0, result.Error);
            result.Output.Trim().Should().Be(SchemaVersions.Known[^1]);
        }

        (await old.ReadAsync<long>("select count(*) from schema_versions")).Should().Be(SchemaVersions.Known.Count);
        (await old.ContentsAsync(without, before)).Should().Equal(before);
        output.WriteLine($"two processes: {results[0].Took.TotalSeconds:0.0} s and {results[1].Took.TotalSeconds:0.0} s");
    }

    [Fact]
    public async Task A_database_that_is_newer_than_the_program_is_refused_in_one_line()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ExecuteAsync("insert into schema_versions values ('29991231235959_FromTheFuture', '99.0.0')");

        var result = await DeskCommand.RunAsync(database.ConnectionString, "migrate");

        result.Exit.Should().Be(1);
        result.Error.Trim().Should().StartWith("The database is newer than this program: its schema is 29991231235959_FromTheFuture").And.NotContain("\n");
        (await database.ReadAsync<long>("select count(*) from schema_versions")).Should().Be(SchemaVersions.Known.Count + 1);
    }

    /// <summary>The first release's schema, filled by hand as its writers filled it.</summary>
    private sealed class OldDatabase(string name) : IAsyncDisposable
    {
        public string ConnectionString { get; } = new NpgsqlConnectionStringBuilder(TestDatabase.Server) { Database = name, Pooling = false }.ConnectionString;

        public static async Task<OldDatabase> CreateAsync(int orders)
        {
            var database = new OldDatabase($"test_{Guid.NewGuid():N}");
            await TestDatabase.ExecuteOnServerAsync($"create database {database.Name}");
            await using var source = DeskData.Source(database.ConnectionString);
            await using (var db = new WholeDb(DeskData.Options(source)).Open())
            {
                await db.GetService<IMigrator>().MigrateAsync(SchemaVersions.Known[0]);
            }

            await using var fill = source.CreateCommand(FirstRelease.Fill(orders));
            await fill.ExecuteNonQueryAsync();
            return database;
        }

        private string Name => name;

        /// <summary>Rows and a sum over all columns of every table of the first release; with <paramref name="of"/>, over the same columns as then.</summary>
        public async Task<Dictionary<string, (long Rows, string Columns, string Sum)>> ContentsAsync(HashSet<string> without, Dictionary<string, (long Rows, string Columns, string Sum)>? of = null)
        {
            await using var connection = new NpgsqlConnection(ConnectionString);
            await connection.OpenAsync();
            var tables = of?.ToDictionary(table => table.Key, table => table.Value.Columns) ?? await TablesAsync(connection, without);
            var contents = new Dictionary<string, (long, string, string)>();
            foreach (var (table, columns) in tables)
            {
                await using var sum = new NpgsqlCommand($"select count(*), coalesce(sum(hashtextextended(row({columns})::text, 0)::numeric), 0)::text from {table}", connection);
                await using var row = await sum.ExecuteReaderAsync();
                await row.ReadAsync();
                contents[table] = (row.GetInt64(0), columns, row.GetString(1));
            }

            return contents;
        }

        public async Task<T> ReadAsync<T>(string sql)
        {
            await using var connection = new NpgsqlConnection(ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            return (T)(await command.ExecuteScalarAsync())!;
        }

        public async ValueTask DisposeAsync() => await TestDatabase.ExecuteOnServerAsync($"drop database if exists {name} with (force)");

        private static async Task<Dictionary<string, string>> TablesAsync(NpgsqlConnection connection, HashSet<string> without)
        {
            await using var command = new NpgsqlCommand("select table_name, column_name from information_schema.columns where table_schema = 'public' and table_name <> 'schema_versions' order by 1, 2", connection);
            await using var reader = await command.ExecuteReaderAsync();
            var columns = new List<(string Table, string Column)>();
            while (await reader.ReadAsync())
            {
                columns.Add((reader.GetString(0), reader.GetString(1)));
            }

            return columns.Where(column => !without.Contains(column.Table) && !without.Contains($"{column.Table}.{column.Column}"))
                .GroupBy(column => column.Table).ToDictionary(table => table.Key, table => string.Join(", ", table.Select(column => $"\"{column.Column}\"")));
        }
    }
}
