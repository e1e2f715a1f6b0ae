namespace SellerDesk.Application.Data;

/// <summary>
/// Notes which days' figures have to be counted anew of returns, funnels, deadlines and buyers, whoever changed them: rows are only ever added, so that writers do not wait for one
/// another. What orders and reviews touch is in <see cref="FigureTriggers"/>.
/// </summary>
internal static partial class FigureSourceTriggers
{
    private const string Sent = "(coalesce(r.opened_at, r.received_at) at time zone s.time_zone)::date";

    private const string Counted = "coalesce((select (value #>> array[]::text[])::timestamptz from desk_options where name = 'deadlines-counted'), '-infinity')";

    /// <summary>The word's meaning is the reason of every return that says it.</summary>
    private const string Returns = $"""
        create function touch_return_days() returns trigger language plpgsql as $body$
        begin
          insert into touched_complaint_days (shop_id, day) select distinct r.shop_id, {Sent} from changed_rows r join shops s on s.id = r.shop_id;
          return null;
        end $body$;

        create function touch_return_day() returns trigger language plpgsql as $body$
        begin
          insert into touched_complaint_days (shop_id, day)
          select distinct s.id, {Sent} from (values (old.opened_at, old.received_at), (new.opened_at, new.received_at)) as r(opened_at, received_at) join shops s on s.id = new.shop_id;
          return null;
        end $body$;

        create function touch_days_of_words() returns trigger language plpgsql as $body$
        begin
          insert into touched_complaint_days (shop_id, day)
          select distinct r.shop_id, {Sent} from changed_rows w join shops s on s.marketplace = w.marketplace
          join returns r on r.shop_id = s.id and lower(btrim(left(r.reason_raw, 300))) = w.word;
          return null;
        end $body$;

        create trigger returns_days_insert after insert on returns referencing new table as changed_rows for each statement execute function touch_return_days();
        create trigger returns_days_delete after delete on returns referencing old table as changed_rows for each statement execute function touch_return_days();
        create trigger returns_days_update after update of opened_at, kind, product_id, reason_raw on returns for each row
          when ((old.opened_at, old.kind, old.product_id, old.reason_raw) is distinct from (new.opened_at, new.kind, new.product_id, new.reason_raw)) execute function touch_return_day();
        create trigger complaint_words_days_update after update on complaint_words referencing new table as changed_rows for each statement execute function touch_days_of_words();
        """;

    private const string Funnel = """
        create function touch_funnel_days() returns trigger language plpgsql as $body$
        begin
          insert into touched_funnel_days (shop_id, day) select distinct c.shop_id, c.day from changed_rows c join shops s on s.id = c.shop_id;
          return null;
        end $body$;

        create trigger funnel_days_touch_insert after insert on funnel_days referencing new table as changed_rows for each statement execute function touch_funnel_days();
        create trigger funnel_days_touch_update after update on funnel_days referencing new table as changed_rows for each statement execute function touch_funnel_days();
        create trigger funnel_days_touch_delete after delete on funnel_days referencing old table as changed_rows for each statement execute function touch_funnel_days();
        """;

    /// <summary>A deadline that has not come yet is counted when it does.</summary>
    private const string Deadlines = $"""
        create function touch_deadline_days() returns trigger language plpgsql as $body$
        begin
          if tg_op = 'UPDATE' then
            insert into touched_deadline_days (shop_id, day)
            select distinct c.shop_id, (d.due_at at time zone s.time_zone)::date from new_rows c join old_rows o on o.id = c.id and o.shop_id = c.shop_id join shops s on s.id = c.shop_id
            cross join lateral (values (o.due_at), (c.due_at)) as d(due_at)
            where d.due_at < {Counted} and (o.due_at, o.stopped_at is null and o.paused_at is not null, coalesce(o.stopped_at <= o.due_at, false))
              is distinct from (c.due_at, c.stopped_at is null and c.paused_at is not null, coalesce(c.stopped_at <= c.due_at, false));
          else
            insert into touched_deadline_days (shop_id, day)
            select distinct c.shop_id, (c.due_at at time zone s.time_zone)::date from new_rows c join shops s on s.id = c.shop_id where c.due_at < {Counted};
          end if;
          return null;
        end $body$;

        create trigger clocks_days_insert after insert on clocks referencing new table as new_rows for each statement execute function touch_deadline_days();
        create trigger clocks_days_update after update on clocks referencing old table as old_rows new table as new_rows for each statement execute function touch_deadline_days();
        create trigger clocks_days_delete after delete on clocks referencing old table as new_rows for each statement execute function touch_deadline_days();
        """;

    /// <summary>A buyer's days are noted when the buyer is made anew; here are those that are no buyer's any more.</summary>
    private const string Buyers = """
        create or replace function touch_left_buyers() returns trigger language plpgsql as $body$
        begin
          insert into touched_buyers (buyer_id) select distinct o.buyer_id from old_rows o;
          insert into touched_buyer_days (shop_id, day)
          select distinct o.shop_id, (coalesce(t.ordered_at, o.at) at time zone s.time_zone)::date from old_rows o join shops s on s.id = o.shop_id
          left join orders t on t.id = o.thing_id and t.shop_id = o.shop_id where o.kind = 'Order';
          return null;
        end $body$;

        create or replace function touch_ordering_buyers() returns trigger language plpgsql as $body$
        begin
          insert into touched_buyers (buyer_id)
          select distinct l.buyer_id from new_rows n join old_rows o on o.id = n.id and o.shop_id = n.shop_id
          join buyer_links l on l.thing_id = n.id and l.kind = 'Order' and l.shop_id = n.shop_id
          where (n.stage, n.total, n.currency, n.ordered_at, n.buyer_region, n.buyer_city, n.buyer_mask) is distinct from (o.stage, o.total, o.currency, o.ordered_at, o.buyer_region, o.buyer_city, o.buyer_mask);
          insert into touched_buyer_days (shop_id, day)
          select distinct o.shop_id, (o.ordered_at at time zone s.time_zone)::date from new_rows n join old_rows o on o.id = n.id and o.shop_id = n.shop_id join shops s on s.id = n.shop_id
          where o.ordered_at is distinct from n.ordered_at and o.ordered_at is not null and exists (select 1 from buyer_links l where l.thing_id = n.id and l.kind = 'Order' and l.shop_id = n.shop_id);
          return null;
        end $body$;

        create function touch_gone_orders() returns trigger language plpgsql as $body$
        begin
          insert into touched_buyers (buyer_id) select distinct l.buyer_id from old_rows o join buyer_links l on l.thing_id = o.id and l.kind = 'Order' and l.shop_id = o.shop_id;
          insert into touched_buyer_days (shop_id, day)
          select distinct o.shop_id, (o.ordered_at at time zone s.time_zone)::date from old_rows o join shops s on s.id = o.shop_id where o.ordered_at is not null;
          return null;
        end $body$;
        create trigger orders_gone_buyers after delete on orders referencing old table as old_rows for each statement execute function touch_gone_orders();
        """;

    private const string Moved = "(select n.id, n.shop_id from new_rows n join old_rows o on o.id = n.id and o.shop_id = n.shop_id where n.category is distinct from o.category) p";

    /// <summary>Cards often come after the orders and reviews of their products.</summary>
    private const string Categories = $"""
        create function touch_days_of_products() returns trigger language plpgsql as $body$
        begin
          if not exists (select 1 from {Moved}) then
            return null;
          end if;
          insert into touched_order_days (shop_id, day)
          select distinct o.shop_id, (ended.at at time zone s.time_zone)::date from {Moved} join order_lines l on l.product_id = p.id and l.shop_id = p.shop_id and l.category is null
          join orders o on o.id = l.order_id and o.shop_id = l.shop_id join shops s on s.id = o.shop_id
          cross join lateral (values (o.ordered_at), (coalesce(o.delivered_at, case when o.stage = 'Delivered' then o.stage_at end))) as ended(at) where ended.at is not null;
          insert into touched_days (shop_id, day)
          select distinct r.shop_id, (r.created_at at time zone s.time_zone)::date from {Moved} join reviews r on r.product_id = p.id and r.shop_id = p.shop_id join shops s on s.id = p.shop_id;
          insert into touched_complaint_days (shop_id, day)
          select c.shop_id, (c.opened_at at time zone s.time_zone)::date from {Moved} join complaints c on c.product_id = p.id and c.shop_id = p.shop_id join shops s on s.id = p.shop_id
          union
          select r.shop_id, {Sent} from {Moved} join returns r on r.product_id = p.id and r.shop_id = p.shop_id join shops s on s.id = p.shop_id;
          return null;
        end $body$;
        create trigger products_touch_category after update on products referencing old table as old_rows new table as new_rows for each statement execute function touch_days_of_products();
        """;

    /// <summary>A shop that moves to another zone has all its days cut anew: in the old zone what was counted, in the new one what will be. Funnels are told by the marketplace's own days.</summary>
    private const string Zone = """
        create function touch_figures_of_zone() returns trigger language plpgsql as $body$
        begin
          insert into touched_complaint_days (shop_id, day)
          select new.id, (t.at at time zone z.zone)::date from (
            select c.opened_at as at from complaints c where c.shop_id = new.id union select coalesce(r.opened_at, r.received_at) from returns r where r.shop_id = new.id
          ) t cross join (values (old.time_zone), (new.time_zone)) as z(zone) group by 2;
          insert into touched_survey_days (shop_id, day)
          select new.id, (t.at at time zone z.zone)::date from (
            select a.at from survey_answers a where a.shop_id = new.id union select i.created_at from survey_invitations i where i.shop_id = new.id
          ) t cross join (values (old.time_zone), (new.time_zone)) as z(zone) group by 2;
          insert into touched_deadline_days (shop_id, day)
          select new.id, (c.due_at at time zone z.zone)::date from clocks c cross join (values (old.time_zone), (new.time_zone)) as z(zone) where c.shop_id = new.id group by 2;
          insert into touched_work_days (shop_id, day)
          select new.id, (e.at at time zone z.zone)::date from item_events e cross join (values (old.time_zone), (new.time_zone)) as z(zone) where e.shop_id = new.id group by 2
          union
          select new.id, (r.created_at at time zone z.zone)::date from outgoing_replies r cross join (values (old.time_zone), (new.time_zone)) as z(zone) where r.shop_id = new.id group by 2
          union
          select d.shop_id, d.day from work_days d where d.shop_id = new.id;
          insert into touched_buyer_days (shop_id, day)
          select new.id, (o.ordered_at at time zone z.zone)::date from buyer_links l join orders o on o.id = l.thing_id and o.shop_id = l.shop_id
          cross join (values (old.time_zone), (new.time_zone)) as z(zone) where l.shop_id = new.id and l.kind = 'Order' and o.ordered_at is not null group by 2;
          return null;
        end $body$;
        create trigger shops_touch_figures after update of time_zone on shops for each row when (old.time_zone is distinct from new.time_zone) execute function touch_figures_of_zone();
        """;

    public static string Up { get; } = $"""
        {Returns}

        {Funnel}

        {Deadlines}

        {Buyers}

        {Categories}

        {Zone}

        insert into touched_work_days (shop_id, day) select distinct shop_id, day from work_days;
        """;
}
