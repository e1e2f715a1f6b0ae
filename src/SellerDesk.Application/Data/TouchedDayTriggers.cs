namespace SellerDesk.Application.Data;

/// <summary>
/// Notes which days of which shops have to be counted anew, whoever changed a review or its reading: a row per statement and day, never an update, so that
/// writers do not wait for one another. <c>RemakeReviewDaysJob</c> takes them away.
/// </summary>
internal static class TouchedDayTriggers
{
    private const string Day = "(r.created_at at time zone s.time_zone)::date";

    public static string Up { get; } = $"""
        create function touch_review_days() returns trigger language plpgsql as $body$
        begin
          insert into touched_days (shop_id, day)
          select distinct r.shop_id, {Day} from changed_rows r join shops s on s.id = r.shop_id;
          return null;
        end $body$;

        create function touch_review_day() returns trigger language plpgsql as $body$
        begin
          insert into touched_days (shop_id, day)
          select distinct r.shop_id, {Day} from (values (old.shop_id, old.created_at), (new.shop_id, new.created_at)) as r(shop_id, created_at)
          join shops s on s.id = r.shop_id;
          return null;
        end $body$;

        create function touch_reading_days() returns trigger language plpgsql as $body$
        begin
          insert into touched_days (shop_id, day)
          select distinct r.shop_id, {Day} from changed_rows c
          join reviews r on r.id = c.work_item_id and r.shop_id = c.shop_id join shops s on s.id = r.shop_id;
          return null;
        end $body$;

        create function touch_reading_day() returns trigger language plpgsql as $body$
        begin
          insert into touched_days (shop_id, day)
          select r.shop_id, {Day} from reviews r join shops s on s.id = r.shop_id where r.id = new.work_item_id and r.shop_id = new.shop_id;
          return null;
        end $body$;

        create trigger reviews_touch_insert after insert on reviews referencing new table as changed_rows for each statement execute function touch_review_days();
        create trigger reviews_touch_delete after delete on reviews referencing old table as changed_rows for each statement execute function touch_review_days();
        create trigger reviews_touch_update after update of rating, title, text, pros, cons, product_id, created_at on reviews for each row
          when ((old.rating, old.title, old.text, old.pros, old.cons, old.product_id, old.created_at)
            is distinct from (new.rating, new.title, new.text, new.pros, new.cons, new.product_id, new.created_at))
          execute function touch_review_day();
        create trigger readings_touch_insert after insert on readings referencing new table as changed_rows for each statement execute function touch_reading_days();
        create trigger readings_touch_update after update of sentiment, topics on readings for each row
          when ((old.sentiment, old.topics) is distinct from (new.sentiment, new.topics)) execute function touch_reading_day();

        insert into touched_days (shop_id, day) select distinct r.shop_id, {Day} from reviews r join shops s on s.id = r.shop_id;
        """;

    public const string Down = """
        drop trigger readings_touch_update on readings;
        drop trigger readings_touch_insert on readings;
        drop trigger reviews_touch_update on reviews;
        drop trigger reviews_touch_delete on reviews;
        drop trigger reviews_touch_insert on reviews;
        drop function touch_reading_day();
        drop function touch_reading_days();
        drop function touch_review_day();
        drop function touch_review_days();
        """;
}
