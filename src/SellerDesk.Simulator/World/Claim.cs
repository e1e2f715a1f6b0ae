namespace SellerDesk.Simulator.World;

/// <summary>Why a buyer wants to give a thing back.</summary>
internal enum ClaimReason
{
    Defect,
    NotWorking,
    WrongItem,
    Mismatch,
    Size,
    Missing,
    Damaged,
    Expired,
    ChangedMind,
}

/// <summary>
/// A buyer's wish to return an order or to be paid for its faults. Without a decision by <paramref name="DecideBy"/> the buyer gets his way.
/// <paramref name="SellerDecidesAt"/> is the shop's own habit before the world opened; <paramref name="Disputes"/>: a refusal is taken to arbitration,
/// which <paramref name="BuyerWouldWin"/> or not.
/// </summary>
internal sealed record Claim(
    Order Order, Opinion? Opinion, ClaimReason Reason, DateTimeOffset OpenedAt, DateTimeOffset DecideBy, DateTimeOffset GoodsBackAt, DateTimeOffset? SellerDecidesAt,
    int Photos, int Quantity, decimal Amount, bool Disputes, bool BuyerWouldWin, ulong Seed)
{
    private const int Purpose = 5;
    private static readonly TimeSpan TimeToDecide = TimeSpan.FromDays(3);

    /// <summary>The thing comes back; otherwise the buyer keeps it and wants money.</summary>
    public bool IsReturn => Order.Fate != Fate.Bought;

    public static Claim? Of(Order order, DateTimeOffset start)
    {
        var isReturn = order.Fate == Fate.Returned && order.ReturnedAt - order.ClosedAt >= TimeSpan.FromDays(4.2);
        if (!isReturn && order.Fate != Fate.Bought)
        {
            return null;
        }

        var opinion = Opinion.Draw(order.Seed, order);
        if (!isReturn && opinion is not { Mood: <= 2, Rating: <= 2, Topic: "quality" or "function" or "wrong_item" or "missing" or "mismatch" })
        {
            return null;
        }

        var dice = Dice.For(order.Seed, order.Key.Packed, Purpose);
        if (!dice.Chance(isReturn ? 0.92 : 0.3))
        {
            return null;
        }

        return Open(order, opinion, order.ClosedAt.AddHours(dice.Between(2, 22)), ReasonOf(ref dice, opinion, order.Flaw), start, ref dice);
    }

    /// <summary>A claim opened at the control page.</summary>
    public static Claim ByHand(Order order, DateTimeOffset at, ClaimReason reason)
    {
        var dice = Dice.For(order.Seed, order.Key.Packed, Purpose);
        return Open(order, Opinion.Draw(order.Seed, order), at, reason, DateTimeOffset.MinValue, ref dice);
    }

    private static Claim Open(Order order, Opinion? opinion, DateTimeOffset at, ClaimReason reason, DateTimeOffset start, ref Dice dice)
    {
        var decided = at.AddMinutes(dice.Between(60, 40 * 60));
        var back = order.ReturnedAt is { } returnedAt && returnedAt > at + TimeToDecide ? returnedAt : at + TimeToDecide + TimeSpan.FromDays(dice.Between(2.0, 6.0));
        var photos = reason is ClaimReason.ChangedMind or ClaimReason.Size ? (dice.Chance(0.2) ? 1 : 0) : dice.Below(10) < 2 ? 0 : dice.Between(1, 4);
        return new Claim(
            order, opinion, reason, at, at + TimeToDecide, back, decided < start ? decided : null, photos, 1, order.PaidPrice,
            dice.Chance(0.4), dice.Chance(order.Fate == Fate.Bought ? 0.3 : 0.65), dice.Bits());
    }

    private static ClaimReason ReasonOf(ref Dice dice, Opinion? opinion, Flaw? flaw)
    {
        var drawn = dice.Below(100) switch
        {
            < 30 => ClaimReason.Defect,
            < 45 => ClaimReason.NotWorking,
            < 60 => ClaimReason.Mismatch,
            < 70 => ClaimReason.Damaged,
            < 78 => ClaimReason.Missing,
            < 86 => ClaimReason.WrongItem,
            _ => ClaimReason.ChangedMind,
        };
        return flaw?.Reason ?? (opinion is not { Mood: <= 3 } ? (opinion is null ? drawn : ClaimReason.ChangedMind) : opinion.Topic switch
        {
            "quality" => ClaimReason.Defect,
            "function" => ClaimReason.NotWorking,
            "mismatch" or "appearance" => ClaimReason.Mismatch,
            "packaging" => ClaimReason.Damaged,
            "missing" => ClaimReason.Missing,
            "wrong_item" => ClaimReason.WrongItem,
            "size" => ClaimReason.Size,
            "expiry" => ClaimReason.Expired,
            _ => ClaimReason.ChangedMind,
        });
    }
}
