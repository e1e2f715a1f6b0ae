namespace SellerDesk.Application.Buyers;

/// <summary>The statements that make the figures of touched buyers anew: from the rows themselves, whole, in one transaction. In the order in which they run.</summary>
internal static class BuyerFigureSql
{
    public const string Room = "create temporary table remade_buyers (buyer_id uuid primary key) on commit drop";

    /// <summary>Which: those that triggers noted.</summary>
    public const string Take = """
        with gone as (delete from touched_buyers where id in (select id from touched_buyers order by id limit @most) returning buyer_id)
        insert into remade_buyers select distinct buyer_id from gone
        """;

    private static readonly string[] Counts = ["orders", "delivered", "returned", "cancelled", "reviews", "stars", "bad_reviews", "chats", "complaints", "returns"];

    /// <summary>When somebody was last there is told by orders, talk and reviews: claims often come without a time of their own.</summary>
    public static string Count { get; } = """
        create temporary table fresh_figures on commit drop as
        select l.buyer_id, l.shop_id, case when bool_or(l.quality = 'Probable') then 'Probable' else 'Certain' end as quality,
          count(*) filter (where l.kind = 'Order')::int as orders, count(*) filter (where o.stage = 'Delivered')::int as delivered, count(*) filter (where o.stage = 'Returned')::int as returned,
          count(*) filter (where o.stage = 'Cancelled')::int as cancelled, min(l.at) filter (where l.kind = 'Order') as first_order_at, max(l.at) filter (where l.kind = 'Order') as last_order_at,
          coalesce(max(greatest(l.at, c.last_message_at)) filter (where l.kind in ('Order', 'Chat', 'Review')), max(l.at)) as last_at, count(r.id)::int as reviews, coalesce(sum(r.rating), 0)::int as stars, count(*) filter (where r.rating <= 2)::int as bad_reviews,
          count(*) filter (where l.kind = 'Chat')::int as chats, count(*) filter (where l.kind = 'Complaint')::int as complaints, count(*) filter (where l.kind = 'Return')::int as returns,
          (array_agg(coalesce(o.buyer_region, o.buyer_city) order by l.at desc) filter (where coalesce(o.buyer_region, o.buyer_city) is not null))[1] as region, (array_agg(o.buyer_city order by l.at desc) filter (where o.buyer_city is not null))[1] as city
        from remade_buyers m join buyer_links l on l.buyer_id = m.buyer_id
        left join orders o on l.kind = 'Order' and o.id = l.thing_id and o.shop_id = l.shop_id
        left join reviews r on l.kind = 'Review' and r.id = l.thing_id and r.shop_id = l.shop_id
        left join chats c on l.kind = 'Chat' and c.id = l.thing_id and c.shop_id = l.shop_id
        group by l.buyer_id, l.shop_id
        """;

    public const string CountMoney = """
        create temporary table fresh_money on commit drop as
        select l.buyer_id, l.shop_id, o.currency, sum(o.total) as spent, count(*)::int as delivered
        from remade_buyers m join buyer_links l on l.buyer_id = m.buyer_id and l.kind = 'Order' join orders o on o.id = l.thing_id and o.shop_id = l.shop_id
        where o.stage = 'Delivered' and o.total is not null and o.currency is not null group by l.buyer_id, l.shop_id, o.currency
        """;

    /// <summary>An order of a buyer may change what is counted on the day of any other: which was the first, and what came of it.</summary>
    public const string TouchDays = $"""
        insert into {BuyerSources.TouchedDays} (shop_id, day)
        select distinct l.shop_id, (o.ordered_at at time zone s.time_zone)::date from remade_buyers m join buyer_links l on l.buyer_id = m.buyer_id and l.kind = 'Order'
        join orders o on o.id = l.thing_id and o.shop_id = l.shop_id join shops s on s.id = l.shop_id where o.ordered_at is not null
        """;

    public static string KeepFigures { get; } = Keep("buyer_figures", "fresh_figures", ["buyer_id", "shop_id"], ["quality", .. Counts, "first_order_at", "last_order_at", "last_at", "region"]);

    public static string KeepMoney { get; } = Keep("buyer_money", "fresh_money", ["buyer_id", "shop_id", "currency"], ["spent", "delivered"]);

    public static string LetGoFigures { get; } = Gone("buyer_figures", "fresh_figures", ["buyer_id", "shop_id"]);

    public static string LetGoMoney { get; } = Gone("buyer_money", "fresh_money", ["buyer_id", "shop_id", "currency"]);

    /// <summary>Of all shops together, with a name where one may be kept: the mask of the latest order, else what the latest chat shows.</summary>
    public static string KeepBuyers { get; } = $"""
        update buyers b set {string.Join(", ", Kept.Select(column => $"{column} = t.{column}"))}
        from (
          select s.*, coalesce(g.spent, 0) as spent, g.currency, gaps.shortest_gap, coalesce(masked.name, shown.name) as name, masked.name is null and shown.name is not null as name_is_shown
          from (
            select m.buyer_id, {string.Join(", ", Counts.Select(count => $"coalesce(sum(f.{count}), 0)::int as {count}"))},
              case when bool_or(f.quality = 'Probable') then 'Probable' else 'Certain' end as quality, min(f.first_order_at) as first_order_at, max(f.last_order_at) as last_order_at, max(f.last_at) as last_at,
              (array_agg(f.region order by f.last_at desc) filter (where f.region is not null))[1] as region, (array_agg(f.city order by f.last_at desc) filter (where f.city is not null))[1] as city
            from remade_buyers m left join fresh_figures f on f.buyer_id = m.buyer_id group by m.buyer_id
          ) as s
          left join lateral (select x.currency, sum(x.spent) as spent from fresh_money x where x.buyer_id = s.buyer_id group by x.currency order by sum(x.delivered) desc, x.currency limit 1) as g on true
          left join lateral (select min(n.at - n.before) as shortest_gap from (select l.at, lag(l.at) over (order by l.at) as before from buyer_links l where l.buyer_id = s.buyer_id and l.kind = 'Order') as n
            where n.at > n.before) as gaps on s.orders > 1
          left join lateral (select left(o.buyer_mask, 120) as name from buyer_links l join orders o on o.id = l.thing_id and o.shop_id = l.shop_id
            where l.buyer_id = s.buyer_id and l.kind = 'Order' and o.buyer_mask is not null order by l.at desc limit 1) as masked on true
          left join lateral (select left(c.buyer_name, 120) as name from buyer_links l join chats c on c.id = l.thing_id and c.shop_id = l.shop_id
            where l.buyer_id = s.buyer_id and l.kind = 'Chat' and c.buyer_name is not null order by l.at desc limit 1) as shown on true
        ) as t
        where b.id = t.buyer_id and ({string.Join(", ", Kept.Select(column => $"b.{column}"))}) is distinct from ({string.Join(", ", Kept.Select(column => $"t.{column}"))})
        """;

    private static string[] Kept => [.. Counts, "quality", "spent", "currency", "first_order_at", "last_order_at", "shortest_gap", "last_at", "region", "city", "name", "name_is_shown"];

    private static string Keep(string table, string fresh, string[] keys, string[] kept) => $"""
        insert into {table} ({string.Join(", ", [.. keys, .. kept])}) select {string.Join(", ", [.. keys, .. kept])} from {fresh}
        on conflict ({string.Join(", ", keys)}) do update set {string.Join(", ", kept.Select(column => $"{column} = excluded.{column}"))}
        where ({string.Join(", ", kept.Select(column => $"{table}.{column}"))}) is distinct from ({string.Join(", ", kept.Select(column => $"excluded.{column}"))})
        """;

    private static string Gone(string table, string fresh, string[] keys) => $"""
        delete from {table} t using remade_buyers m where t.buyer_id = m.buyer_id and not exists (select 1 from {fresh} f where {string.Join(" and ", keys.Select(key => $"f.{key} = t.{key}"))})
        """;
}
