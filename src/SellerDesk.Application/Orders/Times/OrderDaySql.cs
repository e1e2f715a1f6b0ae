namespace SellerDesk.Application.Orders.Times;

/// <summary>What happened to orders on a day that has to be counted anew, a bit each.</summary>
[Flags]
internal enum OrderDayParts
{
    Placed = 1,
    Approved = 2,
    HandedOver = 4,
    Delivered = 8,
}

/// <summary>What the statements have in common that make days of a shop's month anew: @shop, @month, @days, and the days' ends @starts and @ends.</summary>
internal static class OrderDaySql
{
    /// <summary>Each day; its part is its place in @days.</summary>
    public const string Span = "select @shop as shop_id, d.from_at, d.to_at, d.part::int as part from unnest(@starts, @ends) with ordinality as d(from_at, to_at, part)";
}
