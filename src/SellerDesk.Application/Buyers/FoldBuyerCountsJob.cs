using Npgsql;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Buyers;

/// <summary>Adds up the counters' changes: the rows of one cell become one. Safe beside writers, who only ever insert.</summary>
public sealed class FoldBuyerCountsJob(NpgsqlDataSource source) : IJob
{
    private const string Fold = """
        with many as (
          select array_agg(id) as ids from buyer_counts group by shop_id, part, value having count(*) > 1 or sum(count) = 0
        ), gone as (
          delete from buyer_counts where id in (select unnest(ids) from many) returning shop_id, part, value, count
        )
        insert into buyer_counts (shop_id, part, value, count) select shop_id, part, value, sum(count) from gone group by 1, 2, 3 having sum(count) <> 0
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var gate = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtextextended('buyer_counts', 0))", connection, transaction))
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
