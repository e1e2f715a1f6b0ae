namespace SellerDesk.Application.Imports.Rows;

/// <summary>A line of a file of orders → what it says of the order and of the line. Times that contradict one another are taken as they are.</summary>
public static class OrderRows
{
    private const int MaxLineNumber = 100_000;
    private const int MaxQuantity = 1_000_000;

    private static readonly string[] FieldsOfLine = ["quantity", "unit_price", "delivery_price"];

    /// <returns>Null when the row is refused.</returns>
    public static OrderRow? Read(RowCells row, string shopCurrency)
    {
        var order = new OrderRow(row.RequiredNumber("order_number"), Head(row), Line(row, shopCurrency));
        return row.Refusal is null ? order : null;
    }

    private static OrderHead Head(RowCells row) => new()
    {
        Status = row.Brief("status", 100),
        BuyerNumber = row.Brief("buyer_id"),
        BuyerPhone = row.Brief("buyer_phone"),
        BuyerEmail = row.Brief("buyer_email"),
        BuyerRegion = row.Brief("buyer_region"),
        BuyerCity = row.Brief("buyer_city"),
        OrderedAt = row.Time("ordered_at"),
        ApprovedAt = row.Time("approved_at"),
        HandedOverAt = row.Time("handed_over_at"),
        DeliveredAt = row.Time("delivered_at"),
        PromisedAt = row.Time("promised_at"),
        CancelledAt = row.Time("cancelled_at"),
    };

    /// <summary>A line without number and article is an order whose goods are unknown; quantities or prices there belong to nothing.</summary>
    private static OrderRowLine? Line(RowCells row, string shopCurrency)
    {
        var currency = row.Currency("currency", shopCurrency);
        if (row.IsEmpty("line_no") && row.IsEmpty("sku"))
        {
            var stray = Array.Find(FieldsOfLine, field => !row.IsEmpty(field));
            return stray is null ? null : row.Refuse<OrderRowLine?>(stray, null, "import.lineWithoutSku");
        }

        return new OrderRowLine(
            row.Whole("line_no", 1, MaxLineNumber),
            ReviewRows.ProductOf(row),
            row.Brief("category"),
            row.Whole("quantity", 1, MaxQuantity) ?? 1,
            row.IsEmpty("unit_price") ? row.Refuse("unit_price", 0m, "import.required") : row.Price("unit_price") ?? 0,
            row.Price("delivery_price") ?? 0,
            currency);
    }
}
