namespace SellerDesk.Simulator.World;

/// <summary>A question asked under a product card; nobody knows who asked.</summary>
internal sealed record Question(EventKey Key, Product Product, DateTimeOffset At, bool IsSuspicious, DateTimeOffset? SellerAnswersAt, bool SellerRejects, ulong Seed)
{
    private const int Purpose = 3;

    public static Question Draw(int seed, EventKey key, Account account)
    {
        var dice = Dice.For(seed, key.Packed, Purpose);
        var product = dice.Pick(account.Products);
        var at = key.SlotStart.AddSeconds(dice.Below(3600)).AddMilliseconds(dice.Below(1000));
        var answered = dice.Chance(0.98);
        var delay = TimeSpan.FromMinutes(dice.Between(30, 36 * 60));
        return new Question(key, product, at, dice.Chance(0.01), answered ? at + delay : null, dice.Chance(0.02), dice.Bits());
    }
}
