namespace SellerDesk.Application.Data;

/// <summary>An order's own deadline is that of its clock, whoever moves it: a hold, another calendar, another version of the level.</summary>
internal static class OrderClockTriggers
{
    /// <summary>What the search of orders looks in; the statement there has the same words.</summary>
    public const string ProductWords = "to_tsvector('russian', name || ' ' || coalesce(article, '') || ' ' || number)";

    public const string Up = $"""
        create function follow_order_clock() returns trigger language plpgsql as $body$
        begin
          update orders set due_at = new.due_at where id = new.subject_id and shop_id = new.shop_id and due_at is not null;
          return null;
        end $body$;

        create trigger clocks_orders_update after update of due_at on clocks for each row
          when (new.subject = 'Order' and new.stopped_at is null and old.due_at is distinct from new.due_at) execute function follow_order_clock();

        -- A computed column that changes is made anew, and its index goes with it.
        create index if not exists ix_orders_act_by on orders (act_by, id) where act_by is not null;
        create index ix_products_words on products using gin (({ProductWords}));
        update orders set timed = true where stage not in ('Received', 'Assembled', 'Packed');
        """;

    public const string Down = """
        drop index ix_products_words;
        drop trigger clocks_orders_update on clocks;
        drop function follow_order_clock();
        """;
}
