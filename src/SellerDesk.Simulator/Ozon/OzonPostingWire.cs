using System.Globalization;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Ozon;

/// <summary>A posting as the lists and the detail write it.</summary>
internal static class OzonPostingWire
{
    public static (string Status, string Substatus) StatusOf(OrderState state) => state.Stage switch
    {
        OrderStage.New or OrderStage.Confirmed when !state.Order.FromSeller => ("awaiting_packaging", state.Stage == OrderStage.New ? "posting_created" : "posting_packing"),
        OrderStage.New or OrderStage.Confirmed => ("awaiting_packaging", "posting_created"),
        OrderStage.Assembled => ("awaiting_deliver", "posting_transferring_to_delivery"),
        OrderStage.HandedOver when state.Order.FromSeller && !OzonIds.IsRfbs(state.Order) => ("acceptance_in_progress", "posting_acceptance_in_progress"),
        OrderStage.HandedOver => ("delivering", "posting_transferred_to_courier_service"),
        OrderStage.OnTheWay => ("delivering", "posting_on_way_to_city"),
        OrderStage.Ready => ("delivering", "posting_in_pickup_point"),
        OrderStage.Received => ("delivered", "posting_received"),
        OrderStage.Returned when state.At(OrderStage.Refused) is null => ("delivered", "posting_received"),
        OrderStage.Returned => ("cancelled", "posting_returned_to_warehouse"),
        _ => ("cancelled", "posting_canceled"),
    };

    public static object Fbs(OrderState state)
    {
        var order = state.Order;
        var (status, substatus) = StatusOf(state);
        var delivery = Delivery.Of(order);
        var isRfbs = OzonIds.IsRfbs(order);
        return new
        {
            posting_number = OzonIds.Posting(order),
            order_id = OzonWire.Long(order.Key.OrderNumber, (ulong)order.Key.Packed),
            order_number = OzonIds.OrderNumber(order),
            parent_posting_number = "",
            status,
            substatus,
            delivery_method = Method(order, delivery),
            tracking_number = status == "awaiting_packaging" ? "" : state.Track,
            tpl_integration_type = isRfbs ? "non_integrated" : "ozon",
            integration_type_flow = isRfbs ? "non_integrated" : "ozon",
            delivery_schema = "fbs",
            in_process_at = OzonWire.Time(order.CreatedAt),
            shipment_date = OzonWire.Time(delivery.ShipBy),
            shipment_date_without_delay = OzonWire.Time(delivery.ShipBy.AddHours(4)),
            delivering_date = OzonWire.Time(state.At(OrderStage.HandedOver)),
            cancellation = CancellationOf(state),
            customer = isRfbs ? CustomerOf(order) : null,
            addressee = isRfbs ? new { name = Customer.Of(order).FullName } : null,
            products = new[] { Product(order) },
            barcodes = (object?)null,
            analytics_data = Analytics(order, delivery, isRfbs),
            financial_data = (object?)null,
            is_express = false,
            is_multibox = false,
            multi_box_qty = 1,
            available_actions = Actions(state.Stage),
            tariffication = (object?)null,
            tariffication_steps = Array.Empty<object>(),
        };
    }

    /// <summary>The older detail: prices as texts, and the moment of delivery that the lists do not tell.</summary>
    public static object Detail(OrderState state)
    {
        var order = state.Order;
        var (status, substatus) = StatusOf(state);
        var delivery = Delivery.Of(order);
        return new
        {
            posting_number = OzonIds.Posting(order),
            order_id = order.Key.OrderNumber,
            order_number = OzonIds.OrderNumber(order),
            status,
            substatus,
            delivery_method = Method(order, delivery),
            tracking_number = state.Track,
            tpl_integration_type = OzonIds.IsRfbs(order) ? "non_integrated" : "ozon",
            in_process_at = OzonWire.Time(order.CreatedAt),
            shipment_date = OzonWire.Time(delivery.ShipBy),
            delivering_date = OzonWire.Time(state.At(OrderStage.HandedOver)),
            fact_delivery_date = OzonWire.Time(state.At(OrderStage.Received)),
            cancellation = CancellationOf(state),
            customer = (object?)null,
            addressee = (object?)null,
            products = new[] { new { price = order.SellerPrice.ToString("0.0000", CultureInfo.InvariantCulture), offer_id = order.Product.Article, name = order.Product.Name, sku = order.Product.NmId, quantity = 1, currency_code = "RUB" } },
            analytics_data = Analytics(order, delivery, OzonIds.IsRfbs(order)),
            available_actions = Actions(state.Stage),
        };
    }

    public static object Fbo(OrderState state)
    {
        var order = state.Order;
        var (status, substatus) = StatusOf(state);
        var cancelled = status == "cancelled";
        return new
        {
            posting_number = OzonIds.Posting(order),
            order_id = OzonWire.Long(order.Key.OrderNumber, (ulong)order.Key.Packed),
            order_number = OzonIds.OrderNumber(order),
            status,
            substatus,
            created_at = OzonWire.Time(order.CreatedAt),
            in_process_at = OzonWire.Time(order.CreatedAt.AddMinutes(1)),
            cancel_reason_id = cancelled ? 400 : 0,
            cancellation = CancellationOf(state),
            products = new[] { Product(order) },
            analytics_data = new { city = "", delivery_type = "PVZ", is_legal = false, is_premium = false, warehouse_id = 18_044_249_781_000, warehouse_name = "ХОРУГВИНО_РФЦ", client_delivery_date_end = OzonWire.Time(Delivery.Of(order).PromisedTo) },
            financial_data = (object?)null,
            additional_data = Array.Empty<object>(),
        };
    }

    private static object Method(Order order, Delivery delivery) => new
    {
        id = 1_020_005_003_100_000 + order.Account.Index,
        name = OzonIds.IsRfbs(order) ? $"Доставка силами продавца, {order.Account.Office}" : $"Доставка Ozon самостоятельно, {order.Account.Office}",
        warehouse_id = 1_020_005_003_100_000 + order.Account.Index,
        warehouse = order.Account.Warehouse,
        tpl_provider_id = OzonIds.IsRfbs(order) ? 51 : 24,
        tpl_provider = OzonIds.IsRfbs(order) ? delivery.Carrier : "Доставка Ozon",
    };

    private static object Product(Order order) => new
    {
        sku = OzonWire.Long(order.Product.NmId, (ulong)order.Key.Packed),
        name = order.Product.Name,
        offer_id = order.Product.Article,
        quantity = 1,
        price = OzonWire.Money(order.SellerPrice, "RUB"),
        product_color = order.Product.Color,
        is_marketplace_buyout = false,
    };

    private static object Analytics(Order order, Delivery delivery, bool isRfbs) => new
    {
        city = isRfbs ? Customer.Of(order).City : "",
        region = isRfbs ? order.Place.Region : "",
        delivery_type = delivery.ToDoor ? "Courier" : "PVZ",
        is_legal = false,
        is_premium = false,
        tpl_provider = isRfbs ? delivery.Carrier : "Доставка Ozon",
        warehouse = order.Account.Warehouse,
        delivery_date_begin = OzonWire.Time(delivery.PromisedFrom),
        delivery_date_end = OzonWire.Time(delivery.PromisedTo),
    };

    /// <summary>Made-up people: whoever reads this must not keep them.</summary>
    private static object CustomerOf(Order order)
    {
        var person = Customer.Of(order);
        return new
        {
            customer_id = person.Id,
            name = person.FullName,
            phone = person.Phone,
            customer_email = "",
            address = new { city = person.City, region = person.Region, address_tail = person.Street, zip_code = person.Index, comment = "" },
        };
    }

    private static object CancellationOf(OrderState state) => state.IsCancelled || state.At(OrderStage.Refused) is not null
        ? new
        {
            cancel_reason_id = state.CancelledBy == CancelledBy.Seller ? 352 : 400,
            cancel_reason = state.CancelReason,
            cancelled_after_ship = state.At(OrderStage.HandedOver) is not null,
            cancellation_type = state.CancelledBy switch { CancelledBy.Seller => "seller", CancelledBy.Buyer => "customer", _ => "ozon" },
            affect_cancellation_rating = state.CancelledBy == CancelledBy.Seller,
            cancellation_initiator = state.CancelledBy switch { CancelledBy.Seller => "Продавец", CancelledBy.Buyer => "Покупатель", _ => "Ozon" },
        }
        : new { cancel_reason_id = 0, cancel_reason = "", cancelled_after_ship = false, cancellation_type = "", affect_cancellation_rating = false, cancellation_initiator = "" };

    private static string[] Actions(OrderStage stage) => stage switch
    {
        OrderStage.New or OrderStage.Confirmed => ["cancel", "product_cancel", "ship", "ship_async"],
        OrderStage.Assembled => ["cancel", "label_download", "can_create_chat"],
        OrderStage.HandedOver or OrderStage.OnTheWay or OrderStage.Ready => ["arbitration", "can_create_chat"],
        _ => [],
    };
}
