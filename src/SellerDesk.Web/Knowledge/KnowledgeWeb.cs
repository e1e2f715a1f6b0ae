using Microsoft.Net.Http.Headers;
using SellerDesk.Application.Knowledge;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Knowledge;

/// <summary>Registers the pages of what the desk knows, and the door through which papers are looked at.</summary>
public static class KnowledgeWeb
{
    /// <param name="demo">This node runs the desk's jobs, the demo's beginnings among them.</param>
    public static IServiceCollection AddKnowledgePages(this IServiceCollection services, bool demo)
    {
        services.AddDeskKnowledge();
        return demo ? services.AddHostedService<DemoKnowledge>() : services;
    }

    public static WebApplication MapKnowledge(this WebApplication app)
    {
        app.MapGet(KnowledgeAddress.Documents + "/{id:guid}", DownloadAsync).RequireAuthorization(Policies.Look).ExcludeFromDescription();
        return app;
    }

    /// <summary>Always as a file: nothing that somebody uploaded is ever run or shown inside a page of the desk.</summary>
    private static async Task<IResult> DownloadAsync(Guid id, HttpContext http, DocumentList list)
    {
        if (await list.FileAsync(DocumentId.From(id), http.RequestAborted) is not { } file)
        {
            return Results.NotFound();
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Document.FileName);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return Results.Bytes(file.Content, file.Document.ContentType);
    }
}
