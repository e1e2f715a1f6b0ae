using Npgsql;
using NpgsqlTypes;
using SellerDesk.Domain.Buyers;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>A transaction in which tiers are decided: one at a time on all nodes.</summary>
internal sealed class TierDesk : IAsyncDisposable
{
    private readonly NpgsqlTransaction transaction;

    private TierDesk(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        Connection = connection;
        this.transaction = transaction;
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>Null: another node has the turn.</summary>
    public static async Task<TierDesk?> TryOpenAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        var desk = await BeginAsync(source, cancel);
        await using (var gate = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtextextended('loyalty_tiers', 0))", desk.Connection))
        {
            if (await gate.ExecuteScalarAsync(cancel) is true)
            {
                return desk;
            }
        }

        await desk.DisposeAsync();
        return null;
    }

    /// <summary>Waits for the turn: for what a person does.</summary>
    public static async Task<TierDesk> OpenAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        var desk = await BeginAsync(source, cancel);
        await desk.RunAsync("select pg_advisory_xact_lock(hashtextextended('loyalty_tiers', 0))", cancel);
        return desk;
    }

    public static NpgsqlParameter Ids(string name, IEnumerable<Guid> ids) => new(name, NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = ids.ToArray() };

    public static NpgsqlParameter Id(BuyerId id) => new("buyer", id.Value);

    public static NpgsqlParameter Maybe(string name, Guid? value) => new(name, NpgsqlDbType.Uuid) { Value = value is { } id ? id : DBNull.Value };

    public static NpgsqlParameter Maybe(string name, string? value) => new(name, NpgsqlDbType.Text) { Value = value is { } text ? text : DBNull.Value };

    public static NpgsqlParameter Json(string name, string json) => new(name, NpgsqlDbType.Jsonb) { Value = json };

    public static NpgsqlParameter At(DateTimeOffset now) => new("now", now.UtcDateTime);

    public async Task<int> RunAsync(string sql, CancellationToken cancel, params NpgsqlParameter[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task<List<Guid>> ListAsync(string sql, CancellationToken cancel, params NpgsqlParameter[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancel))
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }

    public NpgsqlCommand Command(string sql, params NpgsqlParameter[] values)
    {
        var command = new NpgsqlCommand(sql, Connection, transaction) { CommandTimeout = 300 };
        command.Parameters.AddRange(values);
        return command;
    }

    public Task CommitAsync(CancellationToken cancel) => transaction.CommitAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    private static async Task<TierDesk> BeginAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        return new TierDesk(connection, await connection.BeginTransactionAsync(cancel));
    }
}
