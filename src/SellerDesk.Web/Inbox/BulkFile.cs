using System.Globalization;
using System.Text;
using SellerDesk.Application.Bulk;
using SellerDesk.Application.Imports;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Inbox;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Inbox;

/// <summary>The rows of a run as a file for a spreadsheet.</summary>
internal static class BulkFile
{
    private const int Slice = 1_000;

    public static void Map(WebApplication app) =>
        app.MapGet(InboxAddress.Path + "/bulk/{id:guid}/rows.csv", DownloadAsync).RequireAuthorization(Policies.Look).NotesExport("bulk_runs").ExcludeFromDescription();

    private static async Task DownloadAsync(Guid id, HttpContext http, BulkRuns runs, InboxNames names, Texts texts)
    {
        var run = new BulkRunId(id);
        if (await runs.LoadAsync(run, http.RequestAborted) is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var book = await names.LoadAsync(http.RequestAborted);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=rows.csv";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 15, leaveOpen: true);
        await writer.WriteAsync(CsvLine.Of(["position", "item", "order", "shop", "kind", "rating", "buyer", "product", "outcome", "reason"]) + "\r\n");
        var after = -1;
        while (await runs.RowsAsync(run, null, after, Slice, http.RequestAborted) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                await writer.WriteAsync(CsvLine.Of([.. Cells(row, book, texts).Select(RejectionFile.Defused)]) + "\r\n");
            }

            after = rows[^1].Position;
        }
    }

    private static IEnumerable<string> Cells(BulkRow row, NameBook book, Texts texts) =>
    [
        (row.Position + 1).ToString(CultureInfo.InvariantCulture), row.Item.ToString(), row.Order ?? "", book.Shops.TryGetValue(row.Shop, out var shop) ? shop.Name : row.Shop.Value.ToString(), row.Kind?.ToString() ?? "",
        row.Rating?.ToString(CultureInfo.InvariantCulture) ?? "", row.Author ?? "", row.Product ?? "", row.State.ToString(), row.Reason is { } reason ? texts.Reason(reason) : "",
    ];
}
