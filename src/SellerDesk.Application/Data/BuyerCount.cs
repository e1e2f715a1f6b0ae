using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data;

/// <summary>What a counter of buyers is by.</summary>
public enum BuyerPart
{
    All,

    /// <summary>How often they bought: None, One, Few (2 to 4), Many.</summary>
    Frequency,
    Region,

    /// <summary>Complained, Unhappy (a review with one or two stars), SentBack, Probable.</summary>
    Mark,
    Currency,
}

/// <summary>A counter's change: so many buyers more or fewer. Triggers add rows, a job folds them, as with the inbox (docs/decisions/0006).</summary>
public sealed class BuyerCount
{
    public long Id { get; init; }

    /// <summary>Null: of the whole desk, where somebody who buys in two shops counts once.</summary>
    public ShopId? ShopId { get; init; }

    public BuyerPart Part { get; init; }

    /// <summary>Empty for <see cref="BuyerPart.All"/>.</summary>
    public string Value { get; init; } = "";

    public int Count { get; init; }
}
