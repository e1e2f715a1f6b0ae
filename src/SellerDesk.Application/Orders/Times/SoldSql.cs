namespace SellerDesk.Application.Orders.Times;

/// <summary>How often each product was ordered on @day of @shop; @from and @to are its ends.</summary>
internal static class SoldSql
{
    public const string Remake = """
        delete from sold_days where shop_id = @shop and day = @day;
        insert into sold_days (shop_id, day, product_id, orders)
        select @shop, @day, l.product_id, count(*)
        from orders o join order_lines l on l.order_id = o.id and l.shop_id = o.shop_id
        where o.shop_id = @shop and o.ordered_at >= @from and o.ordered_at < @to and l.product_id is not null group by l.product_id
        """;
}
