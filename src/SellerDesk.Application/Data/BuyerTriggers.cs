namespace SellerDesk.Application.Data;

/// <summary>
/// What the database itself sees to, whoever writes: what names an order of a known buyer is that buyer's too, whichever of the two came first; whose figures have to be
/// made anew is noted, a row per statement and buyer, never an update, so that writers do not wait for one another; buyers are counted; the ledger of consents is never changed.
/// </summary>
internal static class BuyerTriggers
{
    private const string Link = "insert into buyer_links (shop_id, kind, thing_id, buyer_id, how, quality, at)";

    /// <summary>What can name an order: the table, what it is, when it was.</summary>
    private static readonly (string Table, string Kind, string At)[] Naming =
    [
        ("reviews", "Review", "t.created_at"), ("returns", "Return", "coalesce(t.opened_at, t.received_at)"), ("complaints", "Complaint", "t.opened_at"),
        ("chats", "Chat", "coalesce(t.started_at, t.received_at)"),
    ];

    public static string Up { get; } = $"""
        create function link_named_things() returns trigger language plpgsql as $body$
        begin
          if exists (select 1 from new_rows where kind = 'Order') then
            {string.Join("\n            ", Naming.Select(OfOrder))}
          end if;
          if exists (select 1 from new_rows where kind = 'Chat' and how = 'Key') then
            {Link}
            select n.shop_id, 'Order', o.id, n.buyer_id, 'Chat', n.quality, coalesce(o.ordered_at, o.received_at)
            from new_rows n join chats c on c.id = n.thing_id and c.shop_id = n.shop_id join orders o on o.shop_id = c.shop_id and o.number = c.order_number
            where n.kind = 'Chat' and n.how = 'Key' and c.kind <> 'Support' on conflict do nothing;
          end if;
          insert into touched_buyers (buyer_id) select distinct buyer_id from new_rows;
          return null;
        end $body$;

        create function touch_moved_buyers() returns trigger language plpgsql as $body$
        begin
          insert into touched_buyers (buyer_id) select buyer_id from new_rows union select buyer_id from old_rows;
          if exists (select 1 from new_rows n join old_rows w on w.thing_id = n.thing_id and w.kind = n.kind and w.shop_id = n.shop_id where n.kind = 'Order' and n.buyer_id <> w.buyer_id) then
            {string.Join("\n            ", Naming.Select(Along))}
          end if;
          return null;
        end $body$;

        create function touch_left_buyers() returns trigger language plpgsql as $body$
        begin
          insert into touched_buyers (buyer_id) select distinct o.buyer_id from old_rows o;
          return null;
        end $body$;

        create function touch_ordering_buyers() returns trigger language plpgsql as $body$
        begin
          insert into touched_buyers (buyer_id)
          select distinct l.buyer_id from new_rows n join old_rows o on o.id = n.id and o.shop_id = n.shop_id
          join buyer_links l on l.thing_id = n.id and l.kind = 'Order' and l.shop_id = n.shop_id
          where (n.stage, n.total, n.currency, n.ordered_at, n.buyer_region, n.buyer_city, n.buyer_mask) is distinct from (o.stage, o.total, o.currency, o.ordered_at, o.buyer_region, o.buyer_city, o.buyer_mask);
          return null;
        end $body$;

        create trigger buyer_links_follow after insert on buyer_links referencing new table as new_rows for each statement execute function link_named_things();
        create trigger buyer_links_moved after update on buyer_links referencing old table as old_rows new table as new_rows for each statement execute function touch_moved_buyers();
        create trigger buyer_links_left after delete on buyer_links referencing old table as old_rows for each statement execute function touch_left_buyers();
        create trigger orders_touch_buyers after update on orders referencing old table as old_rows new table as new_rows for each statement execute function touch_ordering_buyers();

        {string.Join("\n", Naming.Select(Named))}
        {Counting("buyers", "count_buyers", "null::uuid", "r.merged_into is null and r.last_at is not null")}
        {Counting("buyer_figures", "count_shop_buyers", "r.shop_id", "exists (select 1 from shops s where s.id = r.shop_id)")}

        create function keep_consents() returns trigger language plpgsql as $body$
        begin
          raise exception 'Lines of the ledger of consents are never changed.';
        end $body$;

        create trigger buyer_consents_kept before update or delete on buyer_consents for each row execute function keep_consents();
        """;

    public static string Down { get; } = $"""
        drop trigger buyer_consents_kept on buyer_consents;
        drop function keep_consents();
        {string.Join("\n", new[] { ("buyer_figures", "count_shop_buyers"), ("buyers", "count_buyers") }.Select(one => string.Join("\n", new[] { "insert", "update", "delete" }.Select(verb => $"drop trigger {one.Item1}_counted_{verb} on {one.Item1};")) + $"\ndrop function {one.Item2}();"))}
        {string.Join("\n", Naming.Select(one => $"drop trigger {one.Table}_linked_update on {one.Table};\ndrop trigger {one.Table}_linked_insert on {one.Table};\ndrop function link_{one.Table}();"))}
        drop trigger orders_touch_buyers on orders;
        drop trigger buyer_links_left on buyer_links;
        drop trigger buyer_links_moved on buyer_links;
        drop trigger buyer_links_follow on buyer_links;
        drop function touch_ordering_buyers();
        drop function touch_left_buyers();
        drop function touch_moved_buyers();
        drop function link_named_things();
        """;

    private static string OfOrder((string Table, string Kind, string At) named) => $"""
        {Link}
            select n.shop_id, '{named.Kind}', t.id, n.buyer_id, 'Order', n.quality, {named.At}
            from new_rows n join orders o on o.id = n.thing_id and o.shop_id = n.shop_id join {named.Table} t on t.shop_id = o.shop_id and t.order_number = o.number
            where n.kind = 'Order'{NotSupport(named.Table)} on conflict do nothing;
        """;

    /// <summary>What names an order goes with it when it turns out to be somebody else's.</summary>
    private static string Along((string Table, string Kind, string At) named) => $"""
        update buyer_links d set buyer_id = n.buyer_id, quality = n.quality
            from new_rows n join old_rows w on w.thing_id = n.thing_id and w.kind = n.kind and w.shop_id = n.shop_id
            join orders o on o.id = n.thing_id and o.shop_id = n.shop_id join {named.Table} t on t.shop_id = o.shop_id and t.order_number = o.number
            where n.kind = 'Order' and n.buyer_id <> w.buyer_id and d.thing_id = t.id and d.kind = '{named.Kind}' and d.shop_id = t.shop_id and d.how = 'Order' and d.buyer_id = w.buyer_id;
        """;

    private static string Named((string Table, string Kind, string At) named) => $"""
        create function link_{named.Table}() returns trigger language plpgsql as $body$
        begin
          if tg_op = 'INSERT' then
            {Link}
            select t.shop_id, '{named.Kind}', t.id, l.buyer_id, 'Order', l.quality, {named.At} from new_rows t
            {ItsBuyer} where t.order_number is not null{NotSupport(named.Table)} on conflict do nothing;
          else
            {Link}
            select t.shop_id, '{named.Kind}', t.id, l.buyer_id, 'Order', l.quality, {named.At} from new_rows t join old_rows was on was.id = t.id and was.shop_id = t.shop_id
            {ItsBuyer} where t.order_number is distinct from was.order_number{NotSupport(named.Table)} on conflict do nothing;
            insert into touched_buyers (buyer_id)
            select distinct l.buyer_id from new_rows t join old_rows was on was.id = t.id and was.shop_id = t.shop_id
            join buyer_links l on l.thing_id = t.id and l.kind = '{named.Kind}' and l.shop_id = t.shop_id where {Touching(named.Table)};
          end if;
          return null;
        end $body$;
        create trigger {named.Table}_linked_insert after insert on {named.Table} referencing new table as new_rows for each statement execute function link_{named.Table}();
        create trigger {named.Table}_linked_update after update on {named.Table} referencing old table as old_rows new table as new_rows for each statement execute function link_{named.Table}();
        """;

    private const string ItsBuyer = "join orders o on o.shop_id = t.shop_id and o.number = t.order_number join buyer_links l on l.thing_id = o.id and l.kind = 'Order' and l.shop_id = o.shop_id";

    private static string NotSupport(string table) => table == "chats" ? " and t.kind <> 'Support'" : "";

    private static string Touching(string table) => table switch
    {
        "reviews" => "t.rating <> was.rating",
        "chats" => "(t.last_message_at, t.buyer_name) is distinct from (was.last_message_at, was.buyer_name)",
        _ => "false",
    };

    private static string Counting(string table, string function, string shop, string counted)
    {
        const string Cells = """
            cross join lateral (values ('All', ''),
              ('Frequency', case when r.orders = 0 then 'None' when r.orders = 1 then 'One' when r.orders < 5 then 'Few' else 'Many' end), ('Region', r.region),
              ('Mark', case when r.complaints > 0 then 'Complained' end), ('Mark', case when r.bad_reviews > 0 then 'Unhappy' end),
              ('Mark', case when r.returned + r.returns > 0 then 'SentBack' end), ('Mark', case when r.quality = 'Probable' then 'Probable' end){0}) as p(part, value)
            """;
        var cells = Cells.Replace("{0}", table == "buyers" ? ", ('Currency', r.currency::text)" : "", StringComparison.Ordinal);
        var insert = $"insert into buyer_counts (shop_id, part, value, count)\n    select {shop}, p.part, p.value,";
        var counts = $"{cells} where p.value is not null and {counted} group by 1, 2, 3";
        return $"""
            create function {function}() returns trigger language plpgsql as $body$
            begin
              if tg_op = 'INSERT' then
                {insert} count(*) from new_rows r {counts};
              elsif tg_op = 'DELETE' then
                {insert} -count(*) from old_rows r {counts};
              else
                {insert} sum(r.n) from (select *, 1 as n from new_rows union all select *, -1 from old_rows) as r {counts} having sum(r.n) <> 0;
              end if;
              return null;
            end $body$;
            create trigger {table}_counted_insert after insert on {table} referencing new table as new_rows for each statement execute function {function}();
            create trigger {table}_counted_update after update on {table} referencing old table as old_rows new table as new_rows for each statement execute function {function}();
            create trigger {table}_counted_delete after delete on {table} referencing old table as old_rows for each statement execute function {function}();
            """;
    }
}
