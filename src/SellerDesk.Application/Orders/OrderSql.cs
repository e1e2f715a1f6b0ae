using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Orders;

/// <summary>The statement between <c>staged_orders</c>, <c>staged_lines</c> and the orders: one, so that "changed" can count an order whose lines alone changed.</summary>
internal static class OrderSql
{
    /// <summary>How far an order is: the place of its stage in <see cref="OrderStage"/>.</summary>
    private static string Rank(string stage) =>
        $"array_position(array[{string.Join(", ", Enum.GetNames<OrderStage>().Select(name => $"'{name}'"))}], {stage}::text) - 1";

    private static readonly string[] Kept =
    [
        "scheme", "buyer_number", "buyer_region", "buyer_city", "ordered_at", "approved_at", "handed_over_at", "delivered_at", "promised_at", "cancelled_at",
        "ship_by", "carrier", "tracking_number", "warehouse", "cancel_reason",
    ];

    /// <summary>Encrypted anew at every pull, so that only the digest tells whether the contents changed.</summary>
    private static readonly string[] Sealed = ["buyer_mask", "buyer_sealed", "buyer_digest"];

    /// <summary>Answers one row: orders that are new, orders that changed.</summary>
    public static string Merge { get; } = $"""
        with known as (
          select s.*, o.id as known_id, s.stage is not null and (s.whole or s.stage_rank >= {Rank("o.stage")}) as moves
          from staged_orders s left join orders o on o.shop_id = @shop and o.number = s.number
        ), fresh as (
          insert into orders (id, shop_id, number, status, stage, facts, received_at, {string.Join(", ", [.. Kept, .. Sealed])})
          select id, @shop, number, coalesce(status, ''), coalesce(stage, 'Received'), facts, @now, {string.Join(", ", [.. Kept, .. Sealed])} from known where known_id is null
          returning id
        ), changed as (
          update orders o set
            status = case when k.moves then coalesce(k.status, o.status) else o.status end,
            stage = case when k.moves then k.stage else o.stage end,
            facts = o.facts || k.facts,
            {string.Join(", ", Kept.Select(column => $"{column} = coalesce(k.{column}, o.{column})"))},
            {string.Join(", ", Sealed.Select(column => $"{column} = case when k.buyer_digest is null or k.buyer_digest = o.buyer_digest then o.{column} else k.{column} end"))}
          from known k
          where o.id = k.known_id and o.shop_id = @shop and (
            (k.moves and (k.stage <> o.stage or coalesce(k.status, o.status) <> o.status)) or not o.facts @> k.facts
            or (k.buyer_digest is not null and k.buyer_digest is distinct from o.buyer_digest)
            or {string.Join(" or ", Kept.Select(column => $"(k.{column} is not null and k.{column} is distinct from o.{column})"))})
          returning o.id
        ), lines as (
          insert into order_lines (order_id, shop_id, line_number, product_id, category, quantity, unit_price, delivery_price, currency)
          select coalesce(k.known_id, k.id), @shop, l.line_number, p.id, l.category, l.quantity, l.unit_price, l.delivery_price, l.currency
          from staged_lines l join known k on k.number = l.number left join products p on p.shop_id = @shop and p.number = l.product_number
          on conflict (order_id, line_number, shop_id) do update set product_id = coalesce(excluded.product_id, order_lines.product_id),
            category = coalesce(excluded.category, order_lines.category), quantity = excluded.quantity, unit_price = excluded.unit_price,
            delivery_price = excluded.delivery_price, currency = excluded.currency
          where (coalesce(excluded.product_id, order_lines.product_id), coalesce(excluded.category, order_lines.category), excluded.quantity, excluded.unit_price,
              excluded.delivery_price, excluded.currency)
            is distinct from (order_lines.product_id, order_lines.category, order_lines.quantity, order_lines.unit_price, order_lines.delivery_price, order_lines.currency)
          returning order_id
        )
        select (select count(*) from fresh),
          (select count(*) from (select id from changed union select order_id from lines where order_id not in (select id from fresh)) as touched)
        """;
}
