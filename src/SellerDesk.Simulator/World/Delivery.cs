namespace SellerDesk.Simulator.World;

/// <summary>How an order travels: until when it must be handed over, by whom it is carried, when it was promised.</summary>
internal sealed record Delivery(
    DateTimeOffset ShipBy, DateTimeOffset AssembledAt, DateTimeOffset PromisedFrom, DateTimeOffset PromisedTo, string Carrier, string Track, bool ToDoor, DateTimeOffset BackAt)
{
    private const int Purpose = 8;
    private const int HoursToShip = 40;
    private const double SlowestWay = 1.4;
    private const double SlowestHandling = 2.2;

    private static readonly string[] Carriers = ["Быстрая миля", "Северный экспресс", "Почтовик", "Своя логистика площадки"];

    /// <summary>An order in time always keeps these dates, a late one never keeps the promised day.</summary>
    public static Delivery Of(Order order)
    {
        var dice = Dice.For(order.Seed, order.Key.Packed, Purpose);
        var shipBy = WholeHour(order.CreatedAt.AddHours(HoursToShip));
        var promised = WholeHour(order.CreatedAt.AddDays(SlowestHandling + (order.Place.Days * SlowestWay)));
        if (order.IsLate && promised > order.ReadyAt.AddHours(-24))
        {
            promised = WholeHour(order.ReadyAt.AddHours(-25));
        }

        var assembledAt = order.ConfirmedAt + ((order.HandedOverAt - order.ConfirmedAt) * dice.Between(0.2, 0.8));
        return new Delivery(
            shipBy, assembledAt, promised.AddHours(-dice.Between(6, 30)), promised, Carriers[dice.Below(Carriers.Length)],
            $"{order.Key.Account + 1}{dice.Bits() % 9_000_000_000_000 + 1_000_000_000_000}", dice.Chance(0.3), order.ClosedAt.AddDays(dice.Between(2.0, 7.0)));
    }

    private static DateTimeOffset WholeHour(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour) + TimeSpan.TicksPerHour, TimeSpan.Zero);
}
