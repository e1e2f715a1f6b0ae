using System.Text.Json;
using SellerDesk.Domain.Orders;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>The two words for where an order is: the list that it stands in and what happened last.</summary>
internal readonly record struct OrderStatus(string? State, string? Status)
{
    public const string Archive = "ARCHIVE";
    public const string KaspiDelivery = "KASPI_DELIVERY";
    public const string Cancelling = "CANCELLING";
    public const string Cancelled = "CANCELLED";
    public const string ReturnRequested = "KASPI_DELIVERY_RETURN_REQUESTED";
    public const string ReturnAccepted = "RETURN_ACCEPTED_BY_MERCHANT";
    public const string Returned = "RETURNED";

    /// <summary>Lists of orders that are not at their end, in the order of an order's way: one that moves on while they are read is met again.</summary>
    public static readonly IReadOnlyList<string> Open = ["NEW", "SIGN_REQUIRED", "PICKUP", "DELIVERY", KaspiDelivery];

    public bool IsOpen => State is not null && State != Archive;

    /// <summary>Both words as they came, for the screen.</summary>
    public string? Words => State is null && Status is null ? null : $"{State}/{Status}";

    public static OrderStatus Read(JsonElement attributes) => new(attributes.Enum("state"), attributes.Enum("status"));

    /// <summary>An order on its way back is still on its way: it ends as cancelled or returned. Null for words that are not known.</summary>
    public OrderStage? Stage(bool handedOver) => Status switch
    {
        "APPROVED_BY_BANK" => OrderStage.Received,
        "ACCEPTED_BY_MERCHANT" or "ARRIVED" => handedOver ? OrderStage.HandedOver : OrderStage.Assembled,
        "ASSEMBLE" or "ASSEMBLED" => handedOver ? OrderStage.HandedOver : OrderStage.Packed,
        Cancelling => handedOver ? OrderStage.InTransit : OrderStage.Packed,
        "COMPLETED" or ReturnRequested => OrderStage.Delivered,
        ReturnAccepted or Returned => OrderStage.Returned,
        Cancelled => OrderStage.Cancelled,
        _ => null,
    };
}
