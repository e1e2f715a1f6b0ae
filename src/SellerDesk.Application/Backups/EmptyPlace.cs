using Npgsql;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Backups;

/// <summary>
/// Nothing is ever written over: a restore goes into a database without tables, or into that of a desk which nobody has set up yet, which is emptied for it.
/// </summary>
internal static class EmptyPlace
{
    private const string Tables = "select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')";
    private const string OurOwn = "select to_regclass('schema_versions') is not null and to_regclass('shops') is not null and to_regclass('people') is not null";
    private const string InUse = "select (select count(*) from (select 1 from shops limit 1) s) + (select count(*) from (select 1 from people limit 1) p)";

    /// <summary>A program of the desk that is open here beside this one.</summary>
    private const string Others = "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name like 'sellerdesk%'";

    public static async Task RequireAsync(NpgsqlDataSource target, CancellationToken cancel)
    {
        await using var connection = await target.OpenConnectionAsync(cancel);
        var tables = await ReadAsync<long>(connection, Tables, cancel);
        if (tables == 0)
        {
            return;
        }

        if (!await ReadAsync<bool>(connection, OurOwn, cancel) || await ReadAsync<long>(connection, InUse, cancel) > 0)
        {
            throw new RuleException("backup.notEmpty", connection.Database, tables);
        }

        if (await ReadAsync<long>(connection, Others, cancel) > 0)
        {
            throw new RuleException("backup.deskRuns", connection.Database);
        }

        await TableSums.SayAsync(connection, "drop schema public cascade; create schema public", cancel);
        await connection.ReloadTypesAsync(cancel);
    }

    private static async Task<T> ReadAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancel))!;
    }
}
