using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Orders;

/// <summary>The statement between <c>staged_orders</c>, <c>staged_lines</c> and the orders: one, so that "changed" can count an order whose lines alone changed.</summary>
internal static class OrderSql
{
    /// <summary>How far an order is: the place of its stage in <see cref="OrderStage"/>.</summary>
    private static string Rank(string stage) =>
        $"array_position(array[{string.Join(", ", Enum.GetNames<OrderStage>().Select(name => $"'{name}'"))}], {stage}::text) - 1";

    private static readonly string ToShip = OrderStages.Sql(OrderStages.ToShip);

    private static readonly string[] Kept =
    [
        "scheme", "buyer_number", "buyer_region", "buyer_city", "ordered_at", "approved_at", "handed_over_at", "delivered_at", "promised_at", "cancelled_at",
        "ship_by", "carrier", "tracking_number", "warehouse", "cancel_reason",
    ];

    /// <summary>Encrypted anew at every pull, so that only the digest tells whether the contents changed.</summary>
    private static readonly string[] Sealed = ["buyer_mask", "buyer_sealed", "buyer_digest"];

    /// <summary>The marketplace's own time of a stage, from columns of <paramref name="row"/>; null where it tells none.</summary>
    private static string TimeOf(string stage, string row) =>
        $"case {stage} when 'Received' then {row}.ordered_at when 'HandedOver' then {row}.handed_over_at when 'Delivered' then {row}.delivered_at when 'Cancelled' then {row}.cancelled_at end";

    /// <summary>By the words of <c>k</c> it waits at a pick-up point.</summary>
    private const string Arrived = $"k.status ~* '{OrderStages.ArrivedWords}'";

    /// <summary>What every order will be worth with its new lines: staged ones, and those that stay as they were.</summary>
    private const string Sums = """
        sums as (
          select number, sum(quantity * unit_price) as total, min(currency) as currency from (
            select number, quantity, unit_price, currency from staged_lines
            union all
            select k.number, l.quantity, l.unit_price, l.currency from known k join order_lines l on l.order_id = k.known_id and l.shop_id = @shop
            where k.number in (select number from staged_lines) and not exists (select 1 from staged_lines s where s.number = k.number and s.line_number = l.line_number)
          ) as lines group by number
        )
        """;

    /// <summary>
    /// The history of stages: a row for each stage that an order came to. The marketplace's own time wins over the moment at which the desk saw it move;
    /// words are added as they change. What is known already is not touched.
    /// </summary>
    private static readonly string Steps = $"""
        steps as (
          insert into order_steps (order_id, shop_id, stage, at, told, words, seen)
          select coalesce(k.known_id, k.id), @shop, t.stage, coalesce(t.at, case when k.known_id is not null then @now end), t.at is not null,
            case when t.here and k.status is not null then array[k.status] else array[]::text[] end, case when t.here and k.status is not null then array[@now] else array[]::timestamptz[] end
          from (select k.*, coalesce(k.stage, case when k.known_id is null then 'Received' end) as step from known k) as k
          cross join lateral (select s.stage, s.at, s.stage = k.step and (k.known_id is null or k.moves) as here from (values
            ('Received', k.ordered_at), ('Assembled', null), ('Packed', null), ('HandedOver', k.handed_over_at), ('InTransit', null), ('Delivered', k.delivered_at), ('Returned', null),
            ('Cancelled', k.cancelled_at)) as s(stage, at)) as t
          left join order_steps e on e.order_id = k.known_id and e.shop_id = @shop and e.stage = t.stage
          where (t.at is not null or t.here) and (e.order_id is null or (t.at is not null and (not e.told or e.at <> t.at))
            or (t.here and k.status is not null and cardinality(e.words) < {OrderStep.MostWords} and e.words[cardinality(e.words)] is distinct from k.status))
          on conflict (order_id, stage, shop_id) do update set
            at = case when excluded.told then excluded.at else coalesce(order_steps.at, excluded.at) end,
            told = order_steps.told or excluded.told,
            words = case when {NewWord} then order_steps.words || excluded.words else order_steps.words end,
            seen = case when {NewWord} then order_steps.seen || excluded.seen else order_steps.seen end
          returning 1
        )
        """;

    private const string NewWord = "cardinality(excluded.words) > 0 and order_steps.words[cardinality(order_steps.words)] is distinct from excluded.words[1]";

    /// <summary>Answers one row: orders that are new, orders that changed.</summary>
    public static string Merge { get; } = $"""
        with known as (
          select s.*, o.id as known_id, o.ordered_at as known_ordered_at, s.stage is not null and (s.whole or s.stage_rank >= {Rank("o.stage")}) as moves
          from staged_orders s left join orders o on o.shop_id = @shop and o.number = s.number
        ), {Sums}, fresh as (
          insert into orders (id, shop_id, number, status, stage, facts, received_at, total, currency, stage_at, timed, arrived_at, {string.Join(", ", [.. Kept, .. Sealed])})
          select k.id, @shop, k.number, coalesce(k.status, ''), coalesce(k.stage, 'Received'), k.facts, @now, m.total, m.currency, {TimeOf("coalesce(k.stage, 'Received')", "k")}, coalesce(k.stage, 'Received') not in ({ToShip}), case when {Arrived} then @now end,
            {string.Join(", ", [.. Kept.Select(column => $"k.{column}"), .. Sealed.Select(column => $"k.{column}")])}
          from known k left join sums m on m.number = k.number where k.known_id is null
          returning id
        ), changed as (
          update orders o set
            status = case when k.moves then coalesce(k.status, o.status) else o.status end,
            stage = case when k.moves then k.stage else o.stage end,
            stage_at = case when k.moves and k.stage <> o.stage then coalesce({TimeOf("k.stage", "k")}, @now) else coalesce({TimeOf("o.stage", "k")}, o.stage_at) end,
            arrived_at = coalesce(o.arrived_at, case when k.moves and {Arrived} then @now end),
            due_at = case when k.moves and k.stage not in ({ToShip}) then null else o.due_at end,
            timed = o.timed and not (k.moves and (k.stage in ({ToShip})) <> (o.stage in ({ToShip}))),
            total = coalesce(m.total, o.total), currency = coalesce(m.currency, o.currency),
            facts = o.facts || k.facts,
            {string.Join(", ", Kept.Select(column => $"{column} = coalesce(k.{column}, o.{column})"))},
            {string.Join(", ", Sealed.Select(column => $"{column} = case when k.buyer_digest is null or k.buyer_digest = o.buyer_digest then o.{column} else k.{column} end"))}
          from known k left join sums m on m.number = k.number
          where o.id = k.known_id and o.shop_id = @shop and (
            (k.moves and (k.stage <> o.stage or coalesce(k.status, o.status) <> o.status)) or not o.facts @> k.facts
            or (k.buyer_digest is not null and k.buyer_digest is distinct from o.buyer_digest)
            or (m.total is not null and (m.total, m.currency) is distinct from (o.total, o.currency))
            or {string.Join(" or ", Kept.Select(column => $"(k.{column} is not null and k.{column} is distinct from o.{column})"))})
          returning o.id
        ), lines as (
          insert into order_lines (order_id, shop_id, line_number, product_id, category, quantity, unit_price, delivery_price, currency, ordered_at)
          select coalesce(k.known_id, k.id), @shop, l.line_number, p.id, l.category, l.quantity, l.unit_price, l.delivery_price, l.currency, coalesce(k.ordered_at, k.known_ordered_at)
          from staged_lines l join known k on k.number = l.number left join products p on p.shop_id = @shop and p.number = l.product_number
          on conflict (order_id, line_number, shop_id) do update set product_id = coalesce(excluded.product_id, order_lines.product_id),
            category = coalesce(excluded.category, order_lines.category), quantity = excluded.quantity, unit_price = excluded.unit_price,
            delivery_price = excluded.delivery_price, currency = excluded.currency, ordered_at = excluded.ordered_at
          where (coalesce(excluded.product_id, order_lines.product_id), coalesce(excluded.category, order_lines.category), excluded.quantity, excluded.unit_price,
              excluded.delivery_price, excluded.currency, excluded.ordered_at)
            is distinct from (order_lines.product_id, order_lines.category, order_lines.quantity, order_lines.unit_price, order_lines.delivery_price, order_lines.currency, order_lines.ordered_at)
          returning order_id
        ), dated as (
          update order_lines l set ordered_at = k.ordered_at from known k
          where l.order_id = k.known_id and l.shop_id = @shop and k.ordered_at is distinct from k.known_ordered_at and k.ordered_at is not null
            and k.number not in (select number from staged_lines)
          returning 1
        ), {Steps}
        select (select count(*) from fresh),
          (select count(*) from (select id from changed union select order_id from lines where order_id not in (select id from fresh)) as touched)
        """;
}
