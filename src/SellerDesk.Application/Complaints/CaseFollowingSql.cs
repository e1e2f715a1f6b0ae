namespace SellerDesk.Application.Complaints;

/// <summary>
/// The statements between <c>touched_returns</c> and the cases that are open for them: what the marketplace decided, moved or asks for shows in the case, with
/// a line in its trail. A case whose decision is on its way is left alone: the delivering job looks up itself what came of it.
/// </summary>
internal static class CaseFollowingSql
{
    /// <summary>Where each case goes for what its return says now; null: it stays.</summary>
    public const string Choose = """
        drop table if exists pg_temp.followed_cases;
        create temporary table followed_cases on commit drop as
        select c.id, c.stage, c.ball, c.marketplace_due_at, r.stage as seen, r.status_raw, r.decide_by, r.comment, r.order_number, r.reason_raw,
          case
            when c.stage = 'Closed' and c.merged_into is null and r.stage = 'Disputed' then 'Arbitration'
            when c.stage = 'Closed' and c.merged_into is null and r.stage = 'AwaitsSeller' then 'Analysing'
            when c.stage = 'Closed' then null
            when r.stage = 'Disputed' and c.stage <> 'Arbitration' then 'Arbitration'
            when r.stage = 'Cancelled' then 'Closed'
            when c.stage = 'Arbitration' and r.stage in ('Refused', 'Approved', 'OnTheWay', 'Received', 'Closed') then 'FollowingUp'
            when c.carried_out is not null or c.stage = 'FollowingUp' then null
            when r.stage in ('Approved', 'OnTheWay') then 'FollowingUp'
            when r.stage in ('Refused', 'Received', 'Closed') then 'Closed'
          end as next,
          case when r.stage = 'AwaitsSeller' or (r.stage = 'Disputed' and r.decisions <> '[]'::jsonb) then 'Seller' when r.stage in ('Disputed', 'InProgress') then 'Marketplace'
            when r.stage = 'OnTheWay' then 'Buyer' end as holder
        from touched_returns t
        join returns r on r.id = t.id and r.shop_id = @shop
        join complaints c on c.id = r.id and c.shop_id = r.shop_id
        where c.decision_id is null
        order by c.id for update of c
        """;

    public const string Move = """
        update complaints c set
          stage = coalesce(f.next, c.stage), stage_since = case when f.next is null then c.stage_since else @now end,
          ball = case when f.next = 'FollowingUp' then 'Buyer' else coalesce(case when c.stage <> 'Closed' or f.next is not null then f.holder end, c.ball) end,
          marketplace_due_at = coalesce(f.decide_by, c.marketplace_due_at),
          words = case when c.words = '' then left(coalesce(f.comment, ''), 4000) else c.words end,
          order_number = coalesce(c.order_number, f.order_number), reason_raw = coalesce(c.reason_raw, f.reason_raw),
          verdict = case when c.stage = 'Arbitration' and f.next = 'FollowingUp' then case f.seen when 'Refused' then 'Won' else 'Lost' end else c.verdict end,
          resolution = case when c.resolution is null and f.next in ('FollowingUp', 'Closed') and f.seen <> 'Cancelled' then case f.seen when 'Refused' then 'Rejection' else 'Refund' end else c.resolution end,
          carried_out = case when f.next in ('FollowingUp', 'Closed') and f.seen <> 'Cancelled' then coalesce(c.carried_out, 'Elsewhere') when c.stage = 'Closed' and f.next is not null then null else c.carried_out end,
          carried_out_at = case when f.next in ('FollowingUp', 'Closed') and f.seen <> 'Cancelled' then coalesce(c.carried_out_at, @now) when c.stage = 'Closed' and f.next is not null then null else c.carried_out_at end,
          closed_at = case when f.next = 'Closed' then @now when f.next is null then c.closed_at end,
          close_reason = case when f.next = 'Closed' then case f.seen when 'Cancelled' then 'Withdrawn' else 'Elsewhere' end when f.next is null then c.close_reason end,
          outcome = case when c.stage = 'Closed' and f.next is not null then null else c.outcome end,
          reopened = c.reopened + (c.stage = 'Closed' and f.next is not null)::int
        from followed_cases f
        where c.id = f.id and c.shop_id = @shop and (f.next is not null or f.decide_by is distinct from c.marketplace_due_at or (c.stage <> 'Closed' and f.holder is distinct from c.ball)
          or (c.words = '' and f.comment is not null) or (c.order_number is null and f.order_number is not null));

        update complaint_lines l set quantity = 0, amount = 0 from followed_cases f
        where l.complaint_id = f.id and l.shop_id = @shop and f.next in ('Closed', 'FollowingUp') and f.seen in ('Cancelled', 'Refused') and (l.quantity > 0 or l.amount > 0);

        insert into complaint_moves (shop_id, complaint_id, at, deed, from_stage, to_stage, details)
        select @shop, f.id, @now, 'Followed', f.stage, coalesce(f.next, f.stage),
          jsonb_strip_nulls(jsonb_build_object('seen', f.seen, 'status', f.status_raw, 'ball', case when f.holder is distinct from f.ball then f.holder end))
        from followed_cases f where f.next is not null or (f.stage <> 'Closed' and f.holder is not null and f.holder <> f.ball);

        update work_items w set
          state = case when f.next = 'Closed' then 'Closed' when f.stage = 'Closed' and f.next is not null then 'Open' else w.state end,
          closed_at = case when f.next = 'Closed' then @now when f.stage = 'Closed' and f.next is not null then null else w.closed_at end,
          due_at = case when f.stage = 'Closed' and f.next is not null then @now + interval '1 day' else w.due_at end,
          unread = w.unread or (f.next is not null and f.next <> 'Closed'), marketplace_due_at = coalesce(f.decide_by, w.marketplace_due_at),
          snoozed_until = case when f.next is not null then null else w.snoozed_until end, snooze_wake = case when f.next is not null then null else w.snooze_wake end
        from followed_cases f
        where w.id = f.id and w.shop_id = @shop and w.state <> 'Answering' and (f.next is not null or f.decide_by is distinct from w.marketplace_due_at);

        update complaints c set due_at = w.due_at from work_items w, followed_cases f
        where f.stage = 'Closed' and f.next is not null and w.id = f.id and w.shop_id = @shop and c.id = f.id and c.shop_id = @shop
        """;

    /// <summary>Clocks stand while the marketplace or the buyer is to act, and run again when the seller is.</summary>
    public const string Hold = """
        with held as (
          update clocks k set paused_at = @now, next_warning_at = null from (
            select id, stage, next, case when next = 'FollowingUp' then 'Buyer' else holder end as holder from followed_cases) f
          where k.shop_id = @shop and k.subject_id = f.id and k.stopped_at is null and k.paused_at is null and coalesce(f.next, f.stage) <> 'Closed' and f.holder in ('Marketplace', 'Buyer')
          returning k.id, f.holder
        ), holds as (
          insert into clock_holds (shop_id, clock_id, reason, "from") select @shop, id, case holder when 'Buyer' then 'WaitsForBuyer' else 'WaitsForMarketplace' end, @now from held
        )
        update clocks k set paused_at = null, recount = true, next_warning_at = @now from followed_cases f
        where k.shop_id = @shop and k.subject_id = f.id and k.stopped_at is null and k.paused_at is not null and f.holder = 'Seller'
        """;

    /// <summary>Those that came to another stage, for their clocks.</summary>
    public const string Moved = "select id, stage, next, decide_by from followed_cases where next <> stage";

    /// <summary>Due when the first of the clocks that run is.</summary>
    public const string BeDue = """
        with due as (
          select subject_id, min(due_at) as at from clocks where shop_id = @shop and subject_id = any(@ids) and stopped_at is null and paused_at is null group by 1
        ), items as (
          update work_items w set due_at = d.at from due d where w.id = d.subject_id and w.shop_id = @shop and w.state <> 'Closed' and w.due_at <> d.at
        )
        update complaints c set due_at = d.at from due d where c.id = d.subject_id and c.shop_id = @shop and c.stage <> 'Closed' and c.due_at <> d.at
        """;

    /// <summary>The order of <c>staged_orders</c> that a case waited for has come: its lines find theirs, what is not free there is not counted.</summary>
    public const string LinkOrders = """
        drop table if exists pg_temp.linked_cases;
        create temporary table linked_cases on commit drop as
        select c.id, o.id as order_id, o.buyer_mask from complaints c join orders o on o.shop_id = c.shop_id and o.number = c.order_number
        where c.shop_id = @shop and c.order_id is null and c.order_number in (select number from staged_orders);

        update complaints c set order_id = l.order_id, buyer = coalesce(c.buyer, l.buyer_mask) from linked_cases l where c.id = l.id and c.shop_id = @shop;

        insert into complaint_moves (shop_id, complaint_id, at, deed, from_stage, to_stage, details)
        select @shop, c.id, @now, 'Linked', c.stage, c.stage, jsonb_build_object('order', c.order_number) from linked_cases l join complaints c on c.id = l.id and c.shop_id = @shop;

        select 1 from order_lines l where l.shop_id = @shop and l.order_id in (select order_id from linked_cases) order by l.order_id, l.line_number for no key update;

        update complaint_lines x set order_id = f.order_id, order_line_number = f.line_number, product_id = coalesce(x.product_id, f.product_id), currency = coalesce(x.currency, f.currency), quantity = f.counted
        from (
          select *, greatest(0, least(quantity, free - before))::int as counted, coalesce(sum(amount) over (partition by order_id, line_number order by complaint_id, number), 0) as given
          from (
            select x.complaint_id, x.number, l.order_id, o.line_number, o.product_id, o.currency, x.quantity, x.amount, o.quantity - t.quantity as free, o.quantity * o.unit_price + o.delivery_price - t.amount as paid,
              coalesce(sum(x.quantity) over (partition by l.order_id, o.line_number order by x.complaint_id, x.number rows between unbounded preceding and 1 preceding), 0) as before
            from linked_cases l join complaint_lines x on x.complaint_id = l.id and x.shop_id = @shop and x.order_line_number is null
            join lateral (select y.* from order_lines y where y.order_id = l.order_id and y.shop_id = @shop
              and (y.product_id = x.product_id or (x.product_id is null and (select count(*) from order_lines z where z.order_id = l.order_id and z.shop_id = @shop) = 1))
              order by y.line_number limit 1) o on true
            join lateral (select coalesce(sum(q.quantity), 0) as quantity, coalesce(sum(q.amount), 0) as amount from complaint_lines q
              where q.shop_id = @shop and q.order_id = l.order_id and q.order_line_number = o.line_number) t on true
          ) free
        ) f where x.complaint_id = f.complaint_id and x.number = f.number and x.shop_id = @shop and f.given <= f.paid
        """;
}
