namespace SellerDesk.Simulator.World;

/// <summary>A buyer asks to cancel an order that is already being worked on. Without an answer by <paramref name="DecideBy"/> he gets his way; refused, he will not take it at the counter.</summary>
internal sealed record Cancellation(Order Order, DateTimeOffset AskedAt, DateTimeOffset DecideBy, string Reason)
{
    private const int Purpose = 6;
    private const double Share = 0.25;
    private static readonly TimeSpan TimeToDecide = TimeSpan.FromHours(48);
    private static readonly string[] Reasons = ["Передумал покупать", "Нашёл дешевле", "Заказал по ошибке", "Долго ждать", "Хочу изменить состав заказа", "Не подходит адрес доставки"];

    public bool IsAfterHandOver => AskedAt > Order.HandedOverAt;

    public static Cancellation? Of(Order order)
    {
        if (order.Fate != Fate.RefusedAtPickup || !order.FromSeller)
        {
            return null;
        }

        var dice = Dice.For(order.Seed, order.Key.Packed, Purpose);
        if (!dice.Chance(Share))
        {
            return null;
        }

        var asked = order.ConfirmedAt + ((order.ReadyAt - order.ConfirmedAt) * dice.Between(0.02, 0.9));
        return new Cancellation(order, asked, asked + TimeToDecide, order.IsLate ? Reasons[3] : dice.Pick(Reasons));
    }
}
