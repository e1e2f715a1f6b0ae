using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>From a row of the report of goods on their way back to the seller. Its statuses are sentences; the dates and the mark "active" say where it is.</summary>
internal static class GoodsReturnReader
{
    /// <summary>Claims and returns may go by the same numbers.</summary>
    private const string Before = "back-";

    public static IncomingReturn Read(JsonElement row, string path)
    {
        var order = AssemblyReader.Number(row, "srid", path);
        var ready = row.Time("readyToReturnDt", MoscowTime.Offset);
        var done = row.Time("completedDt", MoscowTime.Offset);
        return new IncomingReturn
        {
            Number = Before + order + (row.Word("shkId") is { } unit ? "-" + unit : ""),
            Kind = ReturnKind.Return,
            Stage = done is not null ? ReturnStage.Received : row.Flag("isStatusActive") == false ? ReturnStage.Closed : ReturnStage.OnTheWay,
            StatusRaw = row.Word("status"),
            OrderNumber = order,
            Product = row.Word("nmId") is { } number ? new IncomingProduct(number, null, Brand: row.Word("brand"), Category: row.Word("subjectName")) : null,
            Quantity = 1,
            ReasonRaw = row.Word("reason"),
            OpenedAt = row.Time("orderDt", MoscowTime.Offset),
            ChangedAt = done ?? ready,
            Facts = new Facts()
                .Take(row, ("type", "returnType"), ("office", "dstOfficeAddress"), ("sticker", "stickerId"), ("barcode", "barcode"), ("returnOrder", "orderId"))
                .Add("size", row.Word("techSize") is { } size and not "0" ? size : null)
                .Time("readyAt", ready)
                .Time("storedUntil", row.Time("expiredDt", MoscowTime.Offset))
                .ToDictionary(),
        };
    }
}
