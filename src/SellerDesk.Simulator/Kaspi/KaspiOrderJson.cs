using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Kaspi;

/// <summary>Orders, entries, cards and reviews as JSON:API resources.</summary>
internal static class KaspiOrderJson
{
    private const string Base = "https://kaspi.kz/shop/api/v2";

    public static object Order(OrderState state, KaspiStatus status, bool withEntries)
    {
        var id = KaspiIds.Id(state.Order);
        var customer = Customer.Of(state.Order, inKazakhstan: true);
        return new
        {
            type = "orders",
            id,
            attributes = Attributes(state, status, customer),
            relationships = new
            {
                user = new { links = Links($"orders/{id}", "user"), data = new { type = "customers", id = KaspiIds.CustomerId(customer) } },
                entries = new { links = Links($"orders/{id}", "entries"), data = withEntries ? new[] { new { type = "orderentries", id = KaspiIds.EntryId(state.Order) } } : null },
            },
            links = new { self = $"{Base}/orders/{id}" },
        };
    }

    public static object Entry(Order order)
    {
        var id = KaspiIds.EntryId(order);
        return new
        {
            type = "orderentries",
            id,
            attributes = new
            {
                quantity = 1,
                totalPrice = order.TengePrice,
                basePrice = order.TengePrice,
                entryNumber = 0,
                weight = order.Product.Weight / 1000m,
                unitType = "PIECES",
                isImeiRequired = false,
                deliveryCost = 0.0m,
                category = new { code = $"Master - {order.Product.SubjectId}", title = order.Product.Category },
                offer = new { code = order.Product.Article, name = order.Product.Name },
            },
            relationships = new { product = new { links = Links($"orderentries/{id}", "product"), data = new { type = "masterproducts", id = KaspiIds.CardId(order.Product) } } },
            links = new { self = $"{Base}/orderentries/{id}" },
        };
    }

    public static object Card(Product product) => new
    {
        type = "masterproducts",
        id = KaspiIds.CardId(product),
        attributes = new { code = product.Article, name = product.Name, manufacturer = product.Brand, category = product.Category },
        links = new { self = $"{Base}/masterproducts/{KaspiIds.CardId(product)}" },
    };

    public static object Review(Review review) => new
    {
        type = "merchantreviews",
        id = review.Id,
        attributes = new { rating = review.Rating, comment = review.Written.Text, userName = review.Author, approvedDate = review.At.ToUnixTimeMilliseconds() },
        relationships = new { order = new { data = review.Order is { } order ? new { type = "orders", id = KaspiIds.Id(order) } : null } },
    };

    /// <summary>The delivery's fields stand in an object of their own in some orders and beside everything else in others.</summary>
    private static Dictionary<string, object> Attributes(OrderState state, KaspiStatus status, Customer customer)
    {
        var order = state.Order;
        var list = KaspiStatus.ListOf(order);
        var attributes = new Dictionary<string, object>
        {
            ["code"] = KaspiIds.Code(order),
            ["totalPrice"] = order.TengePrice,
            ["paymentMode"] = KaspiStatus.IsOnCredit(order) ? "PAY_WITH_CREDIT" : "PREPAID",
            ["signatureRequired"] = KaspiStatus.NeedsSignature(order),
            ["creationDate"] = order.CreatedAt.ToUnixTimeMilliseconds(),
            ["approvedByBankDate"] = order.CreatedAt.AddSeconds(40).ToUnixTimeMilliseconds(),
            ["state"] = status.State,
            ["status"] = status.Status,
            ["deliveryMode"] = list == "PICKUP" ? "DELIVERY_PICKUP" : order.Place.Region == "Алматы" ? "DELIVERY_LOCAL" : "DELIVERY_REGIONAL_TODOOR",
            ["isKaspiDelivery"] = list == KaspiStatus.Delivered,
            ["deliveryCost"] = 0.0m,
            ["deliveryCostForSeller"] = list == KaspiStatus.Delivered ? 699.0m : 0.0m,
            ["preOrder"] = false,
            ["assembled"] = state.At(OrderStage.Assembled) is not null,
            ["pickupPointId"] = $"Simulator_PP{order.Key.Account + 1}",
            ["customer"] = new { id = KaspiIds.CustomerId(customer), name = (string?)null, cellPhone = KaspiIds.Phone(customer), firstName = customer.FirstName, lastName = customer.LastName },
        };
        if (KaspiStatus.IsOnCredit(order))
        {
            attributes["creditTerm"] = 3 + (order.Key.Number % 4 * 3);
        }

        if (status.Reason is { } reason)
        {
            attributes["cancellationReason"] = reason;
        }

        var delivery = DeliveryOf(state, status, customer);
        if (list == KaspiStatus.Delivered && order.Key.Number % 2 == 0)
        {
            attributes["kaspiDelivery"] = delivery;
            return attributes;
        }

        foreach (var (name, value) in delivery)
        {
            attributes[name] = value;
        }

        return attributes;
    }

    private static Dictionary<string, object> DeliveryOf(OrderState state, KaspiStatus status, Customer customer)
    {
        var way = Delivery.Of(state.Order);
        var fields = new Dictionary<string, object>
        {
            ["plannedDeliveryDate"] = way.PromisedTo.ToUnixTimeMilliseconds(),
            ["express"] = state.Order.Key.Number % 11 == 5,
            ["deliveryAddress"] = new
            {
                streetName = customer.Street,
                town = customer.City,
                district = customer.Region,
                building = "1",
                apartment = "2",
                formattedAddress = $"{customer.City}, {customer.Street}",
                latitude = 43.25 + (customer.Id % 100 / 1000.0),
                longitude = 76.95,
            },
        };
        if (KaspiStatus.ListOf(state.Order) != KaspiStatus.Delivered)
        {
            return fields;
        }

        fields["courierTransmissionPlanningDate"] = way.ShipBy.ToUnixTimeMilliseconds();
        fields["returnedToWarehouse"] = status.BackInWarehouse;
        if (state.At(OrderStage.Assembled) is not null)
        {
            fields["waybillNumber"] = way.Track;
            fields["waybill"] = $"https://kaspi.kz/shop/api/v2/waybills/{KaspiIds.Id(state.Order)}";
        }

        if (state.At(OrderStage.HandedOver) is { } handed)
        {
            fields["courierTransmissionDate"] = handed.ToUnixTimeMilliseconds();
        }

        return fields;
    }

    private static object Links(string resource, string name) => new { self = $"{Base}/{resource}/relationships/{name}", related = $"{Base}/{resource}/{name}" };
}
