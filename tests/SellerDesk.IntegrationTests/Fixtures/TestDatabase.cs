using Npgsql;
using SellerDesk.Application.Data;

namespace SellerDesk.IntegrationTests.Fixtures;

/// <summary>
/// A database of its own for one test class: a copy of a template that is migrated once per run. Needs a PostgreSQL that may create databases,
/// named by <c>SELLERDESK_TEST_DB</c>; <c>./desk test</c> starts one and sets it.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string Variable = "SELLERDESK_TEST_DB";
    private const long TemplateLock = 0x74656D706C617465;

    private static readonly SemaphoreSlim Gate = new(1);
    private static string? template;

    private TestDatabase(string name, string connectionString)
    {
        Name = name;
        ConnectionString = connectionString;
    }

    public string Name { get; }

    public string ConnectionString { get; }

    public static string Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set
        ? set
        : throw new InvalidOperationException($"These tests need PostgreSQL. Run them with ./desk test, or set {Variable} to the connection string of a server that may create databases.");

    public static async Task<TestDatabase> CreateAsync()
    {
        var source = await TemplateAsync();
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync(Server, $"create database {name} template {source}");
        return new TestDatabase(name, At(name));
    }

    /// <summary>A database that somebody else made and will remove.</summary>
    public static TestDatabase Elsewhere(string connectionString) => new("", connectionString);

    public async ValueTask DisposeAsync()
    {
        if (Name.Length > 0)
        {
            await ExecuteAsync(Server, $"drop database if exists {Name} with (force)");
        }
    }

    public async Task<T> ReadAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The first column of every row.</summary>
    public async Task<List<T>> ListAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(await reader.GetFieldValueAsync<T>(0));
        }

        return rows;
    }

    public Task ExecuteAsync(string sql) => ExecuteAsync(ConnectionString, sql);

    /// <summary>Changes a row in a transaction that ends only when what was begun meanwhile waits for it: whoever read the row before is late.</summary>
    public async Task<Task> WhileAnotherChangesAsync(string sql, Func<Task> begin)
    {
        await using var other = new NpgsqlConnection(ConnectionString);
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using var change = new NpgsqlCommand(sql, other, transaction);
        await change.ExecuteNonQueryAsync();
        var begun = begin();
        while (!begun.IsCompleted && await ReadAsync<long>($"select count(*) from pg_stat_activity where {other.ProcessID} = any(pg_blocking_pids(pid))") == 0)
        {
            await Task.Delay(10);
        }

        await transaction.CommitAsync();
        return begun;
    }

    public static Task ExecuteOnServerAsync(string sql) => ExecuteAsync(Server, sql);

    private static async Task<string> TemplateAsync()
    {
        await Gate.WaitAsync();
        try
        {
            return template ??= await MakeTemplateAsync();
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Named after the built assembly: another build may have other migrations, and test projects that run side by side share it.</summary>
    private static async Task<string> MakeTemplateAsync()
    {
        var name = $"template_{typeof(SellerDeskDb).Assembly.ManifestModule.ModuleVersionId:N}";

        // Not out of the pool, which would keep the lock after it is given back.
        await using var admin = new NpgsqlConnection(Server + ";Pooling=false");
        await admin.OpenAsync();
        await using (var wait = new NpgsqlCommand($"select pg_advisory_lock({TemplateLock})", admin))
        {
            await wait.ExecuteNonQueryAsync();
        }

        await using var exists = new NpgsqlCommand($"select 1 from pg_database where datname = '{name}'", admin);
        if (await exists.ExecuteScalarAsync() is null)
        {
            var making = $"making_{Guid.NewGuid():N}";
            await ExecuteAsync(Server, $"create database {making}");
            await using (var source = DeskData.Source(At(making) + ";Pooling=false"))
            {
                await new DatabaseMigration(new WholeDb(DeskData.Options(source)), source).ApplyAsync(CancellationToken.None);
            }

            await ExecuteAsync(Server, $"alter database {making} rename to {name}");
        }

        return name;
    }

    private static string At(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
