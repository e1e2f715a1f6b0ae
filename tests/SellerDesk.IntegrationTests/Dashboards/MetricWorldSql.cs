using System.Globalization;

namespace SellerDesk.IntegrationTests.Dashboards;

/// <summary>
/// A shop with everything that metrics are counted from, then facts that come late or change, each as statements over the shop <c>@s</c>. Pseudo-random, but the same each time:
/// <c>pg_temp.h(name, row, below)</c>.
/// </summary>
internal static class MetricWorldSql
{
    public static string Of(string statements, Guid shop) => Random + statements.Replace("@s", $"'{shop}'", StringComparison.Ordinal).Replace("@now", $"timestamptz '{MetricWorld.Now.ToString("O", CultureInfo.InvariantCulture)}'", StringComparison.Ordinal);

    private const string Random = "create or replace function pg_temp.h(name text, i int, below int) returns int language sql immutable as $body$ select abs(hashtext(name || i || name)) % below $body$;\n";

    /// <summary>Orders of twelve days over half a year, so that some have had ninety days; times missing, out of order, some without a carrier, two products, a sum or a buyer.</summary>
    public const string Orders = """
        insert into products (id, shop_id, number, name, category) select gen_random_uuid(), @s, 'p' || i, 'Товар ' || i, case when i < 4 then 'Разряд ' || i % 2 end from generate_series(1, 4) i;
        insert into orders (id, shop_id, number, status, stage, facts, received_at, ordered_at, approved_at, handed_over_at, delivered_at, arrived_at, stage_at, promised_at, carrier, warehouse, buyer_region, total, currency)
        select gen_random_uuid(), @s, 'N' || i, 'any', x.stage, '{}', x.ordered, case when i % 41 <> 0 then x.ordered end, case when i % 3 <> 0 then x.approved end, case when i % 5 <> 0 then x.handed end,
          case when x.stage <> 'InTransit' and i % 6 <> 0 then x.delivered end, case when i % 7 = 0 then x.delivered - interval '30 hours' end, x.delivered + interval '3 hours', case when i % 8 <> 0 then x.ordered + interval '5 days' end,
          case when i % 4 > 0 then 'Перевозчик ' || i % 4 end, case when i % 3 > 0 then 'Склад ' || i % 3 end, case when i % 5 > 0 then 'Область ' || i % 5 end,
          case when i % 19 <> 0 then 100 + pg_temp.h('t', i, 90000) / 100.0 end, case when i % 11 = 0 then 'KZT' else 'RUB' end
        from (
          select i, ordered, ordered + make_interval(mins => pg_temp.h('a', i, 600) - 60) as approved, ordered + make_interval(hours => pg_temp.h('h', i, 60) - 5) as handed,
            ordered + make_interval(hours => 30 + 60 * pg_temp.h('d', i, 4), mins => pg_temp.h('m', i, 60)) as delivered,
            case when pg_temp.h('s', i, 9) = 0 then 'Cancelled' when pg_temp.h('s', i, 9) = 1 then 'InTransit' else 'Delivered' end as stage
          from (select i, @now - make_interval(days => 5 + 16 * pg_temp.h('o', i, 12), mins => pg_temp.h('p', i, 1440)) as ordered from generate_series(1, 220) i) as y
        ) as x;
        insert into order_lines (order_id, shop_id, line_number, product_id, quantity, unit_price, delivery_price, currency, category)
        select o.id, @s, n, (select id from products where shop_id = @s and number = 'p' || 1 + pg_temp.h('l' || n, substr(o.number, 2)::int, 4)), 1 + n, 55.5, 0, coalesce(o.currency, 'RUB'), null
        from orders o cross join generate_series(1, 2) n where o.shop_id = @s and pg_temp.h('k' || n, substr(o.number, 2)::int, 4) > 0;
        create temp table known as select i, gen_random_uuid() as id from generate_series(0, 59) i;
        insert into buyers (id, created_at) select id, @now from known;
        insert into buyer_links (shop_id, kind, thing_id, buyer_id, how, quality, at)
        select @s, 'Order', o.id, k.id, 'Key', 'Certain', coalesce(o.ordered_at, o.received_at) from orders o join known k on k.i = pg_temp.h('b', substr(o.number, 2)::int, 60) where o.shop_id = @s and pg_temp.h('q', substr(o.number, 2)::int, 5) > 0;
        drop table known;
        """;

    /// <summary>Reviews, some answered once or twice or taken back, some over; cases, returns and answers to surveys; deadlines kept, missed, standing and still to come; funnels that are told in part.</summary>
    public const string Words = """
        create temp table said as select i, gen_random_uuid() as id, @now - make_interval(days => 5 + 8 * pg_temp.h('r', i, 9), mins => pg_temp.h('rm', i, 1440)) as at from generate_series(1, 90) i;
        insert into work_items (id, shop_id, kind, state, created_at, due_at, closed_at, has_text, has_photo, unread, preview, reply_state)
        select id, @s, 'Review', case when i % 3 = 0 then 'Closed' else 'New' end, at, at + interval '1 day', case when i % 3 = 0 then at + make_interval(mins => 90 + 13 * i) end, true, false, false, '', 'None' from said;
        insert into reviews (id, shop_id, number, rating, text, created_at, photo_urls, facts, answer_state, answer_editable, received_at, answer_digest, text_digest, product_id)
        select id, @s, 'r' || i, 1 + pg_temp.h('st', i, 5), 'Слово', at, '{}', '{}', 'None', false, at, 0, 0, (select p.id from products p where p.shop_id = @s and p.number = 'p' || 1 + i % 5) from said;
        insert into readings (work_item_id, shop_id, model_version, sentiment, scores, topics, flags, read_at)
        select id, @s, 1, 0, '{}', case when i % 2 = 0 then '[{"code": "delivery", "tone": "blame"}]' else '[{"code": "price", "tone": "Blame"}, {"code": "size", "tone": "praise"}]' end::jsonb, '{}', at from said where i % 4 > 0;
        insert into outgoing_replies (id, shop_id, work_item_id, kind, target_number, text, is_edit, created_at, state, due_at, attempts, look_ups, author_id, confirmed_at, called_at)
        select gen_random_uuid(), @s, id, 'Review', 'r' || i, 'Спасибо', false, a.at, a.state, a.at, 0, 0, case when i % 5 > 0 then md5('person' || i % 2)::uuid end, case when a.state = 'Confirmed' then a.at end, a.at
        from said cross join lateral (values (said.at + make_interval(mins => 40 + 11 * i), case when i % 9 = 0 then 'Withdrawn' else 'Confirmed' end), (said.at + make_interval(mins => 3000), 'Confirmed')) as a(at, state)
        where i % 4 > 0 and (a.at < said.at + interval '2000 minutes' or i % 6 = 0) and a.at < @now;
        insert into item_events (shop_id, work_item_id, item_kind, kind, person_id, at, details) select @s, work_item_id, 'Review', 'ReplyWritten', author_id, created_at, '{}' from outgoing_replies where shop_id = @s;
        insert into item_events (shop_id, work_item_id, item_kind, kind, person_id, at, details)
        select @s, id, 'Review', case when right(id::text, 1) < '8' then 'Closed' else 'ReplyPublished' end, md5('person1')::uuid, closed_at, '{}' from work_items where shop_id = @s and closed_at is not null;
        insert into clocks (id, shop_id, subject, subject_id, kind, of, minutes, working, started_at, due_at, stopped_at, paused_at, held_minutes, warned, recount)
        select gen_random_uuid(), @s, 'WorkItem', id, 'FirstResponse', 'Review', 60, false, at, d.due, case when i % 4 = 0 then d.due - interval '1 hour' when i % 4 = 1 then d.due when i % 4 = 2 then d.due + interval '5 minutes' end,
          case when i % 12 = 3 then d.due - interval '2 hours' end, 0, 0, false
        from said cross join lateral (select case when i % 10 = 7 then @now + interval '2 days' else at + make_interval(hours => i % 30) end as due) as d;
        insert into complaints (id, shop_id, kind, source, words, stage, stage_since, opened_at, due_at, ball, reopened, order_number, product_id, cause_code)
        select gen_random_uuid(), @s, 'Claim', 'Manual', '', 'Collecting', at, at + interval '7 hours', at, 'Ours', 0, 'N' || i, (select p.id from products p where p.shop_id = @s and p.number = 'p' || 1 + i % 5),
          (array['carrier', 'packaging', null])[1 + i % 3] from said where i % 2 = 0;
        insert into complaint_moves (shop_id, complaint_id, at, deed, from_stage, to_stage) select @s, id, opened_at, 'Opened', 'Collecting', 'Collecting' from complaints where shop_id = @s;
        insert into clocks (id, shop_id, subject, subject_id, kind, of, minutes, working, started_at, due_at, stopped_at, held_minutes, warned, recount)
        select gen_random_uuid(), @s, 'Complaint', id, 'ComplaintResolution', '', 60, false, opened_at, opened_at + interval '2 days', case when right(id::text, 1) < '8' then opened_at + interval '1 day' end, 0, 0, false from complaints where shop_id = @s;
        insert into complaint_words (marketplace, word, first_seen_at) values ('Wildberries', 'разбито', @now) on conflict do nothing;
        insert into returns (id, shop_id, number, kind, stage, photo_urls, video_urls, facts, received_at, answer_digest, text_digest, opened_at, order_number, product_id, reason_raw)
        select gen_random_uuid(), @s, 'v' || i, (array['Claim', 'Return', 'Cancellation', 'Dispute'])[1 + i % 4], 'InProgress', '{}', '{}', '{}', at, 0, 0, case when i % 7 > 0 then at - interval '20 hours' end, 'N' || 2 * i,
          (select p.id from products p where p.shop_id = @s and p.number = 'p' || 1 + i % 5), (array[' Разбито', 'не подошло', null])[1 + i % 3] from said;
        insert into surveys (id, name, kind, trigger, state, delay_days, shops, share, rest_days, expire_days, quota, quota_days, reasons, words, created_at, changed_at)
        select gen_random_uuid(), kind, kind, 'Delivery', 'On', 0, '{}', 100, 0, 10, 0, 1, '{}', '{}', @now, @now from (values ('Nps'), ('Csat')) as k(kind);
        insert into survey_answers (id, shop_id, survey_id, score, band, reasons, comment, language, at, product_id, tier)
        select gen_random_uuid(), @s, (select id from surveys where kind = case when i % 6 = 0 then 'Csat' else 'Nps' end order by id desc limit 1), pg_temp.h('n', i, 11), case when pg_temp.h('n', i, 11) < 7 then 'Bad' when pg_temp.h('n', i, 11) < 9 then 'Middle' else 'Good' end,
          '{}', '', 'ru', at + interval '90 minutes', (select p.id from products p where p.shop_id = @s and p.number = 'p' || 1 + i % 5), (array['Золото', null])[1 + i % 2] from said;
        insert into touched_survey_days (shop_id, day) select distinct @s::uuid, (a.at at time zone s.time_zone)::date from survey_answers a join shops s on s.id = a.shop_id where s.id = @s;
        drop table said;
        insert into funnel_days (shop_id, day, product_number, received_at, shows, opens, carts, orders, buyouts)
        select @s, (@now - make_interval(days => 4 * d))::date, case when p > 0 then 'p' || p else '' end, @now, case when p <> 2 then 900 + d end, case when (p + d) % 4 > 0 then 100 + 7 * p + d end, 20, case when (p + d) % 5 > 0 then 10 + p end, 8
        from generate_series(1, 20) d cross join generate_series(0, 3) p where p > 0 or d % 3 = 0;
        """;

    public const string Late = """
        update orders set delivered_at = ordered_at + interval '9 days 7 hours', carrier = 'Перевозчик 1' where shop_id = @s and substr(number, 2)::int % 9 = 0;
        update orders set stage = 'Cancelled' where shop_id = @s and substr(number, 2)::int % 23 = 0;
        update orders set stage = 'Delivered', stage_at = @now - interval '4 days' where shop_id = @s and stage = 'InTransit';
        update orders set total = total + 1000.25, promised_at = ordered_at + interval '2 days', buyer_region = 'Область 9' where shop_id = @s and substr(number, 2)::int % 13 = 0;
        update orders set ordered_at = ordered_at - interval '16 days' where shop_id = @s and substr(number, 2)::int % 17 = 0;
        update order_lines set quantity = 5, unit_price = 12.34 where shop_id = @s and line_number = 2;
        delete from orders where shop_id = @s and number in ('N4', 'N32', 'N40');
        update products set category = 'Разряд 7' where shop_id = @s and number in ('p2', 'p4');
        update buyer_links set buyer_id = (select buyer_id from buyer_links where shop_id = @s and kind = 'Order' order by buyer_id limit 1) where shop_id = @s and thing_id in (select id from orders where shop_id = @s and substr(number, 2)::int % 12 = 0);
        delete from buyer_links where shop_id = @s and thing_id in (select id from orders where shop_id = @s and substr(number, 2)::int % 29 = 0);
        delete from reviews where shop_id = @s and number in ('r3', 'r6', 'r50');
        update reviews set rating = 5, product_id = null where shop_id = @s and substr(number, 2)::int % 8 = 0;
        update readings set topics = '[{"code": "price", "tone": "blame"}]' where shop_id = @s and work_item_id in (select id from reviews where shop_id = @s and substr(number, 2)::int % 8 = 2);
        update outgoing_replies set state = 'Withdrawn', confirmed_at = null where shop_id = @s and substr(target_number, 2)::int % 10 = 2;
        insert into item_events (shop_id, work_item_id, item_kind, kind, at, details) select @s, work_item_id, 'Review', 'ReplyWithdrawn', @now, '{}' from outgoing_replies where shop_id = @s and state = 'Withdrawn';
        update work_items set closed_at = @now - interval '1 minute' where shop_id = @s and id in (select id from reviews where shop_id = @s and number in ('r9', 'r18', 'r27'));
        insert into item_events (shop_id, work_item_id, item_kind, kind, at, details) select @s, id, 'Review', 'Closed', closed_at, '{}' from work_items where shop_id = @s and closed_at = @now - interval '1 minute';
        update clocks set due_at = due_at + interval '26 hours' where shop_id = @s and substr(md5(id::text), 1, 1) < '4';
        update clocks set stopped_at = due_at where shop_id = @s and stopped_at is null and paused_at is null and substr(md5(id::text), 1, 1) > 'a';
        update clocks set paused_at = null where shop_id = @s and paused_at is not null and substr(md5(id::text), 1, 1) < '8';
        update complaints set cause_code = 'supplier' where shop_id = @s and substr(order_number, 2)::int % 10 = 0;
        update complaints set stage = 'Closed', closed_at = @now, merged_into = (select id from complaints where shop_id = @s and order_number = 'N2') where shop_id = @s and order_number in ('N12', 'N34', 'N56');
        insert into complaint_moves (shop_id, complaint_id, at, deed, from_stage, to_stage) select @s, id, @now, 'Merged', 'Collecting', 'Closed' from complaints where shop_id = @s and stage = 'Closed';
        update complaints set opened_at = opened_at - interval '3 days' where shop_id = @s and order_number in ('N14', 'N36');
        update complaint_words set reason_code = 'defect' where word = 'разбито';
        update returns set kind = 'Claim' where shop_id = @s and kind = 'Cancellation' and substr(number, 2)::int % 8 = 2;
        update returns set opened_at = received_at - interval '2 days' where shop_id = @s and opened_at is null;
        insert into survey_answers (id, shop_id, survey_id, score, band, reasons, comment, language, at)
        select gen_random_uuid(), @s, (select id from surveys where kind = 'Nps' order by id desc limit 1), 10, 'Good', '{}', '', 'ru', @now - make_interval(days => 5 + i) from generate_series(1, 6) i;
        insert into touched_survey_days (shop_id, day) select distinct @s::uuid, (a.at at time zone s.time_zone)::date from survey_answers a join shops s on s.id = a.shop_id where s.id = @s and a.tier is null;
        update funnel_days set opens = 70 where shop_id = @s and opens is null and day > @now - interval '60 days';
        insert into funnel_days (shop_id, day, product_number, received_at, opens, orders) select @s, (@now - make_interval(days => 4 * d))::date, '', @now, 700, 44 from generate_series(1, 2) d on conflict do nothing;
        """;
}
