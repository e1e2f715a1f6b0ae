using System.Globalization;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Benchmarks.Orders;

namespace SellerDesk.Benchmarks.Dashboards;

/// <summary>The orders of <see cref="ManyOrders"/> with buyers of four fifths of them, three orders each, and a review of every fifth order; a claim of every fortieth.</summary>
internal static class ManyFacts
{
    private const string More = """
        set session_replication_role = replica;
        create temp table numbered as select id, shop_id, ordered_at, delivered_at, number, substr(number, 2)::int as g from orders;
        insert into buyers (id, number, created_at) select md5('b' || g)::uuid, g, now() from generate_series(0, @rows / 3) g;
        insert into buyer_links (shop_id, kind, thing_id, buyer_id, how, quality, at)
        select shop_id, 'Order', id, md5('b' || (hashint4(g) & 1073741823) % (@rows / 3))::uuid, 'Key', 'Certain', ordered_at from numbered where g % 5 > 0;
        create temp table said as select gen_random_uuid() as id, n.shop_id, n.number, n.g, least(now(), n.delivered_at + interval '2 days') as at, l.product_id, 1 + (n.g / 5) % 5 as rating
          from numbered n join order_lines l on l.order_id = n.id and l.shop_id = n.shop_id where n.g % 5 = 0;
        insert into work_items (id, shop_id, kind, state, created_at, due_at, has_text, has_photo, unread, preview, reply_state, rating)
        select id, shop_id, 'Review', 'New', at, at + interval '1 day', true, false, false, '', 'None', rating from said;
        insert into reviews (id, shop_id, number, rating, text, created_at, photo_urls, facts, answer_state, answer_editable, received_at, answer_digest, text_digest, product_id)
        select id, shop_id, 'R' || g, rating, '', at, '{}', '{}', 'None', false, at, 0, 0, product_id from said;
        insert into returns (id, shop_id, number, kind, stage, photo_urls, video_urls, facts, received_at, answer_digest, text_digest, opened_at, order_number, reason_raw)
        select gen_random_uuid(), shop_id, 'V' || g, 'Claim', 'InProgress', '{}', '{}', '{}', now(), 0, 0, delivered_at, number, 'Причина ' || g % 7 from numbered where g % 40 = 0;
        set session_replication_role = origin;
        """;

    private const string Secondary = """
        select string_agg('drop index ' || i.indexrelid::regclass::text, ';'), string_agg(pg_get_indexdef(i.indexrelid), ';') from pg_index i
        where i.indrelid in ('work_items'::regclass, 'reviews'::regclass, 'buyer_links'::regclass, 'buyers'::regclass) and not i.indisunique
        """;

    public static async Task<string> MakeAsync(Databases databases, string name, int rows)
    {
        var database = await ManyOrders.MakeAsync(databases, name, rows);
        var (drop, create) = await ManyOrders.IndexesAsync(database, Secondary);
        await Databases.ExecuteAsync(database, drop);
        await Databases.ExecuteAsync(database, More.Replace("@rows", rows.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        await Databases.ExecuteAsync(database, "set maintenance_work_mem = '512MB';" + create);
        foreach (var table in new[] { "work_items", "reviews", "buyer_links", "buyers", "returns" })
        {
            await Databases.ExecuteAsync(database, $"vacuum analyze {table}");
        }

        return database;
    }
}
