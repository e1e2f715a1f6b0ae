namespace SellerDesk.Simulator.World;

/// <summary>What one product did on one day (Moscow): from shows in lists to buyouts. Orders and what became of them belong to the day of the order.</summary>
internal sealed record FunnelDay(
    Product Product, DateOnly Day, int Shows, int Opens, int Carts, int Orders, decimal OrderSum, int Buyouts, decimal BuyoutSum, int Cancels, decimal CancelSum, int Returns, int Wishes)
{
    private const int Purpose = 7;

    /// <summary>The steps before the order are made to lead to the orders that there were.</summary>
    public static FunnelDay Of(int seed, Product product, DateOnly day, double usual, IReadOnlyList<(decimal Price, bool IsBuyout, bool IsCancel, bool IsReturn)> orders)
    {
        var dice = Dice.For(seed, ((long)product.NmId << 20) | (uint)day.DayNumber, Purpose);
        var carts = orders.Count + (int)Math.Round(((orders.Count * 1.6) + usual) * dice.Between(0.7, 1.4));
        var opens = carts + (int)Math.Round((carts + 1) * dice.Between(5.0, 9.0));
        var shows = opens + (int)Math.Round(opens * dice.Between(12.0, 24.0));
        return new FunnelDay(
            product, day, shows, opens, carts, orders.Count, orders.Sum(order => order.Price),
            orders.Count(order => order.IsBuyout), orders.Where(order => order.IsBuyout).Sum(order => order.Price),
            orders.Count(order => order.IsCancel), orders.Where(order => order.IsCancel).Sum(order => order.Price),
            orders.Count(order => order.IsReturn), (int)(opens * 0.03));
    }
}
