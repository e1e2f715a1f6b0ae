namespace SellerDesk.Domain.Orders;

/// <summary>Stages in groups that the same is owed at.</summary>
public static class OrderStages
{
    /// <summary>With the seller: it has to be handed over.</summary>
    public static readonly IReadOnlyList<OrderStage> ToShip = [OrderStage.Received, OrderStage.Assembled, OrderStage.Packed];

    /// <summary>With a carrier: it has to arrive.</summary>
    public static readonly IReadOnlyList<OrderStage> OnTheWay = [OrderStage.HandedOver, OrderStage.InTransit];

    /// <summary>The way of an order that ends well.</summary>
    public static readonly IReadOnlyList<OrderStage> Way = [.. ToShip, .. OnTheWay, OrderStage.Delivered];

    public static bool IsOver(this OrderStage stage) => stage >= OrderStage.Delivered;

    public static bool IsToShip(this OrderStage stage) => stage <= OrderStage.Packed;

    /// <summary>For a statement: <c>'Received', 'Assembled', …</c></summary>
    public static string Sql(IEnumerable<OrderStage> stages) => string.Join(", ", stages.Select(stage => $"'{stage}'"));
}
