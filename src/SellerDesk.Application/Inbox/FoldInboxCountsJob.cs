using Npgsql;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Inbox;

/// <summary>
/// Adds up the counters' changes: the rows of one cell become one. Safe beside writers, who only ever insert: a change that is not committed yet
/// is not seen, so it stays for the next round; and everybody else sees either the old rows or the new one, never both.
/// </summary>
public sealed class FoldInboxCountsJob(NpgsqlDataSource source) : IJob
{
    private const string Fold = """
        with many as (
          select array_agg(id) as ids from inbox_counts
          group by shop_id, kind, state, reply_state, rating, has_text, has_photo, assignee_id having count(*) > 1 or sum(count) = 0
        ), gone as (
          delete from inbox_counts where id in (select unnest(ids) from many)
          returning shop_id, kind, state, reply_state, rating, has_text, has_photo, assignee_id, count
        )
        insert into inbox_counts (shop_id, kind, state, reply_state, rating, has_text, has_photo, assignee_id, count)
        select shop_id, kind, state, reply_state, rating, has_text, has_photo, assignee_id, sum(count) from gone
        group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(count) <> 0
        returning 1
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        // One node at a time is enough; a second one would only wait for the rows that the first takes.
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var gate = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtextextended('inbox_counts', 0))", connection, transaction))
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
