using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>An assembly order as the orders host writes it; the list of new ones has a few fields more.</summary>
internal static class OrderWire
{
    private const int Rouble = 643;
    private static readonly string[] Comments = ["", "", "", "", "", "", "", "Упакуйте, пожалуйста, получше", "Это подарок, проверьте, чтобы без царапин", "Не мните коробку, пожалуйста"];

    public static object New(Order order) => new
    {
        address = (object?)null,
        salePrice = Minor(order.SellerPrice),
        requiredMeta = Array.Empty<string>(),
        optionalMeta = Array.Empty<string>(),
        deliveryType = "fbs",
        comment = CommentOf(order),
        scanPrice = (object?)null,
        orderUid = OrderIds.Transaction(order),
        article = order.Product.Article,
        colorCode = "",
        rid = OrderIds.Rid(order),
        createdAt = WireTime.Utc(order.CreatedAt),
        offices = new[] { order.Account.Office },
        skus = new[] { order.Product.Barcode(order.Size) },
        id = order.Key.OrderNumber,
        warehouseId = WarehouseOf(order),
        officeId = 100 + order.Key.Account,
        nmId = order.Product.NmId,
        chrtId = order.Product.ChrtId(order.Size),
        price = Minor(order.PaidPrice),
        finalPrice = Minor(order.PaidPrice),
        convertedPrice = Minor(order.PaidPrice),
        convertedFinalPrice = Minor(order.PaidPrice),
        currencyCode = Rouble,
        convertedCurrencyCode = Rouble,
        cargoType = 1,
        crossBorderType = 0,
        isZeroOrder = false,
        isPickupPointShipmentAllowed = true,
        options = new { isB2B = order.Key.Number % 50 == 3 },
    };

    public static object Of(Order order, DateTimeOffset now) => new
    {
        address = (object?)null,
        scanPrice = order.SortedAt <= now && order.Fate is not (Fate.DeclinedInFirstHour or Fate.CancelledBySeller) ? Minor(order.PaidPrice) : (long?)null,
        deliveryType = "fbs",
        supplyId = order.ConfirmedAt <= now && order.Fate != Fate.DeclinedInFirstHour ? OrderIds.Supply(order) : "",
        orderUid = OrderIds.Transaction(order),
        article = order.Product.Article,
        colorCode = "",
        rid = OrderIds.Rid(order),
        createdAt = WireTime.Utc(order.CreatedAt),
        offices = new[] { order.Account.Office },
        skus = new[] { order.Product.Barcode(order.Size) },
        id = order.Key.OrderNumber,
        warehouseId = WarehouseOf(order),
        officeId = 100 + order.Key.Account,
        nmId = order.Product.NmId,
        chrtId = order.Product.ChrtId(order.Size),
        price = Minor(order.PaidPrice),
        convertedPrice = Minor(order.PaidPrice),
        currencyCode = Rouble,
        convertedCurrencyCode = Rouble,
        cargoType = 1,
        crossBorderType = 0,
        comment = CommentOf(order),
        isZeroOrder = false,
        options = new { isB2B = order.Key.Number % 50 == 3 },
    };

    /// <summary>In groups, as the archive tells it.</summary>
    public static object Archived(Order order, DateTimeOffset now)
    {
        var status = OrderStatus.Of(order, now);
        return new
        {
            cargoType = "mgt",
            colorCode = (string?)null,
            createdAt = WireTime.MoscowBare(order.CreatedAt)[..10],
            crossBorder = (object?)null,
            crossBorderType = "local",
            id = order.Key.OrderNumber,
            isZeroOrder = false,
            metaDetails = Array.Empty<object>(),
            options = new { isB2B = order.Key.Number % 50 == 3 },
            orderUid = OrderIds.Transaction(order),
            priceInfo = new { convertedCurrencyCode = Rouble, convertedPrice = Minor(order.PaidPrice), currencyCode = Rouble, price = Minor(order.PaidPrice) },
            product = new { article = order.Product.Article, chrtId = order.Product.ChrtId(order.Size), nmId = order.Product.NmId, skus = new[] { order.Product.Barcode(order.Size) } },
            rid = OrderIds.Rid(order),
            scanPrice = (long?)null,
            status = new { supplierStatus = status.Supplier, wbStatus = status.Marketplace },
            stickerId = long.Parse(OrderIds.Sticker(order), System.Globalization.CultureInfo.InvariantCulture),
            supplyId = OrderIds.Supply(order),
            warehouseId = WarehouseOf(order),
        };
    }

    public static int WarehouseOf(Order order) => 658_400 + order.Key.Account;

    private static string CommentOf(Order order) => Comments[(order.Key.Slot + order.Key.Number) % Comments.Length];

    public static long Minor(decimal roubles) => (long)(roubles * 100);
}
