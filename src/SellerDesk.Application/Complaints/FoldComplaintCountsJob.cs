using Npgsql;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Complaints;

/// <summary>Adds up the counters' changes: the rows of one cell become one. Safe beside writers, who only ever insert.</summary>
public sealed class FoldComplaintCountsJob(NpgsqlDataSource source) : IJob
{
    private const string Fold = """
        with many as (
          select array_agg(id) as ids from complaint_counts group by shop_id, stage, kind, cause_code, owner_id having count(*) > 1 or sum(count) = 0
        ), gone as (
          delete from complaint_counts where id in (select unnest(ids) from many) returning shop_id, stage, kind, cause_code, owner_id, count
        )
        insert into complaint_counts (shop_id, stage, kind, cause_code, owner_id, count)
        select shop_id, stage, kind, cause_code, owner_id, sum(count) from gone group by 1, 2, 3, 4, 5 having sum(count) <> 0
        returning 1
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var gate = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtextextended('complaint_counts', 0))", connection, transaction))
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
