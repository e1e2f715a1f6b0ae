namespace SellerDesk.Domain.Orders;

/// <summary>Where an order is. The marketplace's own status is kept beside it.</summary>
public enum OrderStage
{
    Received,
    Assembled,
    Packed,
    HandedOver,
    InTransit,
    Delivered,
    Returned,
    Cancelled,
}
