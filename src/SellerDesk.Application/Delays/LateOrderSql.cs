using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Delays;

/// <summary>The statements between orders that are late or fail to arrive and their work items. An item has its order's id.</summary>
internal static class LateOrderSql
{
    /// <summary>Late for longer when first seen is history: on a first connect years of it arrive at once.</summary>
    private const int HistoryDays = 3;

    /// <summary>Our own deadline passes before the marketplace's: so much earlier the nearest deadline of an order may lie.</summary>
    private const int NearDays = 14;

    private const int AtOnce = 500;

    private static readonly string Going = OrderStages.Sql([.. OrderStages.ToShip, .. OrderStages.OnTheWay]);

    /// <summary>
    /// What the buyer feels: the marketplace's moment for handing over (ours only where it tells none), and the day that was promised. Our own deadline alone is a
    /// matter between us, told by the clock's warnings.
    /// </summary>
    private static readonly string LateFrom = $"(case when o.stage in ({OrderStages.Sql(OrderStages.ToShip)}) then coalesce(o.ship_by, o.due_at) when o.status !~* '{OrderStages.ArrivedWords}' then o.promised_at end)";

    private static readonly string IsLate = $"coalesce(o.act_by <= @now and {LateFrom} <= @now and {LateFrom} > @now - interval '{HistoryDays} days', false)";

    private static readonly string Reason = $"case when o.failing then 'fails' when o.stage in ({OrderStages.Sql(OrderStages.ToShip)}) then 'ship' else 'deliver' end";

    private static readonly string Near = $"""
        select id, shop_id from orders where act_by is not null and act_by <= @now and act_by > @now - interval '{NearDays} days'
            union select id, shop_id from orders where failing and coalesce(stage_at, received_at) > @now - interval '{HistoryDays} days'
        """;

    private static readonly string Wanted = $"""
        ({Near}) as near join orders o on o.id = near.id and o.shop_id = near.shop_id
          left join work_items w on w.id = o.id and w.shop_id = o.shop_id
          where o.stage in ({Going}) and (o.failing or {IsLate}) and (w.id is null or (w.state = 'Closed' and {IsLate} and w.closed_at < {LateFrom}))
        """;

    /// <summary>Shops that have orders for which there is something to open.</summary>
    public static string Shops { get; } = $"select distinct o.shop_id from {Wanted}";

    /// <summary>
    /// New items for orders that are late or fail now and have none; closed ones open again where another deadline passed after they were closed (handed over
    /// late, then late on the way). Answers their ids.
    /// </summary>
    public static string Open { get; } = $"""
        with owed as (
          select o.id, o.shop_id, o.number, o.buyer_mask, o.ship_by, o.promised_at, o.stage, o.tracking_number, {Reason} as why, least(case when {IsLate} then {LateFrom} else coalesce(o.stage_at, @now) end, @now) as since, w.state, w.closed_at
          from {Wanted} and o.shop_id = @shop
          order by 10 limit {AtOnce}
        ), said as (
          select owed.*, l.product_id, l.name, l.words from owed left join lateral (
            select (array_agg(l.product_id order by l.line_number))[1] as product_id, (array_agg(coalesce(p.name, l.category) order by l.line_number))[1] as name, string_agg(concat_ws(' ', p.name, p.article), ' ') as words
            from order_lines l left join products p on p.id = l.product_id and p.shop_id = l.shop_id where l.order_id = owed.id and l.shop_id = owed.shop_id) as l on true
        ), fresh as (
          insert into work_items (id, shop_id, kind, state, created_at, due_at, has_text, has_photo, unread, author, preview, product_id, product_name, reply_state, marketplace_due_at, search, sentiment)
          select id, shop_id, '{WorkItemKind.LateOrder}', 'Open', since, @due, false, false, true, buyer_mask, number, product_id, left(name, 400), 'None',
            case when stage in ({OrderStages.Sql(OrderStages.ToShip)}) then ship_by end, to_tsvector('russian', concat_ws(' ', number, tracking_number, words)), 0
          from said where state is null
          on conflict do nothing
          returning id, shop_id
        ), again as (
          update work_items w set state = 'Open', closed_at = null, unread = true, merged_into = null, due_at = @due, created_at = s.since
          from said s where w.id = s.id and w.shop_id = s.shop_id and s.state = 'Closed'
          returning w.id, w.shop_id
        ), told as (
          insert into item_events (shop_id, work_item_id, item_kind, kind, at, details)
          select f.shop_id, f.id, '{WorkItemKind.LateOrder}', f.kind, @now, jsonb_build_object('why', s.why)
          from (select id, shop_id, '{ItemEventKind.Arrived}' as kind from fresh union all select id, shop_id, '{ItemEventKind.Reopened}' from again) as f join said s on s.id = f.id and s.shop_id = f.shop_id
          returning 1
        )
        select id from fresh union all select id from again
        """;

    /// <summary>Closes what asks for nothing any more, with a line that says why. Answers how many.</summary>
    public static string Close { get; } = $"""
        with over as (
          select w.id, w.shop_id, case when o.stage in ({Going}) then 'moved' else lower(o.stage) end as why
          from work_items w join orders o on o.id = w.id and o.shop_id = w.shop_id
          where w.kind = '{WorkItemKind.LateOrder}' and w.state <> 'Closed' and (o.stage not in ({Going}) or (not o.failing and (o.act_by is null or coalesce({LateFrom} > @now, true))))
          order by w.id for update of w
        ), closed as (
          update work_items w set state = 'Closed', closed_at = @now, unread = false, snoozed_until = null, snooze_wake = null from over where w.id = over.id and w.shop_id = over.shop_id
          returning w.id, w.shop_id, over.why
        ), told as (
          insert into item_events (shop_id, work_item_id, item_kind, kind, at, details)
          select shop_id, id, '{WorkItemKind.LateOrder}', '{ItemEventKind.Closed}', @now, jsonb_build_object('why', why) from closed
          returning 1
        )
        select count(*)::int from told
        """;
}
