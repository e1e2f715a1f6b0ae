using System.Globalization;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>The statistics host: orders and sales of the last ninety days, renewed every half hour, in Moscow time that does not say so.</summary>
internal static class ReportRoutes
{
    private const int MaxRows = 80_000;
    private const int KeptDays = 90;
    private static readonly string[] Required = ["dateFrom: field required"];
    private static readonly TimeSpan RenewedEvery = TimeSpan.FromMinutes(30);

    public static void MapReports(this WebApplication app)
    {
        app.MapGet("/wb/statistics/api/v1/supplier/orders", (HttpContext context, Simulation world) => ReportAsync(context, world, Orders));
        app.MapGet("/wb/statistics/api/v1/supplier/sales", (HttpContext context, Simulation world) => ReportAsync(context, world, Sales));
    }

    private static Task ReportAsync(HttpContext context, Simulation world, Func<ShopBooks, Order, DateTimeOffset, IEnumerable<ReportRow>> rows)
    {
        var text = context.Request.Query["dateFrom"].ToString();
        if (text.Length == 0)
        {
            return WireJson.WriteAsync(context, StatusCodes.Status400BadRequest, new { errors = Required });
        }

        var flagText = context.Request.Query["flag"].ToString();
        if (!WireTime.TryReadMoscow(text, out var from) || flagText is not ("" or "0" or "1"))
        {
            return WireJson.WriteAsync(context, StatusCodes.Status400BadRequest, new { errors = flagText is "" or "0" or "1" ? "dateFrom: Value not validated" : "flag: Value not validated" });
        }

        var byDay = flagText == "1";
        var day = WireTime.MoscowDay(from);
        var page = world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) =>
        {
            var asOf = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % RenewedEvery.Ticks), TimeSpan.Zero);
            return Kept(shop, asOf)
                .SelectMany(order => rows(shop, order, asOf))
                .Where(row => byDay ? row.At >= day && row.At < day.AddDays(1) : row.ChangedAt >= from)
                .OrderBy(row => row.ChangedAt).ThenBy(row => row.Key)
                .Take(byDay ? int.MaxValue : MaxRows)
                .Select(row => row.Body)
                .ToArray();
        });
        return WireJson.WriteAsync(context, StatusCodes.Status200OK, page);
    }

    private static IEnumerable<Order> Kept(ShopBooks shop, DateTimeOffset asOf)
    {
        var timeline = shop.Shop.Orders;
        for (var i = timeline.CountUntil(asOf.AddDays(-KeptDays)); i < timeline.Count && timeline[i].At <= asOf; i++)
        {
            yield return shop.Shop.OrderOf(timeline[i].Key);
        }
    }

    private static IEnumerable<ReportRow> Orders(ShopBooks shop, Order order, DateTimeOffset asOf)
    {
        var changedAt = Whole(OrderStatus.ChangedAt(order, asOf));
        var isCancelled = order.IsCancelled && order.ClosedAt <= asOf;
        yield return new ReportRow(order.CreatedAt, changedAt, order.Key.Packed, new OrderReportWire(
            WireTime.MoscowBare(order.CreatedAt), WireTime.MoscowBare(changedAt), WarehouseOf(order), WarehouseTypeOf(order), order.Place.Country, order.Place.District, order.Place.Region,
            order.Product.Article, order.Product.NmId, order.Product.Barcode(order.Size), order.Product.Category, order.Product.Subject, order.Product.Brand, order.Product.Sizes[order.Size],
            order.FromSeller ? 0 : 20_000_000 + order.Key.Account, false, true, order.FullPrice, order.DiscountPercent, order.WalletPercent, order.PaidPrice, order.SellerPrice,
            isCancelled, isCancelled ? WireTime.MoscowBare(WireTime.MoscowDay(order.ClosedAt)) : WireTime.Never, OrderIds.Sticker(order), OrderIds.Basket(order), OrderIds.Rid(order)));
    }

    private static IEnumerable<ReportRow> Sales(ShopBooks shop, Order order, DateTimeOffset asOf)
    {
        if (order.IsCancelled || order.ClosedAt > asOf)
        {
            yield break;
        }

        yield return Sale(order, order.ClosedAt, 'S', 1);
        if (order.Fate == Fate.Returned && shop.Orders.StateOf(order, asOf).At(OrderStage.Returned) is { } returnedAt)
        {
            yield return Sale(order, returnedAt, 'R', -1);
        }
    }

    private static ReportRow Sale(Order order, DateTimeOffset at, char kind, int sign)
    {
        var changedAt = Whole(at);
        var forPay = Math.Round(order.SellerPrice * 0.83m, 2) * sign;
        return new ReportRow(at, changedAt, order.Key.Packed, new SaleReportWire(
            WireTime.MoscowBare(at), WireTime.MoscowBare(changedAt), WarehouseOf(order), WarehouseTypeOf(order), order.Place.Country, order.Place.District, order.Place.Region,
            order.Product.Article, order.Product.NmId, order.Product.Barcode(order.Size), order.Product.Category, order.Product.Subject, order.Product.Brand, order.Product.Sizes[order.Size],
            order.FromSeller ? 0 : 20_000_000 + order.Key.Account, false, true, order.FullPrice, order.DiscountPercent, order.WalletPercent, 0, forPay, order.PaidPrice * sign,
            order.SellerPrice * sign, OrderIds.Sale(order, kind), OrderIds.Sticker(order), OrderIds.Basket(order), OrderIds.Rid(order)));
    }

    /// <summary>The feed is written to the second, so it must also be filtered and ordered by the second.</summary>
    private static DateTimeOffset Whole(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    private static string WarehouseOf(Order order) => order.FromSeller ? order.Account.Warehouse : order.Place.Days > 2.5 ? "Екатеринбург - Испытателей 14г" : "Коледино";

    private static string WarehouseTypeOf(Order order) => order.FromSeller ? "Склад продавца" : "Склад WB";

    private sealed record ReportRow(DateTimeOffset At, DateTimeOffset ChangedAt, long Key, object Body);
}

internal sealed record OrderReportWire(
    string Date, string LastChangeDate, string WarehouseName, string WarehouseType, string CountryName, string OblastOkrugName, string RegionName,
    string SupplierArticle, int NmId, string Barcode, string Category, string Subject, string Brand, string TechSize,
    [property: System.Text.Json.Serialization.JsonPropertyName("incomeID")] int IncomeId,
    bool IsSupply, bool IsRealization, decimal TotalPrice, int DiscountPercent, int Spp, decimal FinishedPrice, decimal PriceWithDisc,
    bool IsCancel, string CancelDate, string Sticker, string GNumber, string Srid);

internal sealed record SaleReportWire(
    string Date, string LastChangeDate, string WarehouseName, string WarehouseType, string CountryName, string OblastOkrugName, string RegionName,
    string SupplierArticle, int NmId, string Barcode, string Category, string Subject, string Brand, string TechSize,
    [property: System.Text.Json.Serialization.JsonPropertyName("incomeID")] int IncomeId,
    bool IsSupply, bool IsRealization, decimal TotalPrice, int DiscountPercent, int Spp, decimal PaymentSaleAmount, decimal ForPay, decimal FinishedPrice, decimal PriceWithDisc,
    [property: System.Text.Json.Serialization.JsonPropertyName("saleID")] string SaleId,
    string Sticker, string GNumber, string Srid);
