namespace SellerDesk.Application.Data;

/// <summary>The way back.</summary>
internal static partial class FigureSourceTriggers
{
    public const string Down = """
        drop trigger shops_touch_figures on shops;
        drop function touch_figures_of_zone();
        drop trigger products_touch_category on products;
        drop function touch_days_of_products();
        drop trigger orders_gone_buyers on orders;
        drop function touch_gone_orders();
        drop trigger clocks_days_delete on clocks;
        drop trigger clocks_days_update on clocks;
        drop trigger clocks_days_insert on clocks;
        drop function touch_deadline_days();
        drop trigger funnel_days_touch_delete on funnel_days;
        drop trigger funnel_days_touch_update on funnel_days;
        drop trigger funnel_days_touch_insert on funnel_days;
        drop function touch_funnel_days();
        drop trigger complaint_words_days_update on complaint_words;
        drop trigger returns_days_update on returns;
        drop trigger returns_days_delete on returns;
        drop trigger returns_days_insert on returns;
        drop function touch_days_of_words();
        drop function touch_return_day();
        drop function touch_return_days();
        """;
}
