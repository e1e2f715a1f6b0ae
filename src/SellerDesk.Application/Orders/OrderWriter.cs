using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Products;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Orders;

/// <summary>
/// Takes a batch of orders in. What a source does not know (null) never wipes what another said. Repeating a batch changes nothing.
/// Within a batch, parts of one order are put together first, later ones winning.
/// </summary>
public static class OrderWriter
{
    private const string OrderColumns = """
        id uuid, number text, whole boolean, status text, stage text, stage_rank int, scheme text, buyer_number text, buyer_region text, buyer_city text,
        ordered_at timestamptz, approved_at timestamptz, handed_over_at timestamptz, delivered_at timestamptz, promised_at timestamptz, cancelled_at timestamptz,
        ship_by timestamptz, carrier text, tracking_number text, warehouse text, cancel_reason text, buyer_mask text, buyer_sealed bytea, buyer_digest text, facts jsonb
        """;

    private const string LineColumns =
        "number text, line_number int, product_number text, category text, quantity int, unit_price numeric, delivery_price numeric, currency text";

    public static async Task<PullCounts> WriteAsync(WriteBatch batch, IReadOnlyList<IncomingOrder> items, CancellationToken cancel)
    {
        if (items.Count == 0)
        {
            return PullCounts.None;
        }

        foreach (var order in items)
        {
            BuyerDoor.Check(order);
        }

        await batch.LockAsync("orders", cancel);
        var orders = Parts.Whole(items, order => order.Number, Together);
        await ProductWriter.WriteAsync(batch, orders.SelectMany(order => order.Lines).Select(line => line.Product), cancel);
        await Staging.CopyAsync(batch, "staged_orders", OrderColumns, orders, WriteOrderAsync, cancel);
        var lines = orders.SelectMany(order => order.Lines.Select(line => (order.Number, Line: line))).ToList();
        await Staging.CopyAsync(batch, "staged_lines", LineColumns, lines, WriteLineAsync, cancel);
        var erased = await ErasedThings.StripOrdersAsync(batch, cancel);
        await using var command = batch.Command(OrderSql.Merge);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        var (fresh, changed) = ((int)reader.GetInt64(0), (int)reader.GetInt64(1));
        await reader.DisposeAsync();
        await CaseIntake.LinkStagedAsync(batch, cancel);
        await BuyerLinking.OrdersAsync(batch, orders, erased, cancel);
        if (fresh + changed > 0)
        {
            await OrderTellings.AddAsync(batch, cancel);
        }

        return new PullCounts(items.Count, fresh, changed, items.Count - fresh - changed, 0);
    }

    private static IncomingOrder Together(IncomingOrder earlier, IncomingOrder later)
    {
        var moves = later.Stage is not null && (later.Whole || earlier.Stage is null || later.Stage >= earlier.Stage);
        return earlier with
        {
            Whole = earlier.Whole || later.Whole,
            Status = moves ? later.Status ?? earlier.Status : earlier.Status ?? later.Status,
            Stage = moves ? later.Stage : earlier.Stage,
            Scheme = later.Scheme ?? earlier.Scheme,
            BuyerNumber = later.BuyerNumber ?? earlier.BuyerNumber,
            BuyerRegion = later.BuyerRegion ?? earlier.BuyerRegion,
            BuyerCity = later.BuyerCity ?? earlier.BuyerCity,
            OrderedAt = later.OrderedAt ?? earlier.OrderedAt,
            ApprovedAt = later.ApprovedAt ?? earlier.ApprovedAt,
            HandedOverAt = later.HandedOverAt ?? earlier.HandedOverAt,
            DeliveredAt = later.DeliveredAt ?? earlier.DeliveredAt,
            PromisedAt = later.PromisedAt ?? earlier.PromisedAt,
            CancelledAt = later.CancelledAt ?? earlier.CancelledAt,
            ShipBy = later.ShipBy ?? earlier.ShipBy,
            Carrier = later.Carrier ?? earlier.Carrier,
            TrackingNumber = later.TrackingNumber ?? earlier.TrackingNumber,
            Warehouse = later.Warehouse ?? earlier.Warehouse,
            CancelReason = later.CancelReason ?? earlier.CancelReason,
            Sealed = later.Sealed ?? earlier.Sealed,
            Keys = later.Keys.Count > 0 ? later.Keys : earlier.Keys,
            Facts = Parts.Together(earlier.Facts, later.Facts),
            Lines = Parts.Last(earlier.Lines.Concat(later.Lines), line => line.LineNumber),
        };
    }

    private static async Task WriteOrderAsync(NpgsqlBinaryImporter copy, IncomingOrder order, CancellationToken cancel)
    {
        await copy.WriteAsync(OrderId.New().Value, NpgsqlDbType.Uuid, cancel);
        await copy.TextAsync(order.Number, cancel);
        await copy.WriteAsync(order.Whole, NpgsqlDbType.Boolean, cancel);
        await copy.TextAsync(order.Status, cancel);
        await copy.TextAsync(order.Stage?.ToString(), cancel);
        await copy.NumberAsync((int?)order.Stage, NpgsqlDbType.Integer, cancel);
        await copy.TextAsync(order.Scheme, cancel);
        await copy.TextAsync(order.BuyerNumber, cancel);
        await copy.TextAsync(order.BuyerRegion, cancel);
        await copy.TextAsync(order.BuyerCity, cancel);
        await copy.TimeAsync(order.OrderedAt, cancel);
        await copy.TimeAsync(order.ApprovedAt, cancel);
        await copy.TimeAsync(order.HandedOverAt, cancel);
        await copy.TimeAsync(order.DeliveredAt, cancel);
        await copy.TimeAsync(order.PromisedAt, cancel);
        await copy.TimeAsync(order.CancelledAt, cancel);
        await copy.TimeAsync(order.ShipBy, cancel);
        await copy.TextAsync(order.Carrier, cancel);
        await copy.TextAsync(order.TrackingNumber, cancel);
        await copy.TextAsync(order.Warehouse, cancel);
        await copy.TextAsync(order.CancelReason, cancel);
        await copy.TextAsync(order.Sealed?.Mask, cancel);
        await (order.Sealed is null ? copy.WriteNullAsync(cancel) : copy.WriteAsync(order.Sealed.Content, NpgsqlDbType.Bytea, cancel));
        await copy.TextAsync(order.Sealed?.Digest, cancel);
        await copy.JsonAsync(order.Facts, cancel);
    }

    private static async Task WriteLineAsync(NpgsqlBinaryImporter copy, (string Number, IncomingOrderLine Line) row, CancellationToken cancel)
    {
        await copy.TextAsync(row.Number, cancel);
        await copy.WriteAsync(row.Line.LineNumber, NpgsqlDbType.Integer, cancel);
        await copy.TextAsync(row.Line.Product?.Number, cancel);
        await copy.TextAsync(row.Line.Category, cancel);
        await copy.WriteAsync(row.Line.Quantity, NpgsqlDbType.Integer, cancel);
        await copy.WriteAsync(row.Line.UnitPrice, NpgsqlDbType.Numeric, cancel);
        await copy.WriteAsync(row.Line.DeliveryPrice, NpgsqlDbType.Numeric, cancel);
        await copy.TextAsync(row.Line.Currency, cancel);
    }
}
