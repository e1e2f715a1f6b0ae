using System.Globalization;
using Npgsql;
using SellerDesk.Benchmarks.Harness;

namespace SellerDesk.Benchmarks.Segments;

/// <summary>
/// Buyers of three years with what they did, made by the database itself: 2.5 orders each on average in ten shops, three reviews for ten buyers, of which a fifth is bad, and what is expected of those who came back. Kept from run to run.
/// </summary>
internal static class ManyBuyers
{
    /// <summary>Raise it when what is filled in changes.</summary>
    private const int Edition = 2;

    private const string Fill = """
        set session_replication_role = replica;
        insert into shops(id, name, marketplace, time_zone, currency, state, created_at, settings)
        select md5('shop' || g)::uuid, 'Магазин ' || g, 'Kaspi', 'Europe/Moscow', 'RUB', 'Active', now(), '{}' from generate_series(1, 10) g;
        create temp table made as select g, md5('buyer' || g)::uuid as id, md5('shop' || 1 + g % 10)::uuid as shop_id, (hashint4(g) & 1073741823) as h,
          1 + floor(-ln(1 - ((hashint4(g + 7) & 1073741823) / 1073741824.0)) * 1.7)::int as orders from generate_series(1, @rows) g;
        create temp table ordered as select m.id as buyer_id, m.shop_id, md5(m.g || 'o' || n)::uuid as thing_id, n, now() - interval '1095 days' * (((hashint4(m.g * 31 + n) & 1073741823) / 1073741824.0) ^ 1.6) as at, m.h, m.g
          from made m, generate_series(1, m.orders) n;
        insert into buyer_links (shop_id, kind, thing_id, buyer_id, how, quality, at) select shop_id, 'Order', thing_id, buyer_id, 'Key', 'Certain', at from ordered;
        create temp table said as select buyer_id, shop_id, md5(thing_id::text || 'r')::uuid as thing_id, least(now(), at + interval '9 days') as at, case when (h + n) % 5 = 0 then 1 + (h + n) % 2 else 3 + (h + n) % 3 end as rating
          from ordered where (hashint4(g + n * 13) & 1073741823) % 25 < 3;
        insert into reviews (id, shop_id, number, rating, text, created_at, photo_urls, facts, answer_state, answer_editable, received_at, answer_digest, text_digest)
        select thing_id, shop_id, thing_id::text, rating, '', at, '{}', '{}', 'None', false, at, 0, 0 from said;
        insert into buyer_links (shop_id, kind, thing_id, buyer_id, how, quality, at) select shop_id, 'Review', thing_id, buyer_id, 'Order', 'Certain', at from said;
        insert into buyer_links (shop_id, kind, thing_id, buyer_id, how, quality, at) select shop_id, 'Complaint', md5(thing_id::text || 'c')::uuid, buyer_id, 'Order', 'Certain', at + interval '4 days' from ordered where (h + n) % 40 = 0;
        create temp table gaps as select buyer_id, min(at - before) as gap from (select buyer_id, at, lag(at) over (partition by buyer_id order by at) as before from ordered) as each where at > before group by 1;
        create temp table claimed as select buyer_id, count(*)::int as claims from ordered where (h + n) % 40 = 0 group by 1;
        insert into buyer_figures (buyer_id, shop_id, region, quality, orders, delivered, returned, cancelled, first_order_at, last_order_at, last_at, reviews, stars, bad_reviews, chats, complaints, returns)
        select o.buyer_id, o.shop_id, 'Регион ' || min(o.h) % 85, 'Certain', count(*), count(*) - (min(o.h) % 10 = 0)::int, 0, (min(o.h) % 10 = 0)::int, min(o.at), max(o.at), max(o.at), coalesce(min(r.n), 0), coalesce(min(r.stars), 0), coalesce(min(r.bad), 0), 0, coalesce(min(d.claims), 0), 0
        from ordered o left join claimed d on d.buyer_id = o.buyer_id left join (select buyer_id, count(*) as n, sum(rating) as stars, count(*) filter (where rating <= 2) as bad from said group by 1) r on r.buyer_id = o.buyer_id group by o.buyer_id, o.shop_id;
        insert into buyer_money (buyer_id, shop_id, currency, spent, delivered) select f.buyer_id, f.shop_id, 'RUB', f.delivered * (300 + (m.h % 5000)), f.delivered from buyer_figures f join made m on m.id = f.buyer_id where f.delivered > 0;
        insert into buyers (id, number, created_at, region, city, quality, orders, delivered, returned, cancelled, spent, currency, first_order_at, last_order_at, shortest_gap, last_at, reviews, stars, bad_reviews, chats, complaints, returns)
        select m.id, m.g, now(), f.region, 'Город ' || m.h % 300, 'Certain', f.orders, f.delivered, 0, f.cancelled, coalesce(y.spent, 0), y.currency, f.first_order_at, f.last_order_at, s.gap, f.last_at, f.reviews, f.stars, f.bad_reviews, 0, f.complaints, 0
        from made m join buyer_figures f on f.buyer_id = m.id left join gaps s on s.buyer_id = m.id left join buyer_money y on y.buyer_id = m.id;
        insert into buyer_lifetimes (buyer_id, shop_id, repeats, last_day, alive, expected, value, at_risk, last_sum, is_slower, is_smaller, has_bad_experience)
        select f.buyer_id, f.shop_id, f.orders - 1, f.last_order_at::date, (m.h % 1000) / 1000.0, (m.h % 500) / 100.0, m.h % 9000, 0, 100, false, false, false from buyer_figures f join made m on m.id = f.buyer_id where f.orders > 1;
        insert into buyer_consents (buyer_id, channel, purpose, given, at, recorded_at, source) select id, 'Email', 'Offers', h % 4 > 0, now() - interval '90 days', now(), 'форма' from made where h % 3 = 0;
        insert into order_lines (order_id, shop_id, line_number, category, quantity, unit_price, delivery_price, currency, ordered_at) select thing_id, shop_id, 1, 'Категория ' || h % 40, 1, 300, 0, 'RUB', at from ordered where n = 1;
        """;

    public static async Task<string> OpenAsync(BenchOptions options, int rows)
    {
        var databases = new Databases(options.Server);
        var name = string.Create(CultureInfo.InvariantCulture, $"buyers_parted_{rows}_{Edition}");
        if ((await databases.ListAsync(name)).Count > 0)
        {
            await databases.MigrateAsync(name);
        }
        else
        {
            Console.WriteLine($"Filling a database with {rows:N0} buyers (kept for the next run)...");
            var seconds = await Sample.SecondsAsync(() => FillAsync(databases, rows));
            await databases.RenameAsync("buyers_filling", name);
            Console.WriteLine($"Filled in {seconds:N0} s.");
        }

        return databases.At(name);
    }

    private static async Task FillAsync(Databases databases, int rows)
    {
        await databases.CreateAsync("buyers_filling");
        var database = databases.At("buyers_filling");
        await Databases.ExecuteAsync(database, "set work_mem = '256MB';" + Fill.Replace("@rows", rows.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        await Databases.ExecuteAsync(database, "vacuum analyze");
        await Databases.ExecuteAsync(database, "checkpoint");
    }
}
