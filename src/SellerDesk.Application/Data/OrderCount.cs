using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data;

/// <summary>What a counter of orders is by.</summary>
public enum OrderPart
{
    All,
    Scheme,
    Carrier,
    Warehouse,
    Region,
}

/// <summary>
/// A counter's change: so many orders more or fewer of a shop, at a stage, with one value of one part. Triggers add rows, a job folds them, as with
/// the inbox (docs/decisions/0006).
/// </summary>
public sealed class OrderCount
{
    public long Id { get; init; }

    public ShopId ShopId { get; init; }

    public OrderStage Stage { get; init; }

    public OrderPart Part { get; init; }

    /// <summary>Empty for <see cref="OrderPart.All"/>.</summary>
    public string Value { get; init; } = "";

    public int Count { get; init; }
}
