namespace SellerDesk.Simulator.World;

/// <summary>How good a figure is.</summary>
internal enum QualityLevel
{
    Good,
    Warning,
    Critical,
}

/// <summary>One of the figures that a marketplace judges a seller by, from the world's own orders: shares from 0 to 1, the rating from 1 to 5. <paramref name="Orders"/> are those that spoil it.</summary>
internal sealed record QualityFigure(string Code, double Value, double Before, QualityLevel Level, int Of, IReadOnlyList<Order> Orders)
{
    public const string LateHandOver = "late-hand-over";
    public const string LateDelivery = "late-delivery";
    public const string CancelledBySeller = "cancelled-by-seller";
    public const string Returned = "returned";
    public const string Rating = "rating";
}
