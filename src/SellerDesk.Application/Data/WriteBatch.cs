using Npgsql;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data;

/// <summary>An open transaction in which a batch of one shop's things is written, together with the cursor that stands after them.</summary>
public sealed record WriteBatch(NpgsqlConnection Connection, NpgsqlTransaction Transaction, ShopId ShopId, DateTimeOffset Now)
{
    /// <summary>Runs SQL with <c>@shop</c> and <c>@now</c> given; returns the rows it touched.</summary>
    internal async Task<int> ExecuteAsync(string sql, CancellationToken cancel)
    {
        await using var command = Command(sql);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    internal NpgsqlCommand Command(string sql)
    {
        var command = new NpgsqlCommand(sql, Connection, Transaction) { CommandTimeout = 300 };
        if (sql.Contains("@shop", StringComparison.Ordinal))
        {
            command.Parameters.AddWithValue("shop", ShopId.Value);
        }

        if (sql.Contains("@now", StringComparison.Ordinal))
        {
            command.Parameters.AddWithValue("now", Now.UtcDateTime);
        }

        return command;
    }

    /// <summary>
    /// One writer at a time for one kind of thing of one shop, until the transaction ends: a pull and an import that bring the same review
    /// then find each other's rows instead of colliding.
    /// </summary>
    internal Task LockAsync(string kind, CancellationToken cancel) =>
        ExecuteAsync($"select pg_advisory_xact_lock(hashtextextended(@shop::text || '{kind}', 0))", cancel);
}
