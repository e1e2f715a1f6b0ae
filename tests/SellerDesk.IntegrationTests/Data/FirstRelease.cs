using System.Globalization;

namespace SellerDesk.IntegrationTests.Data;

/// <summary>Rows for the schema of the first release, in every table that it had.</summary>
internal static class FirstRelease
{
    public static string Fill(int orders) => Rows.Replace("{orders}", orders.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private const string Rows = """
        create temporary table s as select gen_random_uuid() as id, n, 'Магазин ' || n as name from generate_series(1, 3) n;
        insert into shops (id, name, marketplace, time_zone, currency, state, created_at, settings, protected_key, key_scopes)
          select id, name, (array['Wildberries', 'Ozon', 'Other'])[n], 'Europe/Moscow', 'RUB', 'Active', '2025-01-01Z', '{"Note": "первый"}', '\x01020304', array['a', 'b'] from s;
        insert into people (id, name, role, all_shops, shop_ids, time_zone, created_at, disabled, user_name, normalized_user_name, email, normalized_email, email_confirmed, password_hash, security_stamp,
          concurrency_stamp, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
          select gen_random_uuid(), 'Человек ' || n, (array['Owner', 'Manager', 'Seller', 'Support', 'Viewer'])[n], n < 3, array(select id from s where s.n = n), 'Europe/Moscow', '2025-01-01Z', false,
            'p' || n || '@example.com', 'P' || n || '@EXAMPLE.COM', 'p' || n || '@example.com', 'P' || n || '@EXAMPLE.COM', true, 'hash' || n, 'stamp', 'stamp', false, false, true, 0 from generate_series(1, 5) n;
        insert into person_tokens select id, '[AspNetUserStore]', 'AuthenticatorKey', 'secret' from people;
        insert into person_claims (user_id, claim_type, claim_value) select id, 'kind', 'value' from people;
        insert into person_logins select 'provider', 'key' || id, 'name', id from people;
        insert into api_tokens (id, name, hash, scope, created_at) select gen_random_uuid(), 'Токен ' || n, 'hash' || n, 'Read', '2025-01-02Z' from generate_series(1, 4) n;
        insert into idempotent_calls (token_id, key, request_digest, status, response, created_at) select id, 'k', 'digest', 200, '{}', '2025-01-02Z' from api_tokens;
        insert into data_keys (name, xml) values ('key-1', '<key id="1" />'), ('key-2', '<key id="2" />');
        insert into import_presets (id, name, kind, columns) values (gen_random_uuid(), 'Свой', 'Orders', '{"order_number": "Номер"}');
        insert into job_runs (job, node, started_at, finished_at, error) select 'PullFeedsJob', 'node', '2025-01-03Z', '2025-01-03Z', 'why' from generate_series(1, 20);
        insert into reply_templates (id, name, body, kind, min_rating, max_rating) select gen_random_uuid(), 'Шаблон ' || n, 'Здравствуйте, {имя}! Спасибо.', 'Review', 1, 5 from generate_series(1, 6) n;
        insert into saved_views (id, name, query, owner_id, position) select gen_random_uuid(), 'Вид ' || n, 'rating=1', (select id from people limit 1), n from generate_series(1, 3) n;
        insert into feeds (id, shop_id, kind, cursor, history_done, progress_done, paused, next_run_at, failures)
          select gen_random_uuid(), id, k, 'cursor', true, 10, false, '2025-02-01Z', 0 from s cross join unnest(array['Reviews', 'Questions', 'Orders']) k;
        insert into feed_runs (id, shop_id, kind, started_at, finished_at, read_count, new_count, changed_count, unchanged_count, set_aside_count)
          select gen_random_uuid(), id, 'Reviews', '2025-01-31Z', '2025-01-31 00:01Z', 10, 9, 1, 0, 0 from s cross join generate_series(1, 5);
        insert into import_runs (id, shop_id, kind, file_name, preset, dry_run, state, started_at, read, accepted, unchanged, rejected) select gen_random_uuid(), id, 'Orders', 'o.csv', 'sellerdesk', false, 'Done', '2025-01-05Z', 3, 2, 0, 1 from s;
        insert into import_rejections (shop_id, run_id, line, "column", value, reason_code, reason_arguments, raw_line) select shop_id, id, 2, 'status', 'x', 'unknown', array['x'], 'a,b,c' from import_runs;
        insert into set_aside_payloads (id, shop_id, kind, raw, digest, reason, received_at) select gen_random_uuid(), id, 'Reviews', '{"id": ' || n || '}', 'digest' || n, 'no rating', '2025-01-06Z' from s;
        insert into products (id, shop_id, number, name, article, brand, category) select gen_random_uuid(), s.id, 'sku-' || p, 'Товар ' || p, 'A' || p, 'Бренд', 'Категория ' || p % 7 from s cross join generate_series(1, 40) p;
        create temporary table o as select gen_random_uuid() as id, (select s.id from s where s.n = 1 + g % 3) as shop_id, g from generate_series(1, {orders}) g;
        insert into orders (id, shop_id, number, status, stage, scheme, buyer_number, buyer_region, buyer_city, ordered_at, approved_at, handed_over_at, delivered_at, promised_at, facts, received_at)
          select id, shop_id, 'order-' || g, 'delivered', 'Delivered', 'FBS', 'buyer-' || g % 300, 'Московская область', 'Химки', t, t + interval '1 hour', t + interval '1 day', t + interval '4 days', t + interval '5 days', '{"a": 1}', t
          from o cross join lateral (select timestamptz '2025-01-01Z' + g * interval '10 minutes' as t) times;
        insert into order_lines (order_id, shop_id, line_number, product_id, category, quantity, unit_price, delivery_price, currency)
          select o.id, o.shop_id, l, (select p.id from products p where p.shop_id = o.shop_id and p.number = 'sku-' || 1 + g % 40), 'Категория', l, 100.25 * l, 9.9, 'RUB' from o cross join generate_series(1, 2) l;
        create temporary table r as select gen_random_uuid() as id, shop_id, g from o where g % 2 = 0;
        insert into reviews (id, shop_id, number, product_id, order_number, rating, title, text, pros, author, created_at, photo_urls, facts, answer_text, answer_state, answer_editable, answered_at, received_at, answer_digest, text_digest)
          select id, shop_id, 'review-' || g, (select p.id from products p where p.shop_id = r.shop_id and p.number = 'sku-' || 1 + g % 40), 'order-' || g, 1 + g % 5, 'Заголовок', 'Пришло вовремя, упаковка помята ' || g, 'цена', 'Анна',
            timestamptz '2025-01-05Z' + g * interval '10 minutes', array['https://example.com/' || g], '{}', case when g % 3 = 0 then 'Спасибо за отзыв!' end, case when g % 3 = 0 then 'Published' else 'None' end, true,
            case when g % 3 = 0 then timestamptz '2025-02-05Z' end, '2025-02-06Z', g, g from r;
        insert into work_items (id, shop_id, kind, state, created_at, due_at, rating, has_text, has_photo, unread, author, preview, product_id, product_name, reply_state, closed_at, search)
          select v.id, v.shop_id, 'Review', case when v.answer_text is null then 'Open' else 'Closed' end, v.created_at, v.created_at + interval '1 day', v.rating, true, true, v.answer_text is null, v.author, v.text, v.product_id, 'Товар',
            'None', case when v.answer_text is not null then v.answered_at end, to_tsvector('russian', v.text) from reviews v;
        insert into questions (id, shop_id, number, text, created_at, answer_state, answer_editable, received_at, answer_digest, text_digest)
          select gen_random_uuid(), id, 'question-' || q, 'Какой размер?', '2025-01-07Z', 'None', false, '2025-01-07Z', q, q from s cross join generate_series(1, 20) q;
        insert into outgoing_replies (id, shop_id, work_item_id, kind, target_number, text, is_edit, created_at, state, due_at, attempts, look_ups, called_at, confirmed_at)
          select gen_random_uuid(), shop_id, id, 'Review', 'review-' || g, 'Спасибо за отзыв!', false, '2025-02-05Z', 'Confirmed', '2025-02-05Z', 1, 1, '2025-02-05Z', '2025-02-05Z' from r where g % 3 = 0;
        insert into delivery_attempts (id, shop_id, reply_id, number, started_at, ended_at, outcome) select gen_random_uuid(), shop_id, id, 1, called_at, called_at, 'Accepted' from outgoing_replies;
        insert into reply_drafts (work_item_id, shop_id, person_id, text, saved_at) select id, shop_id, (select id from people limit 1), 'Черновик ' || g, '2025-02-07Z' from r where g % 5 = 0;
        """;
}
