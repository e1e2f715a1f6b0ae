using System.Globalization;
using Npgsql;
using SellerDesk.Benchmarks.Harness;

namespace SellerDesk.Benchmarks.Orders;

/// <summary>
/// Two years of orders with their lines, made by the database itself. However many there are, the same 15,000 of them are still open: a shop's past grows, what
/// it has in hand does not. Kept from run to run.
/// </summary>
internal static class ListedOrders
{
    public const int Open = 15_000;

    /// <summary>Raise it when what is filled in changes.</summary>
    private const int Edition = 1;

    private const string Shops = """
        insert into shops(id, name, marketplace, time_zone, currency, state, created_at, settings)
        select gen_random_uuid(), 'Магазин ' || g, 'Ozon', 'Europe/Moscow', 'RUB', 'Active', now(), '{}' from generate_series(1, 20) g;
        insert into products(id, shop_id, number, name) select gen_random_uuid(), s.id, (100000 + 300 * row_number() over (partition by g order by s.name) + g)::text, 'Товар модель' || g from shops s, generate_series(1, 250) g;
        """;

    private static readonly string Orders = $"""
        set session_replication_role = replica;
        create temp table numbered as select *, row_number() over (order by number) - 1 as rn from products;
        create unique index on numbered(rn);
        analyze numbered;
        insert into orders(id, shop_id, number, status, stage, scheme, buyer_region, ordered_at, handed_over_at, delivered_at, promised_at, cancelled_at, ship_by, carrier, tracking_number, warehouse, facts, received_at,
          total, currency, stage_at, timed)
        select md5('o' || g)::uuid, p.shop_id, lpad(g::text, 10, '0') || '-0001-1', 'raw', x.stage, case when h % 3 = 0 then 'FBS' else 'DBS' end, 'Регион ' || (h / 3) % 85, ordered,
          case when x.stage not in ('Received', 'Packed') then ordered + interval '20 hours' end, case when x.stage = 'Delivered' then ordered + interval '3 days' * (1 + h % 3) - case when h % 20011 = 0 then interval '30 days' else interval '0' end end,
          case when g <= {Open} then now() + (h % 200 - 20) * interval '1 hour' else ordered + interval '6 days' end, case when x.stage = 'Cancelled' then ordered + interval '1 day' end,
          case when g <= {Open} then now() + (h % 100 - 10) * interval '1 hour' else ordered + interval '1 day' end, (array['СДЭК', 'Почта', 'Ozon', 'Северный экспресс', 'Редкий перевозчик'])[case when h % 10007 = 0 then 5 else 1 + (h / 5) % 4 end],
          'TRK' || lpad((g * 7)::text, 12, '0'), 'Склад ' || (h / 7) % 12, '{"{}"}', ordered, 190 + (h / 11) % 9000, 'RUB', ordered, true
        from (select *, case when g <= {Open} then (array['Received', 'Packed', 'InTransit'])[1 + h % 3] when h % 12 = 0 then 'Cancelled' when h % 40 = 1 then 'Returned' else 'Delivered' end as stage from (
          select g, hashint4(g) & 1073741823 as h, now() - g * (interval '730 days' / @rows) as ordered from generate_series(1, @rows) g) n) x
        join numbered p on p.rn = (x.h / 19) % 5000;
        insert into order_lines(order_id, shop_id, line_number, product_id, category, quantity, unit_price, delivery_price, currency, ordered_at)
        select o.id, o.shop_id, 1, p.id, 'Кружки', 1, o.total, 0, 'RUB', o.ordered_at
        from orders o join numbered p on p.rn = ((hashint4(left(o.number, 10)::int) & 1073741823) / 19) % 5000;
        insert into order_counts (shop_id, stage, part, value, count)
        select r.shop_id, r.stage, p.part, p.value, count(*) from orders r
        cross join lateral (values ('All', ''), ('Scheme', r.scheme), ('Carrier', r.carrier), ('Warehouse', r.warehouse), ('Region', r.buyer_region)) as p(part, value) where p.value is not null group by 1, 2, 3, 4;
        """;

    public static async Task<string> OpenAsync(BenchOptions options, int rows)
    {
        var databases = new Databases(options.Server);
        var name = string.Create(CultureInfo.InvariantCulture, $"orders_listed_{rows}_{Edition}");
        if ((await databases.ListAsync(name)).Count > 0)
        {
            if ((await databases.MigrateAsync(name)).Count > 0)
            {
                await Databases.ExecuteAsync(databases.At(name), "vacuum analyze");
            }
        }
        else
        {
            Console.WriteLine($"Filling a database with {rows:N0} orders (kept for the next run)...");
            var seconds = await Sample.SecondsAsync(() => FillAsync(databases, rows));
            await databases.RenameAsync("orders_filling", name);
            Console.WriteLine($"Filled in {seconds:N0} s.");
        }

        return databases.At(name);
    }

    /// <summary>Indexes are built at the end: that costs a fraction of building them row by row.</summary>
    private static async Task FillAsync(Databases databases, int rows)
    {
        const string Indexes = """
            select coalesce(array_agg(pg_get_indexdef(i.indexrelid)), array[]::text[]) from pg_index i where i.indrelid in ('orders'::regclass, 'order_lines'::regclass) and not i.indisunique
            """;
        await databases.CreateAsync("orders_filling");
        var database = databases.At("orders_filling");
        string[] indexes;
        await using (var source = NpgsqlDataSource.Create(database + ";Pooling=false"))
        await using (var command = source.CreateCommand(Indexes))
        {
            indexes = (string[])(await command.ExecuteScalarAsync())!;
        }

        await Databases.ExecuteAsync(database, """
            do $$ declare one record; begin
              for one in select indexrelid::regclass::text as name from pg_index where indrelid in ('orders'::regclass, 'order_lines'::regclass) and not indisunique loop execute 'drop index ' || one.name; end loop;
            end $$
            """);
        await Databases.ExecuteAsync(database, Shops);
        await Databases.ExecuteAsync(database, Orders.Replace("@rows", rows.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        await Databases.ExecuteAsync(database, "set maintenance_work_mem = '512MB';" + string.Join(';', indexes));
        await Databases.ExecuteAsync(database, "vacuum analyze");
        await Databases.ExecuteAsync(database, "checkpoint");
    }
}
