using System.Globalization;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Benchmarks.Inbox;

/// <summary>What the questions ask for, and when they are asked.</summary>
internal sealed record ManyFacts(DateTimeOffset Now, PersonId Me, ShopId Shop, Guid Product, string ProductNumber, string Order, Guid Ordered)
{
    /// <summary>Somebody who writes for one question writes its values.</summary>
    public string Fill(string sql) => sql
        .Replace("@tomorrow", Time(Now.Date.AddDays(1)), StringComparison.Ordinal).Replace("@now", Time(Now.UtcDateTime), StringComparison.Ordinal)
        .Replace("@week", Time(Now.UtcDateTime.AddDays(-7)), StringComparison.Ordinal).Replace("@old", Time(Now.Date.AddDays(-300)), StringComparison.Ordinal)
        .Replace("@me", $"'{Me.Value}'", StringComparison.Ordinal).Replace("@shop", $"'{Shop.Value}'", StringComparison.Ordinal)
        .Replace("@product", $"'{Product}'", StringComparison.Ordinal).Replace("@ordered", $"'{Ordered}'", StringComparison.Ordinal);

    private static string Time(DateTime at) => $"timestamptz '{at.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}+00'";
}

/// <summary>Two years of work items with everything that readings and people put on them, made by the database itself. Kept from run to run.</summary>
internal static class ManyItems
{
    /// <summary>Raise it when what is filled in changes.</summary>
    private const int Edition = 2;

    private static readonly Guid Me = new("00000000-0000-7000-8000-0000000000aa");

    private const string Shops = """
        insert into shops(id, name, marketplace, time_zone, currency, state, created_at, settings)
        select gen_random_uuid(), 'Магазин ' || g, 'Wildberries', 'Europe/Moscow', 'RUB', 'Active', now(), '{}' from generate_series(1, 20) g;
        insert into products(id, shop_id, number, name) select gen_random_uuid(), s.id, (100000 + 300 * row_number() over (partition by g order by s.name) + g)::text, 'Товар ' || g from shops s, generate_series(1, 250) g;
        """;

    private static readonly string Items = $$"""
        set session_replication_role = replica;
        create temp table numbered as select *, row_number() over (order by number) - 1 as rn from products;
        create unique index on numbered(rn);
        analyze numbered;
        insert into work_items(id, shop_id, kind, state, created_at, due_at, rating, has_text, has_photo, unread, author, preview, product_id, product_name, reply_state, closed_at, snoozed_until, search, assignee_id, sentiment, topics, flags, tags)
        select gen_random_uuid(), p.shop_id, x.kind, x.state, x.created, x.created + interval '4 hours' * (1 + x.h % 6), case when x.kind = 'Review' then x.rating end, x.h % 5 <> 0, x.h % 8 = 0,
          x.state = 'Open' and x.h % 10 < 3, 'Имя', left(x.t, 160), p.id, p.name,
          case when x.state = 'Closed' then 'Published' when x.state = 'Answering' then 'Sending' when x.h % 1501 = 0 then 'Rejected' when x.h % 20011 = 0 then 'Unknown' else 'None' end,
          case when x.state = 'Closed' then x.created end, case when x.state = 'Snoozed' then x.created + interval '900 days' end, {{SearchedWords.Vector("x.t")}},
          case when x.h % 25 = 0 then '00000000-0000-7000-8000-0000000000aa'::uuid end,
          case when x.rating <= 2 then -1 when x.rating = 3 then 0 else 1 end,
          case when x.h % 3 = 0 then '{}'::text[] when x.rating <= 2 then array[x.topic, '-' || x.topic] else array[x.topic] end || case when x.g % 20000 = 7 then array['battery'] else '{}'::text[] end,
          case when x.h % 50 = 1 then array['contradicts'] when x.h % 67 = 2 then array['runs_small'] when x.h % 9973 = 3 then array['attack'] else '{}'::text[] end,
          case when x.h % 500 = 4 then array['vip'] when x.h % 2000 = 5 then array['срочно'] else '{}'::text[] end
        from (select g, h, case when h % 100 < 9 then 'Question' when h % 100 < 12 then 'Chat' else 'Review' end kind,
            case when h % 10007 = 0 then 'Answering' when h % 997 = 0 then 'Snoozed' when g < @rows / 24 and h % 4 > 0 then 'Open' when h % 33 = 0 then 'Open' else 'Closed' end state,
            now() - g * (interval '730 days' / @rows) created, (array[1, 2, 3, 4, 4, 5, 5, 5, 5, 5])[1 + (h / 7) % 10]::smallint rating,
            (array['delivery', 'packaging', 'quality', 'size', 'mismatch', 'price', 'service', 'function'])[1 + (h / 11) % 8] topic,
            (array['хороший товар', 'не подошёл размер', 'оформила возврат', 'упаковка мятая', 'доставка быстрая', 'всё понравилось', 'сломался через неделю'])[1 + (h / 13) % 7] || ' '
              || (array['спасибо продавцу', 'возврат не одобряют', 'рекомендую всем', 'цвет как на фото', 'запах резкий'])[1 + (h / 17) % 5] || ' слово' || (g % 100000) t
          from (select g, hashint4(g) & 1073741823 h from generate_series(1, @rows) g) n) x
        join numbered p on p.rn = (x.h / 19) % 5000;
        """;

    private const string Reviews = """
        set session_replication_role = replica;
        insert into reviews(id, shop_id, number, order_number, text, rating, created_at, received_at, photo_urls, facts, text_digest, answer_digest, answer_state, answer_editable)
        select id, shop_id, 'R' || row_number() over (), (1000000000 + row_number() over ())::text, preview, coalesce(rating, 5), created_at, created_at, '{}', '{}', 0, 0, 'None', false
        from work_items where kind = 'Review' limit @rows / 10;
        insert into inbox_counts (shop_id, kind, state, reply_state, rating, has_text, has_photo, assignee_id, count)
        select shop_id, kind, state, reply_state, coalesce(rating, 0), has_text, has_photo, assignee_id, count(*) from work_items group by 1, 2, 3, 4, 5, 6, 7, 8;
        """;

    public static async Task<string> OpenAsync(BenchOptions options, int rows)
    {
        var databases = new Databases(options.Server);
        var name = string.Create(CultureInfo.InvariantCulture, $"many_{rows}_{Edition}");
        if ((await databases.ListAsync(name)).Count == 0)
        {
            foreach (var old in await databases.ListAsync("many_%"))
            {
                await databases.DropAsync(old);
            }

            Console.WriteLine($"Making {rows:N0} work items (kept for the next run)...");
            Console.WriteLine($"Made in {await Sample.SecondsAsync(() => FillAsync(databases, rows)):N0} s.");
            await databases.RenameAsync("making", name);
        }
        else if ((await databases.MigrateAsync(name)).Count > 0)
        {
            await Databases.ExecuteAsync(databases.At(name), "vacuum analyze");
        }

        return databases.At(name);
    }

    public static async Task<ManyFacts> FactsAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("""
            select now(), p.shop_id, p.id, p.number, r.order_number, r.id from products p, (select * from reviews order by number limit 1) r where p.number = (select min(number) from products)
            """);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new ManyFacts(new DateTimeOffset(reader.GetDateTime(0), TimeSpan.Zero), new PersonId(Me), new ShopId(reader.GetGuid(1)), reader.GetGuid(2), reader.GetString(3), reader.GetString(4), reader.GetGuid(5));
    }

    private static async Task FillAsync(Databases databases, int rows)
    {
        await databases.CreateAsync("making");
        var database = databases.At("making") + ";Command Timeout=0";
        var indexes = await IndexesAsync(database);
        await Databases.ExecuteAsync(database, string.Join(';', indexes.Select(index => $"drop index {index.Name}")));
        var number = rows.ToString(CultureInfo.InvariantCulture);
        await Databases.ExecuteAsync(database, Shops);
        await Databases.ExecuteAsync(database, Items.Replace("@rows", number, StringComparison.Ordinal));
        await Databases.ExecuteAsync(database, Reviews.Replace("@rows", number, StringComparison.Ordinal));
        await Databases.ExecuteAsync(database, "set maintenance_work_mem = '512MB';" + string.Join(';', indexes.Select(index => index.Definition)));
        await Databases.ExecuteAsync(database, "vacuum analyze");
    }

    private static async Task<IReadOnlyList<(string Name, string Definition)>> IndexesAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database + ";Pooling=false");
        await using var command = source.CreateCommand("select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i where i.indrelid = 'work_items'::regclass and not i.indisunique");
        await using var reader = await command.ExecuteReaderAsync();
        var indexes = new List<(string, string)>();
        while (await reader.ReadAsync())
        {
            indexes.Add((reader.GetString(0), reader.GetString(1)));
        }

        return indexes;
    }
}
