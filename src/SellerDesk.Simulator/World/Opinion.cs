namespace SellerDesk.Simulator.World;

/// <summary>Whether an order becomes a review, when, and what the buyer is (dis)pleased with. The words are composed from it on demand.</summary>
internal sealed record Opinion(Order Order, DateTimeOffset At, int Rating, int Mood, string Topic, bool HasText, int Photos, DateTimeOffset? SellerAnswersAt, ulong Seed)
{
    private const int Purpose = 2;
    private const double UsualShare = 0.25;
    private const double UpsetShare = 0.4;
    private const double RefusedShare = 0.08;

    /// <summary>The share of all orders that become reviews, for working out how many orders give a wanted number of reviews.</summary>
    public const double ShareOfOrders = 0.232;

    private static readonly string[] SeenAtOnce = ["mismatch", "packaging", "appearance", "wrong_item"];
    private static readonly double[] Pleased = [3.2, 1.9, 4.6, 12, 78.3];
    private static readonly double[] Waited = [23, 12, 17, 18, 30];
    private static readonly double[] SentBack = [55, 22, 15, 5, 3];
    private static readonly double[] Refused = [45, 20, 19, 8, 8];

    public static Opinion? Draw(int seed, Order order)
    {
        if (order.Fate is Fate.DeclinedInFirstHour or Fate.CancelledBySeller or Fate.Defective)
        {
            return null;
        }

        var dice = Dice.For(seed, order.Key.Packed, Purpose);
        var upset = order.IsLate || order.Fate == Fate.Returned;
        if (!dice.Chance(order.Fate == Fate.RefusedAtPickup ? RefusedShare : upset ? UpsetShare : UsualShare) && !order.IsDemonstration)
        {
            return null;
        }

        if (order.IsDemonstration)
        {
            return new Opinion(order, order.ClosedAt.AddHours(3), 2, 2, "delivery", true, 0, null, dice.Bits());
        }

        var at = (order.ReturnedAt ?? order.ClosedAt).AddSeconds(dice.Between(3600, 14 * 86_400));
        var rating = 1 + dice.Weighted(order.Fate switch
        {
            Fate.Returned => SentBack,
            Fate.RefusedAtPickup => Refused,
            _ => order.IsLate ? Waited : Pleased,
        });
        var contradicts = dice.Chance(0.05) && rating != 3;
        var mood = contradicts ? 6 - rating : rating;
        var hasText = dice.Chance(rating switch { 5 => 0.58, 4 => 0.62, 3 => 0.75, _ => 0.85 });
        var photos = dice.Chance(rating <= 2 ? 0.24 : 0.13) ? dice.Between(1, 4) : 0;
        return new Opinion(order, at, rating, mood, DrawTopic(ref dice, order), hasText, photos, DrawAnswer(ref dice, at, hasText, rating), dice.Bits());
    }

    private static string DrawTopic(ref Dice dice, Order order)
    {
        if (order.Flaw is { } flaw)
        {
            return flaw.Topic;
        }

        if (order.Fate == Fate.RefusedAtPickup)
        {
            // Nothing was used or worn: only what can be seen over the counter is spoken of.
            return order.Product.Family == "kidswear" && dice.Chance(0.6) ? "size" : dice.Pick(SeenAtOnce);
        }

        if (order.IsLate && order.Fate == Fate.Bought && dice.Chance(0.75))
        {
            return "delivery";
        }

        if (order.Product.Family == "kidswear" && dice.Chance(order.Fate == Fate.Returned ? 0.6 : 0.35))
        {
            return "size";
        }

        return dice.Below(100) switch
        {
            < 38 => "quality",
            < 56 => "function",
            < 66 => "mismatch",
            < 74 => "packaging",
            < 80 => "missing",
            < 85 => "wrong_item",
            < 90 => "appearance",
            < 95 => "price",
            < 98 => "service",
            _ => "expiry",
        };
    }

    /// <summary>How the shop worked before the desk came: nearly everything answered within two days, a few forgotten.</summary>
    private static DateTimeOffset? DrawAnswer(ref Dice dice, DateTimeOffset at, bool hasText, int rating)
    {
        var answered = dice.Chance(hasText ? 0.985 : 0.97);
        var delay = TimeSpan.FromMinutes(dice.Between(40, rating <= 3 ? 30 * 60 : 46 * 60));
        return answered ? at + delay : null;
    }
}
