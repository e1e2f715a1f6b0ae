using System.Net;
using System.Net.Http.Headers;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Replies;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Inbox;

/// <summary>
/// Files of chats for people who see the shop. What a file is, its bytes tell: pictures are shown, everything else is only given out to be saved, and
/// nothing in it can run in the desk's name.
/// </summary>
internal static class ChatFiles
{
    public static string Address(WorkItemId item, string message, int place) => $"/chats/{item.Value}/files/{place}?message={WebUtility.UrlEncode(message)}";

    public static WebApplication MapChatFiles(this WebApplication app)
    {
        app.MapGet("/chats/{id:guid}/files/{place:int}", GetAsync).RequireAuthorization(Policies.Look).ExcludeFromDescription();
        return app;
    }

    private static async Task GetAsync(Guid id, int place, string message, HttpContext http, FetchChatFile fetch)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, max-age=3600";
        try
        {
            var file = await fetch.ExecuteAsync(new ChatId(id), message, place, http.RequestAborted);
            var shown = file.Type is { IsPicture: true };
            http.Response.ContentType = file.Type?.ContentType ?? "application/octet-stream";
            headers.ContentDisposition = new ContentDispositionHeaderValue(shown ? "inline" : "attachment") { FileNameStar = file.Name }.ToString();
            http.Response.ContentLength = file.Content.Length;
            await http.Response.Body.WriteAsync(file.Content, http.RequestAborted);
        }
        catch (RuleException)
        {
            Refuse(http, StatusCodes.Status404NotFound);
        }
        catch (MarketplaceException failed)
        {
            if (failed.RetryAt is { } at)
            {
                headers.RetryAfter = at.ToString("R");
            }

            Refuse(http, failed.Failure is MarketplaceFailure.NotFound or MarketplaceFailure.Refused ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static void Refuse(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
    }
}
