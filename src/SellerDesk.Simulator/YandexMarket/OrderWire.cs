using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.YandexMarket;

/// <summary>An order as the cabinet's method shows it.</summary>
internal static class OrderWire
{
    private const int OneNewWordOf = 97;
    private const decimal PlusShare = 0.1m;

    public static DateTimeOffset ChangedAt(OrderState state) =>
        state.CancelRequest is { } asked && (asked.DecidedAt ?? asked.Cancellation.AskedAt) is var at && at > state.ChangedAt ? at : state.ChangedAt;

    /// <summary>Only of orders that the seller delivers himself.</summary>
    public static bool AsksToCancel(OrderState state) => state.AsksToCancel && YandexIds.ProgramOf(state.Order) == Program.DBS;

    /// <summary>Stage and reason are one word here; now and then it is a word that nobody has heard before.</summary>
    public static (string Status, string Substatus) StatusOf(OrderState state) => state.Stage switch
    {
        OrderStage.New or OrderStage.Confirmed => ("PROCESSING", "STARTED"),
        OrderStage.Assembled => ("PROCESSING", "READY_TO_SHIP"),
        OrderStage.HandedOver => ("PROCESSING", "SHIPPED"),
        OrderStage.OnTheWay when state.Order.Key.OrderNumber / 4 % OneNewWordOf == 0 => ("DELIVERY", "ROBOT_IN_TRANSIT"),
        OrderStage.OnTheWay => ("DELIVERY", "DELIVERY_SERVICE_RECEIVED"),
        OrderStage.Ready => ("PICKUP", "PICKUP_SERVICE_RECEIVED"),
        OrderStage.Received => ("DELIVERED", "DELIVERED_USER_RECEIVED"),
        OrderStage.Refused => ("CANCELLED", "USER_REFUSED_PRODUCT"),
        OrderStage.Returned when state.At(OrderStage.Refused) is not null => ("CANCELLED", "PICKUP_EXPIRED"),
        OrderStage.Returned => ("RETURNED", "DELIVERED_USER_RECEIVED"),
        _ => ("CANCELLED", state.CancelledBy switch { CancelledBy.Seller => "SHOP_FAILED", CancelledBy.Marketplace => "BROKEN_ITEM", _ => "USER_CHANGED_MIND" }),
    };

    public static object Of(OrderState state)
    {
        var order = state.Order;
        var (status, substatus) = StatusOf(state);
        var points = Math.Round((order.SellerPrice - order.PaidPrice) * PlusShare);
        return new
        {
            orderId = order.Key.OrderNumber,
            campaignId = YandexIds.CampaignOf(order),
            programType = YandexIds.ProgramOf(order).ToString(),
            status,
            substatus,
            creationDate = YandexTime.Of(order.CreatedAt),
            updateDate = YandexTime.Of(ChangedAt(state)),
            paymentType = "PREPAID",
            paymentMethod = "YANDEX",
            fake = false,
            items = new[]
            {
                new
                {
                    id = order.Key.OrderNumber + 500_000_000_000,
                    offerId = order.Product.Article,
                    offerName = order.Product.Name,
                    count = 1,
                    prices = new { payment = Money(order.PaidPrice), subsidy = Money(order.SellerPrice - order.PaidPrice - points), cashback = points > 0 ? Money(points) : null, vat = "NO_VAT" },
                },
            },
            prices = new { payment = Money(order.PaidPrice), subsidy = Money(order.SellerPrice - order.PaidPrice - points), cashback = points > 0 ? Money(points) : null },
            delivery = DeliveryOf(state),
            services = new { liftType = "NOT_NEEDED" },
            buyerType = "PERSON",
            notes = (string?)null,
            cancelRequested = YandexIds.ProgramOf(order) == Program.DBS && state.CancelRequest is not null && (state.AsksToCancel || state.CancelRequest.Accepted == true) ? true : (bool?)null,
            sourcePlatform = "MARKET",
        };
    }

    public static object Money(decimal value) => new { value, currencyId = "RUR" };

    private static object DeliveryOf(OrderState state)
    {
        var (order, delivery) = (state.Order, Delivery.Of(state.Order));
        var program = YandexIds.ProgramOf(order);
        var isExpress = program == Program.EXPRESS;
        var customer = Customer.Of(order, false);
        var place = new
        {
            address = program == Program.DBS ? new { country = order.Place.Country, city = customer.City, street = customer.Street, postcode = customer.Index } : (object)new { country = order.Place.Country, city = customer.City },
            region = new { id = 10, name = customer.City, type = "CITY", parent = new { id = 11, name = order.Place.Region, type = "REPUBLIC", parent = new { id = 12, name = order.Place.District, type = "COUNTRY_DISTRICT" } } },
        };
        return new
        {
            type = delivery.ToDoor ? "DELIVERY" : "PICKUP",
            serviceName = delivery.Carrier,
            deliveryServiceId = 50 + (delivery.Carrier.Length % 7),
            warehouseId = order.FromSeller ? order.Account.Warehouse : null,
            deliveryPartnerType = program == Program.DBS ? "SHOP" : "YANDEX_MARKET",
            dates = new
            {
                fromDate = YandexTime.Day(delivery.PromisedFrom),
                toDate = YandexTime.Day(delivery.PromisedTo),
                fromTime = YandexTime.Clock(delivery.PromisedFrom),
                toTime = YandexTime.Clock(delivery.PromisedTo),
                // At the buyer's door, or at the pick-up point: when its buyer fetched it is not told.
                realDeliveryDate = state.At(delivery.ToDoor ? OrderStage.Received : OrderStage.Ready) is { } there ? YandexTime.Day(there) : null,
            },
            shipment = order.FromSeller ? new { id = order.Key.OrderNumber % 1_000_000, shipmentDate = YandexTime.Day(delivery.ShipBy), shipmentTime = isExpress ? YandexTime.Clock(delivery.ShipBy) : null } : null,
            courier = delivery.ToDoor ? place : null,
            pickup = delivery.ToDoor ? null : place,
            tracks = program == Program.DBS && state.At(OrderStage.HandedOver) is not null ? new[] { new { trackCode = state.Track, deliveryServiceId = 50 } } : null,
            estimated = false,
        };
    }
}
