using Npgsql;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Data;

/// <summary>
/// Adds up the counters' changes: the rows of one cell become one. Safe beside writers, who only ever insert: a change that is not committed yet
/// is not seen, so it stays for the next round; and everybody else sees either the old rows or the new one, never both.
/// </summary>
/// <param name="table">Rows of changes: an id, the columns of the cell, <c>count</c>.</param>
/// <param name="cell">The columns that name a cell, separated by commas.</param>
public abstract class FoldCounts(NpgsqlDataSource source, string table, string cell) : IJob
{
    private string Fold => $"""
        with many as (
          select array_agg(id) as ids from {table} group by {cell} having count(*) > 1 or sum(count) = 0
        ), gone as (
          delete from {table} where id in (select unnest(ids) from many) returning {cell}, count
        )
        insert into {table} ({cell}, count) select {cell}, sum(count) from gone group by {cell} having sum(count) <> 0
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        // One node at a time is enough; a second one would only wait for the rows that the first takes.
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var gate = new NpgsqlCommand($"select pg_try_advisory_xact_lock(hashtextextended('{table}', 0))", connection, transaction))
        {
            if (await gate.ExecuteScalarAsync(cancel) is not true)
            {
                return false;
            }
        }

        await using var fold = new NpgsqlCommand(Fold, connection, transaction);
        var folded = await fold.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return folded > 0;
    }
}
