using System.Globalization;
using System.Text;
using SellerDesk.Application.Data;
using SellerDesk.Application.Imports;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Orders;
using SellerDesk.Domain.Orders;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Orders;

/// <summary>What a filter shows as a file for a spreadsheet, written slice by slice as it is read. Nothing of the buyer but region and city is in it.</summary>
internal static class OrdersFile
{
    private const int Slice = 1_000;

    private static readonly string[] Head =
    [
        "number", "shop", "status", "stage", "scheme", "ordered_at", "ship_by", "our_deadline", "promised_at", "delivered_at", "total", "currency", "products", "pieces", "first_product", "carrier", "tracking_number",
        "warehouse", "region", "city", "times_contradict",
    ];

    public static void Map(WebApplication app) =>
        app.MapGet(OrdersAddress.Path + "/export.csv", DownloadAsync).RequireAuthorization(Policies.Look).NotesExport("orders").ExcludeFromDescription();

    private static async Task DownloadAsync(HttpContext http, OrderTable table, InboxNames names, CurrentPerson current, TimeProvider time)
    {
        var filter = OrderQuery.Read(http.Request.QueryString.Value);
        var moment = new OrderMoment(time.GetUtcNow(), await current.GetZoneAsync(http.RequestAborted));
        var book = await names.LoadAsync(http.RequestAborted);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=orders.csv";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 15, leaveOpen: true);
        await writer.WriteAsync(CsvLine.Of(Head) + "\r\n");
        if (http.Request.Query["order"] is { Count: > 0 } named)
        {
            var ids = named.Select(text => Guid.TryParse(text, out var id) ? new OrderId(id) : (OrderId?)null).OfType<OrderId>().Distinct().Take(Slice).ToList();
            await WriteAsync(writer, await table.OfAsync(ids, moment, http.RequestAborted), book);
            return;
        }

        ListPlace? after = null;
        do
        {
            var slice = await table.LoadAsync(filter, moment, after, Slice, http.RequestAborted);
            await WriteAsync(writer, slice.Rows, book);
            after = slice.Next;
            await writer.FlushAsync(http.RequestAborted);
        }
        while (after is not null);
    }

    private static async Task WriteAsync(StreamWriter writer, IReadOnlyList<OrderFace> rows, NameBook book)
    {
        foreach (var row in rows)
        {
            await writer.WriteAsync(CsvLine.Of([.. Cells(row, book).Select(RejectionFile.Defused)]) + "\r\n");
        }
    }

    private static IEnumerable<string> Cells(OrderFace row, NameBook book) =>
    [
        row.Number, book.Shops.TryGetValue(row.Shop, out var shop) ? shop.Name : row.Shop.Value.ToString(), row.Status, row.Stage.ToString(), row.Scheme ?? "", Time(row.OrderedAt), Time(row.ShipBy), Time(row.DueAt),
        Time(row.PromisedAt), Time(row.DeliveredAt), row.Total?.ToString(CultureInfo.InvariantCulture) ?? "", row.Currency ?? "", row.Kinds.ToString(CultureInfo.InvariantCulture),
        row.Pieces.ToString(CultureInfo.InvariantCulture), row.Title ?? "", row.Carrier ?? "", row.Tracking ?? "", row.Warehouse ?? "", row.Region ?? "", row.City ?? "", row.TimesContradict ? "yes" : "",
    ];

    private static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "";
}
