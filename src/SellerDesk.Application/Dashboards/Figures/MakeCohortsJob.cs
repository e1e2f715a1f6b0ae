using System.Diagnostics;
using Npgsql;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>
/// Counts what buyers of each month did later, from their orders. A shop's are counted anew after a hundred times as long as counting took, so that it never
/// costs more than a hundredth of the time; whoever holds the lock has the turn.
/// </summary>
public sealed class MakeCohortsJob(NpgsqlDataSource source, TimeProvider time) : IJob
{
    private const string Due = """
        select s.id from shops s left join cohort_makings m on m.shop_id = s.id
        where m.shop_id is null or m.made_at <= @now - greatest(interval '5 minutes', m.took_ms * interval '100 milliseconds') order by m.made_at nulls first
        """;

    private const string Count = """
        delete from cohort_months where shop_id = @shop;
        insert into cohort_months (shop_id, cohort, age, currency, buyers, orders, revenue)
        select @shop, cohort, (extract(year from age(month, cohort)) * 12 + extract(month from age(month, cohort)))::int, currency, count(distinct buyer_id), count(*), coalesce(round(sum(total) * 10000), 0)::bigint
        from (
          select l.buyer_id, coalesce(o.currency, '') as currency, o.total, date_trunc('month', o.ordered_at at time zone s.time_zone)::date as month,
            date_trunc('month', min(o.ordered_at) over (partition by l.buyer_id) at time zone s.time_zone)::date as cohort
          from shops s join buyer_links l on l.shop_id = s.id and l.kind = 'Order' join orders o on o.id = l.thing_id and o.shop_id = l.shop_id
          where s.id = @shop and o.stage <> 'Cancelled' and o.ordered_at is not null
        ) each group by 1, 2, 3, 4
        """;

    private const string Keep = """
        insert into cohort_makings (shop_id, made_at, took_ms) values (@shop, @now, @took) on conflict (shop_id) do update set made_at = excluded.made_at, took_ms = excluded.took_ms
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var made = false;
        foreach (var shop in await DueAsync(cancel))
        {
            made |= await MakeAsync(shop, cancel);
        }

        return made;
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancel)
    {
        await using var command = source.CreateCommand(Due);
        command.Parameters.AddWithValue("now", time.GetUtcNow());
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var shops = new List<Guid>();
        while (await reader.ReadAsync(cancel))
        {
            shops.Add(reader.GetGuid(0));
        }

        return shops;
    }

    private async Task<bool> MakeAsync(Guid shop, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var turn = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtextextended('cohorts' || @shop::text, 0))", connection))
        {
            turn.Parameters.AddWithValue("shop", shop);
            if (await turn.ExecuteScalarAsync(cancel) is not true)
            {
                return false;
            }
        }

        var watch = Stopwatch.StartNew();
        await using (var count = new NpgsqlCommand(Count, connection) { CommandTimeout = 0 })
        {
            count.Parameters.AddWithValue("shop", shop);
            await count.ExecuteNonQueryAsync(cancel);
        }

        await using var keep = new NpgsqlCommand(Keep, connection);
        keep.Parameters.AddWithValue("shop", shop);
        keep.Parameters.AddWithValue("now", time.GetUtcNow());
        keep.Parameters.AddWithValue("took", (int)Math.Min(watch.ElapsedMilliseconds, int.MaxValue));
        await keep.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
