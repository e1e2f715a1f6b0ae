using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using SellerDesk.Application.Channels;

namespace SellerDesk.Web.Messages;

/// <summary>Where an SMS gateway or the seller's own program tells what became of a message: <c>/m/r/{token}</c>, as a query, a form or JSON.</summary>
internal static class ReceiptDoor
{
    private const string Policy = "messages.receipts";

    /// <summary>A gateway tells of a campaign as fast as it goes.</summary>
    private const int CallsPerMinute = 3_000;

    private const long LargestBody = 256 * 1024;

    public static IServiceCollection AddReceiptDoor(this IServiceCollection services) => services.AddRateLimiter(options => options.AddPolicy(Policy, http =>
        RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "?", _ => new FixedWindowRateLimiterOptions { PermitLimit = CallsPerMinute, Window = TimeSpan.FromMinutes(1) })));

    public static void Map(WebApplication app) => app.MapMethods("/m/r/{token}", [HttpMethods.Get, HttpMethods.Post], TakeAsync).AllowAnonymous().RequireRateLimiting(Policy)
        .ExcludeFromDescription().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LargestBody));

    private static async Task<IResult> TakeAsync(string token, HttpContext http, TakeReceipt take)
    {
        var cancel = http.RequestAborted;
        var values = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(cancel)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString()) : http.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        using var reader = new StreamReader(http.Request.Body);
        var body = http.Request.HasFormContentType ? "" : await reader.ReadToEndAsync(cancel);
        var answer = await take.ExecuteAsync(token, new ReceiptCall(body, values, http.Request.Headers["X-SellerDesk-Timestamp"], http.Request.Headers["X-SellerDesk-Signature"]), cancel);
        return answer switch
        {
            ReceiptAnswer.Unknown => Results.NotFound(),
            ReceiptAnswer.NotSigned => Results.StatusCode(StatusCodes.Status403Forbidden),
            _ => Results.Text("ok"),
        };
    }
}
