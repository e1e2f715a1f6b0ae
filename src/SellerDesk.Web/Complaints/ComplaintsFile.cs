using System.Globalization;
using System.Text;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Imports;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Complaints;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Complaints;

/// <summary>What a filter shows as a file for a spreadsheet, written as it is read.</summary>
internal static class ComplaintsFile
{
    private static readonly string[] Head =
    [
        "number", "shop", "marketplace", "kind", "stage", "opened_at", "our_deadline", "marketplace_deadline", "closed_at", "order_number", "product", "buyer", "words", "reason", "cause", "resolution", "amount", "currency", "owner", "turn",
    ];

    public static void Map(WebApplication app) =>
        app.MapGet(ComplaintsAddress.Path + "/export.csv", DownloadAsync).RequireAuthorization(Policies.Look).NotesExport("complaints").ExcludeFromDescription();

    private static async Task DownloadAsync(HttpContext http, ComplaintList list, InboxNames names, CauseTree tree, CurrentPerson current, TimeProvider time)
    {
        var me = (await current.GetActorAsync(http.RequestAborted)).PersonId;
        var filter = ComplaintQuery.Read(http.Request.QueryString.Value).ToFilter(me, time.GetUtcNow(), await current.GetZoneAsync(http.RequestAborted));
        var (book, trees) = (await names.LoadAsync(http.RequestAborted), await tree.LoadAsync(http.RequestAborted));
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=complaints.csv";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 15, leaveOpen: true);
        await writer.WriteAsync(CsvLine.Of(Head) + "\r\n");
        await foreach (var row in list.StreamAsync(filter, http.RequestAborted))
        {
            await writer.WriteAsync(CsvLine.Of([.. Cells(row, book, trees).Select(RejectionFile.Defused)]) + "\r\n");
        }
    }

    private static IEnumerable<string> Cells(ComplaintRow row, NameBook book, TreeBook tree)
    {
        var shop = book.Shops.GetValueOrDefault(row.ShopId);
        return
        [
            row.Number.ToString(CultureInfo.InvariantCulture), shop?.Name ?? row.ShopId.Value.ToString(), shop?.Marketplace.ToString() ?? "", row.Kind.ToString(), row.Stage.ToString(), Time(row.OpenedAt), Time(row.DueAt),
            Time(row.MarketplaceDueAt), Time(row.ClosedAt), row.OrderNumber ?? "", row.Product?.Name ?? "", row.Buyer ?? "", row.Preview, Branch(tree, ComplaintTree.Reason, row.ReasonCode), Branch(tree, ComplaintTree.Cause, row.CauseCode),
            row.Resolution?.ToString() ?? "", row.Amount.ToString(CultureInfo.InvariantCulture), row.Currency ?? "", book.NameOf(row.OwnerId) ?? "", row.Ball.ToString(),
        ];
    }

    private static string Branch(TreeBook tree, ComplaintTree of, string? code) => code is null ? "" : tree.Find(of, code)?.NameRu ?? code;

    private static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "";
}
