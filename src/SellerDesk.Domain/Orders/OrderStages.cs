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

    /// <summary>Schemes in which the goods lie at the marketplace: it packs, carries and keeps its promises itself (Ozon FBO, Wildberries FBW, Yandex Market FBY and LAAS).</summary>
    public static readonly IReadOnlyList<string> KeptByMarketplace = ["FBO", "FBW", "FBY", "LAAS"];

    /// <summary>Words by which marketplaces say that an order may not arrive (Ozon: arbitration, not_accepted…; Kaspi: CANCELLING), as a regular expression.</summary>
    public const string FailingWords = "arbitration|not_accepted|cancelling";

    /// <summary>
    /// Words of an order that has arrived and waits for its buyer (Ozon: posting_in_pickup_point; Yandex Market: PICKUP; Wildberries: ready_for_pickup; Kaspi: PICKUP/ARRIVED), as a
    /// regular expression: the promise is kept, whoever is late now is the buyer. On its way to such a point, or waiting for a driver, it is not there yet; and Kaspi's list PICKUP has
    /// orders in it from their beginning.
    /// </summary>
    public const string ArrivedWords = "in_pickup_point|ready_for_pickup|^pickup(?!/(approved|accepted|assembl|cancell))";

    public static bool IsOver(this OrderStage stage) => stage >= OrderStage.Delivered;

    public static bool IsToShip(this OrderStage stage) => stage <= OrderStage.Packed;

    /// <summary>For a statement: <c>'Received', 'Assembled', …</c></summary>
    public static string Sql(IEnumerable<OrderStage> stages) => string.Join(", ", stages.Select(stage => $"'{stage}'"));
}
