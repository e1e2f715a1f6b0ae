using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Backups;

/// <summary>Proves a backup by restoring it into a database made for the purpose, on the same server, and thrown away afterwards.</summary>
public sealed class VerifyBackup(DeskConnection desk)
{
    public async Task<RestoreReport> ExecuteAsync(string path, CancellationToken cancel)
    {
        var name = $"sellerdesk_verify_{Guid.NewGuid():N}";
        await CreateAsync(name, cancel);
        try
        {
            await using var target = DeskData.Source(new NpgsqlConnectionStringBuilder(desk.Text) { Database = name, Pooling = false }.ConnectionString);
            return await RestoreBackup.ExecuteAsync(path, target, cancel);
        }
        finally
        {
            await SayAsync($"drop database if exists {name} with (force)", CancellationToken.None);
        }
    }

    private async Task CreateAsync(string name, CancellationToken cancel)
    {
        try
        {
            await SayAsync($"create database {name} template template0", cancel);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new RuleException("backup.mayNotCreate", new NpgsqlConnectionStringBuilder(desk.Text).Username ?? "");
        }
    }

    private async Task SayAsync(string sql, CancellationToken cancel)
    {
        await using var source = DeskData.Source(new NpgsqlConnectionStringBuilder(desk.Text) { Pooling = false }.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(cancel);
        await TableSums.SayAsync(connection, sql, cancel);
    }
}
