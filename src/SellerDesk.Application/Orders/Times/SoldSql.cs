namespace SellerDesk.Application.Orders.Times;

/// <summary>How often each product was ordered on @days of @shop.</summary>
internal static class SoldSql
{
    public const string Remake = $"""
        delete from sold_days where shop_id = @shop and day = any(@days);
        with span as ({OrderDaySql.Span})
        insert into sold_days (shop_id, day, product_id, orders)
        select @shop, (@days)[span.part], l.product_id, count(*)
        from span join orders o on o.shop_id = span.shop_id and o.ordered_at >= span.from_at and o.ordered_at < span.to_at join order_lines l on l.order_id = o.id and l.shop_id = o.shop_id
        where l.product_id is not null group by span.part, l.product_id
        """;
}
