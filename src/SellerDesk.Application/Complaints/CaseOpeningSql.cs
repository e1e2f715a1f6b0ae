using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Complaints;

/// <summary>
/// The statements between <c>touched_returns</c> (ids of returns that came or changed) and new cases. A case has its return's id, so that opening twice
/// opens nothing. Pieces that other cases of the same line of an order have are not counted again: what is asked is kept, what counts is cut.
/// </summary>
internal static class CaseOpeningSql
{
    /// <summary>On a first connect years of it arrive at once: what is older and was never decided is history.</summary>
    private const int HistoryDays = 60;

    public const string Touched = "create temporary table touched_returns (id uuid primary key) on commit drop";

    /// <summary>Words that no tree knows yet are kept until somebody says what they mean.</summary>
    public const string KeepWords = """
        insert into complaint_words (marketplace, word, first_seen_at)
        select distinct s.marketplace, lower(btrim(left(r.reason_raw, 300))), @now
        from touched_returns t join returns r on r.id = t.id and r.shop_id = @shop join shops s on s.id = r.shop_id
        where btrim(coalesce(r.reason_raw, '')) <> '' and not exists (select 1 from complaint_words w where w.marketplace = s.marketplace and w.word = lower(btrim(left(r.reason_raw, 300))))
        on conflict do nothing
        """;

    /// <summary>
    /// Which of them become cases: whatever a buyer wants, and goods on their way back that say why and belong to no case yet. With the line of the order,
    /// which is locked, so that what is free stays free until the end of the transaction.
    /// </summary>
    public static string Choose { get; } = $"""
        drop table if exists pg_temp.fresh_cases;
        create temporary table fresh_cases on commit drop as
        select r.id, r.kind, r.stage as seen, coalesce(r.comment, '') as words, r.reason_raw, r.order_number, o.id as order_id, l.line_number, coalesce(r.product_id, l.product_id) as product_id,
          o.buyer_mask as buyer, greatest(coalesce(r.quantity, 1), 1) as asked, r.amount as asked_amount, coalesce(r.currency, l.currency) as currency, cardinality(r.photo_urls) > 0 as has_photo,
          coalesce(r.opened_at, r.received_at) as opened_at, coalesce(r.changed_at, r.opened_at, @now) as changed_at, r.decide_by, r.decisions <> '[]'::jsonb as deciding,
          w.reason_code, n.usual_cause as cause_code, p.name as product_name,
          (r.stage in ('AwaitsSeller', 'Disputed') or (r.kind <> 'Return' and r.stage in ('InProgress', 'Unread')))
            and (r.decide_by > @now or coalesce(r.opened_at, @now) > @now - interval '{HistoryDays} days') as is_open,
          r.stage in ('Approved', 'OnTheWay', 'Received', 'Closed') as given, 0::int as quantity, 0::numeric(18,4) as given_amount
        from touched_returns t
        join returns r on r.id = t.id and r.shop_id = @shop
        join shops s on s.id = r.shop_id
        left join orders o on o.shop_id = r.shop_id and o.number = r.order_number
        left join lateral (
          select x.line_number, x.product_id, x.currency from order_lines x where x.order_id = o.id and x.shop_id = o.shop_id
            and (x.product_id = r.product_id or (r.product_id is null and (select count(*) from order_lines y where y.order_id = o.id and y.shop_id = o.shop_id) = 1))
          order by x.line_number limit 1
        ) l on true
        left join products p on p.id = coalesce(r.product_id, l.product_id) and p.shop_id = r.shop_id
        left join complaint_words w on w.marketplace = s.marketplace and w.word = lower(btrim(left(r.reason_raw, 300)))
        left join complaint_tree n on n.tree = 'Reason' and n.code = w.reason_code
        where not exists (select 1 from complaints c where c.id = r.id and c.shop_id = r.shop_id)
          and (r.kind <> 'Return' or r.stage in ('AwaitsSeller', 'Disputed') or (coalesce(r.reason_raw, r.comment) is not null
            and not exists (select 1 from complaints c where c.shop_id = r.shop_id and c.order_number = r.order_number and c.product_id is not distinct from r.product_id)))
        """;

    /// <summary>Cases whose marketplace names no reason: their words do.</summary>
    public const string Unexplained = "select f.id, f.words, p.category from fresh_cases f left join products p on p.id = f.product_id and p.shop_id = @shop where f.reason_code is null and f.words <> ''";

    public const string Explain = """
        update fresh_cases f set reason_code = s.code, cause_code = n.usual_cause from unnest(@ids, @codes) as s(id, code)
        join complaint_tree n on n.tree = 'Reason' and n.code = s.code and not n.retired where f.id = s.id
        """;

    public const string LockLines = """
        select 1 from order_lines l where l.shop_id = @shop and (l.order_id, l.line_number) in (select order_id, line_number from fresh_cases where line_number is not null)
        order by l.order_id, l.line_number for no key update
        """;

    /// <summary>Several of one line share what is free, in the order in which they came.</summary>
    public const string Count = """
        update fresh_cases f set quantity = g.quantity, given_amount = g.amount from (
          select id, greatest(0, least(asked, free - before))::int as quantity,
            case when given then greatest(0, least(coalesce(asked_amount, 0), paid - paid_before)) else 0 end as amount
          from (
            select c.id, c.asked, c.asked_amount, c.given,
              coalesce(l.quantity - t.quantity, 2147483647) as free, coalesce(sum(case when c.is_open or c.given then c.asked else 0 end) over earlier, 0) as before,
              coalesce(l.quantity * l.unit_price + l.delivery_price - t.amount, 1e15) as paid, coalesce(sum(case when c.given then coalesce(c.asked_amount, 0) else 0 end) over earlier, 0) as paid_before
            from fresh_cases c
            left join order_lines l on l.order_id = c.order_id and l.shop_id = @shop and l.line_number = c.line_number
            left join lateral (select coalesce(sum(x.quantity), 0) as quantity, coalesce(sum(x.amount), 0) as amount from complaint_lines x
              where x.shop_id = @shop and x.order_id = c.order_id and x.order_line_number = c.line_number) t on true
            window earlier as (partition by coalesce(c.order_id, c.id), c.line_number order by c.opened_at, c.id rows between unbounded preceding and 1 preceding)
          ) shared
        ) g where g.id = f.id and (f.is_open or f.given)
        """;

    /// <summary>The stage that a case begins at: what says nothing yet is collected, what is told is analysed, a dispute is before the marketplace.</summary>
    private const string Stage = """
        case when not f.is_open then 'Closed' when f.seen = 'Disputed' then 'Arbitration'
          when f.words = '' and f.reason_raw is null or f.line_number is null then 'Collecting' else 'Analysing' end
        """;

    public static string Insert { get; } = $"""
        insert into complaints (id, shop_id, kind, source, return_id, order_number, order_id, product_id, buyer, words, reason_raw, reason_code, cause_code, cause_by, stage, stage_since, opened_at,
          due_at, marketplace_due_at, ball, resolution, carried_out, carried_out_at, closed_at, close_reason, reopened)
        select f.id, @shop, f.kind, 'Marketplace', f.id, f.order_number, f.order_id, f.product_id, f.buyer, left(f.words, {Complaint.WordsMaxLength}), f.reason_raw, f.reason_code, f.cause_code,
          case when f.cause_code is not null then 'Rule' end, {Stage}, f.opened_at, f.opened_at, f.opened_at + interval '1 day', f.decide_by,
          case when f.seen = 'AwaitsSeller' or f.deciding then 'Seller' when f.is_open then 'Marketplace' else 'Seller' end,
          case when f.is_open then null when f.seen = 'Refused' then 'Rejection' when f.given then 'Refund' end,
          case when not f.is_open and (f.given or f.seen = 'Refused') then 'Elsewhere' end, case when not f.is_open and (f.given or f.seen = 'Refused') then f.changed_at end,
          case when not f.is_open then f.changed_at end, case when not f.is_open then 'History' end, 0
        from fresh_cases f;

        insert into complaint_lines (complaint_id, shop_id, number, order_id, order_line_number, product_id, asked_quantity, asked_amount, quantity, amount, currency)
        select f.id, @shop, 1, case when f.line_number is not null then f.order_id end, f.line_number, f.product_id, f.asked, f.asked_amount, f.quantity, f.given_amount, f.currency
        from fresh_cases f;

        insert into work_items (id, shop_id, kind, state, created_at, due_at, marketplace_due_at, has_text, has_photo, unread, author, preview, product_id, product_name, reply_state, closed_at,
          search, sentiment)
        select f.id, @shop, 'Complaint', case when f.is_open then 'Open' else 'Closed' end, f.opened_at, f.opened_at + interval '1 day', f.decide_by, f.words <> '', f.has_photo, f.is_open, f.buyer,
          left(regexp_replace(coalesce(nullif(f.words, ''), f.reason_raw, ''), '\s+', ' ', 'g'), 160), f.product_id, f.product_name, 'None', case when not f.is_open then f.changed_at end,
          {SearchedWords.Vector("concat_ws(' ', f.words, f.reason_raw, f.product_name, f.order_number, f.buyer)")}, -1
        from fresh_cases f;

        insert into complaint_moves (shop_id, complaint_id, at, deed, from_stage, to_stage, details)
        select @shop, f.id, @now, 'Opened', {Stage}, {Stage}, jsonb_build_object('source', 'Marketplace', 'seen', f.seen) from fresh_cases f
        """;

    /// <summary>Those that wait, for their clocks.</summary>
    public const string Waiting = $"select f.id, f.kind, f.opened_at, f.decide_by, {Stage} from fresh_cases f where f.is_open";

    /// <summary>Due as the clocks say, which are worked out outside.</summary>
    public const string BeDue = """
        with due as (select * from unnest(@ids, @dues) as d(id, due_at)), items as (
          update work_items w set due_at = d.due_at from due d where w.id = d.id and w.shop_id = @shop
        )
        update complaints c set due_at = d.due_at from due d where c.id = d.id and c.shop_id = @shop
        """;
}
