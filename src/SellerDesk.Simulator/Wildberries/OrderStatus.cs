using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>The two statuses of an assembly order at a moment.</summary>
internal readonly record struct OrderStatus(string Supplier, string Marketplace)
{
    public bool IsCancellable => Supplier is "new" or "confirm" && Marketplace == "waiting";

    public static OrderStatus Of(Order order, DateTimeOffset now)
    {
        if (order.ClosedAt <= now)
        {
            return order.Fate switch
            {
                Fate.DeclinedInFirstHour => new("new", "declined_by_client"),
                Fate.CancelledBySeller => new("cancel", "canceled"),
                Fate.Defective => new("complete", "defect"),
                Fate.RefusedAtPickup => new("complete", "canceled_by_client"),
                _ => new("complete", "sold"),
            };
        }

        return now < order.ConfirmedAt ? new("new", "waiting")
            : now < order.HandedOverAt ? new("confirm", "waiting")
            : now < order.SortedAt ? new("complete", "waiting")
            : now < order.ReadyAt ? new("complete", order.IsLate && now > order.SortedAt.AddDays(3) ? "postponed_delivery" : "sorted")
            : new("complete", "ready_for_pickup");
    }

    /// <summary>When the order last changed, which is what the statistics feed is read by.</summary>
    public static DateTimeOffset ChangedAt(Order order, DateTimeOffset now)
    {
        if (order.ClosedAt <= now)
        {
            return order.ClosedAt;
        }

        return order.ReadyAt <= now ? order.ReadyAt
            : order.SortedAt <= now ? order.SortedAt
            : order.HandedOverAt <= now ? order.HandedOverAt
            : order.ConfirmedAt <= now ? order.ConfirmedAt
            : order.CreatedAt;
    }
}
