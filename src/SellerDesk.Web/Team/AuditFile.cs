using System.Globalization;
using System.Text;
using SellerDesk.Application.Audit;
using SellerDesk.Application.Data;
using SellerDesk.Application.Imports;

namespace SellerDesk.Web.Team;

/// <summary>What the filter shows as a file, with place and hash of every entry and the head of the chain on the last line, so that it can be held against the database later.</summary>
internal static class AuditFile
{
    private static readonly string[] Head = ["at", "hand", "name", "hand_id", "deed", "kind", "thing", "shop", "address", "session", "changes", "place", "hash"];

    public static void Map(WebApplication app) =>
        app.MapGet(AuditAddress.Export, DownloadAsync).RequireAuthorization(Policies.Manage).NotesExport("audit_entries").ExcludeFromDescription();

    private static async Task DownloadAsync(HttpContext http, AuditList list, CurrentPerson current)
    {
        var actor = await current.GetActorAsync(http.RequestAborted);
        var filter = AuditAddress.Read(http.Request.Query, await current.GetZoneAsync(http.RequestAborted));
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=audit.csv";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 15, leaveOpen: true);
        await writer.WriteAsync(CsvLine.Of(Head) + "\r\n");
        long? after = null;
        do
        {
            (var rows, after, _) = await list.LoadAsync(actor, filter, after, AuditList.Most, http.RequestAborted);
            foreach (var row in rows)
            {
                await writer.WriteAsync(CsvLine.Of([.. Cells(row).Select(RejectionFile.Defused)]) + "\r\n");
            }

            await writer.FlushAsync(http.RequestAborted);
        }
        while (after is not null);
        await writer.WriteAsync(CsvLine.Of(["head", (await list.ProofAsync(actor, http.RequestAborted)).Head]) + "\r\n");
    }

    private static IEnumerable<string> Cells(AuditRow row) =>
    [
        row.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture), row.Hand.ToString(), row.Name ?? "", row.HandId?.ToString() ?? "", row.Deed.ToString(), row.Kind, row.Thing ?? "",
        row.Shop?.Value.ToString() ?? "", row.Details?.From ?? "", row.Details?.Session ?? "", row.Details?.Said ?? "", row.Place?.ToString(CultureInfo.InvariantCulture) ?? "", row.Hash ?? "",
    ];
}
