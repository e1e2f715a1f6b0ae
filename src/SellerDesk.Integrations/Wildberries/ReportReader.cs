using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Orders;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>From a row of the statistics reports to what it tells of our order. Their times are Moscow's without saying so, the year 1 is "never".</summary>
internal static class ReportReader
{
    public static IncomingOrder ReadOrder(JsonElement row, string currency, string path)
    {
        var cancelledAt = row.Time("cancelDate", MoscowTime.Offset);
        return Common(row, path) with
        {
            Stage = row.Flag("isCancel") == true || cancelledAt is not null ? OrderStage.Cancelled : OrderStage.Received,
            OrderedAt = row.Time("date", MoscowTime.Offset),
            CancelledAt = cancelledAt,
            Lines = Lines(row, Price(row), currency),
        };
    }

    /// <summary>Numbers that begin with S are sales (the buyer has it), with R returns.</summary>
    public static IncomingOrder ReadSale(JsonElement row, string currency, string path)
    {
        var sale = row.NeededText("saleID", path);
        var at = row.Time("date", MoscowTime.Offset);
        var common = Common(row, path);
        // With what the wallet took off added again it is the same price as in the orders' report and the assembly order.
        var price = Price(row) is { } paid ? paid + Math.Abs(row.Amount("paymentSaleAmount") ?? 0) : (decimal?)null;
        return char.ToUpperInvariant(sale[0]) switch
        {
            'S' => common with { Stage = OrderStage.Delivered, DeliveredAt = at, Facts = With(common, "sale", sale), Lines = Lines(row, price, currency) },
            'R' => common with { Stage = OrderStage.Returned, Facts = With(common, "return", sale), Lines = Lines(row, price, currency) },
            // Another letter is a correction of sums: it says nothing of where the order is.
            _ => common with { Facts = With(common, "correction", sale) },
        };
    }

    private static IncomingOrder Common(JsonElement row, string path)
    {
        var facts = new Facts().Take(row, ("basket", "gNumber"), ("warehouseType", "warehouseType"), ("size", "techSize"), ("barcode", "barcode"), ("sticker", "sticker"), ("country", "countryName"));
        return new IncomingOrder
        {
            Number = AssemblyReader.Number(row, "srid", path),
            BuyerRegion = row.Word("regionName") ?? row.Word("oblastOkrugName"),
            Scheme = row.Word("warehouseType") == "Склад WB" ? "FBW" : null,
            Warehouse = row.Word("warehouseName"),
            Facts = facts.ToDictionary(),
        };
    }

    /// <summary>What the buyer is charged; 0 stands for "not known yet" during the first day. Returns carry it negative.</summary>
    private static decimal? Price(JsonElement row) => (row.Amount("finishedPrice"), row.Amount("priceWithDisc")) switch
    {
        ({ } finished, _) when finished != 0 => Math.Abs(finished),
        (_, { } discounted) when discounted != 0 => Math.Abs(discounted),
        _ => null,
    };

    /// <summary>Without a price there is no line to tell of: a zero would wipe what another source knows.</summary>
    private static IncomingOrderLine[] Lines(JsonElement row, decimal? price, string currency)
    {
        var category = row.Word("subject") ?? row.Word("category");
        var product = row.Word("nmId") is { } number ? new IncomingProduct(number, null, row.Word("supplierArticle"), row.Word("brand"), category) : null;
        return price is { } known ? [new IncomingOrderLine(1, product, category, 1, known, 0, currency)] : [];
    }

    private static Dictionary<string, string> With(IncomingOrder order, string name, string value) => new(order.Facts) { [name] = value };
}
