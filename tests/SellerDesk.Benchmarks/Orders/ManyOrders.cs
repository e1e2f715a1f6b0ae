using System.Globalization;
using SellerDesk.Benchmarks.Harness;

namespace SellerDesk.Benchmarks.Orders;

/// <summary>
/// A year of orders of five shops with every time of their way, made by the database itself: ten carriers, eight warehouses, eighty regions, three hundred products a shop.
/// However many orders there are, they are of the same days, carriers and products: only their number grows. The database goes when the benchmark is over.
/// </summary>
internal static class ManyOrders
{
    public const int Days = 365;

    private const string Shops = """
        insert into shops(id, name, marketplace, time_zone, currency, state, created_at, settings)
        select gen_random_uuid(), 'Магазин ' || g, 'Wildberries', 'Europe/Moscow', 'RUB', 'Active', now(), '{}' from generate_series(1, 5) g;
        insert into products(id, shop_id, number, name) select gen_random_uuid(), s.id, (1000 * g)::text, 'Товар ' || g from shops s, generate_series(1, 300) g;
        """;

    /// <summary>Without triggers: they would count each order into everything that is not measured here.</summary>
    private const string Orders = """
        set session_replication_role = replica;
        create temp table numbered as select id, row_number() over (order by name) - 1 as rn from shops;
        create temp table wares as select p.id, p.shop_id, row_number() over (partition by p.shop_id order by p.number) - 1 as rn from products p;
        create unique index on wares(shop_id, rn);
        insert into orders(id, shop_id, number, status, stage, facts, received_at, ordered_at, approved_at, handed_over_at, delivered_at, promised_at, ship_by, carrier, warehouse, buyer_region, total, currency)
        select gen_random_uuid(), s.id, 'O' || x.g, 'done', 'Delivered', '{}', x.ordered, x.ordered, x.approved, x.handed, x.handed + interval '1 day' * (0.5 + 12 * x.d ^ 2), x.ordered + interval '6 days',
          x.ordered + interval '30 hours', 'Перевозчик ' || (10 * x.a ^ 2)::int % 10, 'Склад ' || (8 * x.b ^ 2)::int % 8, 'Область ' || (80 * x.c ^ 2)::int % 80, 990, 'RUB'
        from (select y.*, y.approved + interval '1 hour' * (2 + 40 * random()) as handed from (
          select g, now() - g * (interval '365 days' / @rows) as ordered, now() - g * (interval '365 days' / @rows) + interval '1 minute' * (1 + 60 * random() ^ 3) as approved,
            random() as a, random() as b, random() as c, random() as d from generate_series(1, @rows) g) as y) as x
        join numbered s on s.rn = x.g % 5;
        insert into order_lines(order_id, shop_id, line_number, product_id, quantity, unit_price, delivery_price, currency)
        select o.id, o.shop_id, 1, w.id, 1, 990, 120, 'RUB' from orders o join wares w on w.shop_id = o.shop_id and w.rn = abs(hashtext(o.number)) % 300;
        set session_replication_role = origin;
        insert into touched_order_days (shop_id, day)
        select distinct o.shop_id, (t.at at time zone 'Europe/Moscow')::date from orders o cross join lateral (values (o.approved_at), (o.handed_over_at), (o.delivered_at)) as t(at);
        """;

    private const string Secondary = """
        select string_agg('drop index ' || i.indexrelid::regclass::text, ';'), string_agg(pg_get_indexdef(i.indexrelid), ';') from pg_index i
        where i.indrelid in ('orders'::regclass, 'order_lines'::regclass) and not i.indisunique
        """;

    public static async Task<string> MakeAsync(Databases databases, string name, int rows)
    {
        await databases.CreateAsync(name);
        var database = databases.At(name);
        await Databases.ExecuteAsync(database, Shops);
        var (drop, create) = await IndexesAsync(database, Secondary);
        await Databases.ExecuteAsync(database, drop);
        await Databases.ExecuteAsync(database, Orders.Replace("@rows", rows.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        await Databases.ExecuteAsync(database, "set maintenance_work_mem = '512MB';" + create);
        await Databases.ExecuteAsync(database, "vacuum analyze");
        return database;
    }

    /// <summary>What drops the indexes that are not unique, and what makes them again.</summary>
    public static async Task<(string Drop, string Create)> IndexesAsync(string database, string secondary)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(database + ";Pooling=false");
        await using var command = source.CreateCommand(secondary);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetString(0), reader.GetString(1));
    }
}
