namespace SellerDesk.Simulator.World;

/// <summary>
/// A product that goes wrong in one and the same way, in that <paramref name="Share"/> of the orders of some weeks: what there is to be found among the complaints.
/// <paramref name="Topic"/> is what its reviews are about, <paramref name="Reason"/> what its claims give as the reason, each marketplace in its own words.
/// </summary>
internal sealed record Flaw(string Account, string Kind, ClaimReason Reason, string Topic, double Share, DateTimeOffset From, DateTimeOffset Until)
{
    private const int Purpose = 13;

    /// <summary>Still going on when the world opens, begun some weeks before; or over by then, because the seller did something about it.</summary>
    private static readonly (string Account, string Kind, ClaimReason Reason, string Topic, bool IsHealed)[] Known =
    [
        ("teplydom", "pan", ClaimReason.Defect, "quality", false),
        ("malysham", "rccar", ClaimReason.NotWorking, "function", false),
        ("malysham", "blocks", ClaimReason.Missing, "missing", true),
        ("zvuk", "watch", ClaimReason.NotWorking, "function", false),
        ("zvuk", "glass", ClaimReason.Damaged, "packaging", true),
    ];

    /// <summary>The flaws of a world; its seed moves their days a little.</summary>
    public static IReadOnlyList<Flaw> Of(WorldSettings settings) => settings.HasFlaws ? [.. Known.Select((known, n) => Of(settings, known, n))] : [];

    public bool Hits(int seed, EventKey key, Product product, DateTimeOffset orderedAt) =>
        product.Kind == Kind && orderedAt >= From && orderedAt < Until && Dice.For(seed, key.Packed, Purpose).Chance(Share);

    private static Flaw Of(WorldSettings settings, (string Account, string Kind, ClaimReason Reason, string Topic, bool IsHealed) known, int number)
    {
        var dice = Dice.For(settings.Seed, number, Purpose);
        var (began, ended) = known.IsHealed ? (dice.Between(29, 31), dice.Between(19, 21)) : (dice.Between(22, 27), 0);
        var midnight = new DateTimeOffset(settings.Start.UtcDateTime.Date, TimeSpan.Zero);
        return new Flaw(
            known.Account, known.Kind, known.Reason, known.Topic, known.IsHealed ? 0.4 : 0.08,
            midnight.AddDays(-began), known.IsHealed ? midnight.AddDays(-ended) : DateTimeOffset.MaxValue);
    }
}
