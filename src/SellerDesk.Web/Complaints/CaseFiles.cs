using System.Net.Http.Headers;
using SellerDesk.Application.Complaints;
using SellerDesk.Domain.Complaints;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Complaints;

/// <summary>Files of cases, and all that proves a case as one archive. Pictures are shown, everything else is given out to be saved; nothing in it can run in the desk's name.</summary>
internal static class CaseFiles
{
    public static string Address(ComplaintId complaint, ComplaintFileId file) => $"/complaints/{complaint.Value}/files/{file.Value}";

    public static WebApplication MapCaseFiles(this WebApplication app)
    {
        app.MapGet("/complaints/{id:guid}/files/{file:guid}", FileAsync).RequireAuthorization(Policies.Look).ExcludeFromDescription();
        app.MapGet("/complaints/{id:guid}/evidence.zip", PackAsync).RequireAuthorization(Policies.Look).NotesExport("complaint_files").ExcludeFromDescription();
        return app;
    }

    private static async Task FileAsync(Guid id, Guid file, HttpContext http, ComplaintFileContent content)
    {
        if (await content.LoadAsync(new ComplaintId(id), new ComplaintFileId(file), http.RequestAborted) is not { } kept)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Guard(http);
        var shown = kept.ContentType.StartsWith("image/", StringComparison.Ordinal);
        http.Response.ContentType = kept.ContentType;
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue(shown ? "inline" : "attachment") { FileNameStar = kept.Name }.ToString();
        http.Response.ContentLength = kept.Size;
        await http.Response.Body.WriteAsync(kept.Content, http.RequestAborted);
    }

    private static async Task PackAsync(Guid id, HttpContext http, EvidencePack pack)
    {
        // An archive goes back to write its sizes, which an answer on its way cannot.
        await using var kept = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        if (!await pack.WriteAsync(new ComplaintId(id), kept, http.RequestAborted))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Guard(http);
        http.Response.ContentType = "application/zip";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = $"evidence-{id:N}.zip" }.ToString();
        http.Response.ContentLength = kept.Length;
        kept.Position = 0;
        await kept.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static void Guard(HttpContext http)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, no-store";
    }
}
