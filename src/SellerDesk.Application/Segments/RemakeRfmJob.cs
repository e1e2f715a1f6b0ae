using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Segments;

/// <summary>
/// Every night, between as often as it costs next to nothing, and as soon as the first have ordered: in which fifth each buyer is, the grid of recency and frequency, and who bought of which category. What is as it was is not written again.
/// </summary>
public sealed class RemakeRfmJob(NpgsqlDataSource source, TimeProvider time) : IJob
{
    public const string Mark = "buyers.rfm";

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(Shop.DefaultTimeZone);

    /// <summary>Who writes the row has the turn; another node finds it written.</summary>
    private const string Take = """
        insert into desk_options (name, value, changed_at) values (@mark, jsonb_build_object('day', @today::text, 'took', 0)::text::jsonb, @now)
        on conflict (name) do update set value = desk_options.value || jsonb_build_object('day', @today::text), changed_at = excluded.changed_at
        where desk_options.value ->> 'day' < @today::text or desk_options.changed_at <= @now - greatest(interval '5 minutes', (desk_options.value ->> 'took')::int * interval '500 milliseconds')
          or (desk_options.changed_at <= @now - interval '20 seconds' and not exists (select 1 from buyer_rfm) and exists (select 1 from buyers where orders > 0))
        """;

    /// <summary>The share of those before, in fifths: equal values get the same.</summary>
    private const string Scores = """
        create temporary table fresh_rfm on commit drop as
        select id as buyer_id, (1 + least(4, floor(5 * percent_rank() over (order by date_trunc('day', last_order_at)))))::smallint as recency,
          (1 + least(4, floor(5 * percent_rank() over (order by orders))))::smallint as frequency,
          case when delivered > 0 and currency is not null then (1 + least(4, floor(5 * percent_rank() over (partition by delivered > 0 and currency is not null, currency order by spent))))::smallint end as money
        from buyers where merged_into is null and erased_at is null and orders > 0 and last_order_at is not null;
        create unique index on fresh_rfm (buyer_id);
        analyze fresh_rfm;
        delete from buyer_rfm t where not exists (select 1 from fresh_rfm f where f.buyer_id = t.buyer_id);
        insert into buyer_rfm (buyer_id, recency, frequency, money) select f.buyer_id, f.recency, f.frequency, f.money from fresh_rfm f left join buyer_rfm t on t.buyer_id = f.buyer_id
        where t.buyer_id is null or (t.recency, t.frequency, t.money) is distinct from (f.recency, f.frequency, f.money)
        on conflict (buyer_id) do update set recency = excluded.recency, frequency = excluded.frequency, money = excluded.money;
        """;

    private static readonly string Cells = $"""
        delete from rfm_cells;
        {Grid("null::uuid", "buyers b on b.id = r.buyer_id", "")}
        {Grid("b.shop_id", "buyer_figures b on b.buyer_id = r.buyer_id and b.orders > 0", ", b.shop_id")}
        """;

    private const string Categories = """
        create temporary table fresh_categories on commit drop as
        select distinct left(o.category, 200) as category, l.buyer_id, l.shop_id from order_lines o join buyer_links l on l.thing_id = o.order_id and l.kind = 'Order' and l.shop_id = o.shop_id where o.category <> '';
        analyze fresh_categories;
        delete from buyer_categories t where not exists (select 1 from fresh_categories f where f.category = t.category and f.buyer_id = t.buyer_id and f.shop_id = t.shop_id);
        insert into buyer_categories (category, buyer_id, shop_id) select f.category, f.buyer_id, f.shop_id from fresh_categories f
        where not exists (select 1 from buyer_categories t where t.category = f.category and t.buyer_id = f.buyer_id and t.shop_id = f.shop_id);
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var take = new NpgsqlCommand(Take, connection))
        {
            take.Parameters.AddWithValue("mark", Mark);
            take.Parameters.AddWithValue("now", now.UtcDateTime);
            take.Parameters.Add(new NpgsqlParameter("today", NpgsqlDbType.Date) { Value = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime) });
            if (await take.ExecuteNonQueryAsync(cancel) == 0)
            {
                return false;
            }
        }

        var started = time.GetTimestamp();
        // Tables that were empty a moment ago look small to the planner: going through them for each row would never end.
        await using (var make = new NpgsqlCommand($"set local work_mem = '256MB'; set local jit = off; set local enable_nestloop = off; {Scores} {Cells} {Categories}", connection) { CommandTimeout = 900 })
        {
            await make.ExecuteNonQueryAsync(cancel);
        }

        await using (var keep = new NpgsqlCommand("update desk_options set value = value || jsonb_build_object('took', @took) where name = @mark", connection))
        {
            keep.Parameters.AddWithValue("mark", Mark);
            keep.Parameters.AddWithValue("took", (int)time.GetElapsedTime(started).TotalMilliseconds);
            await keep.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return true;
    }

    private static string Grid(string shop, string figures, string group) => $"""
        insert into rfm_cells (shop_id, recency, frequency, buyers, spent, earliest, latest, fewest_orders, most_orders)
        select c.shop_id, c.recency, c.frequency, c.buyers, coalesce(m.spent, '{"{}"}'), c.earliest, c.latest, c.fewest, c.most from (
          select {shop} as shop_id, r.recency, r.frequency, count(*)::int as buyers, min(b.last_order_at) as earliest, max(b.last_order_at) as latest, min(b.orders) as fewest, max(b.orders) as most
          from fresh_rfm r join {figures} group by r.recency, r.frequency{group}
        ) c left join (
          select s.shop_id, s.recency, s.frequency, jsonb_object_agg(s.currency, s.spent) as spent from (
            select {shop} as shop_id, r.recency, r.frequency, b.currency::text as currency, sum(b.spent) as spent from fresh_rfm r join buyer_money b on b.buyer_id = r.buyer_id group by r.recency, r.frequency, b.currency{group}
          ) s group by s.shop_id, s.recency, s.frequency
        ) m on m.shop_id is not distinct from c.shop_id and m.recency = c.recency and m.frequency = c.frequency;
        """;
}
