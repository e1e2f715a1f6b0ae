using System.Text;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Shops;

/// <summary>The door that marketplaces push through. Open to strangers: its address holds a secret of each shop.</summary>
internal static class PushDoor
{
    private const int LargestBody = 1024 * 1024;

    /// <summary>Below the five seconds after which Ozon counts a push as not taken.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static WebApplication MapPushes(this WebApplication app)
    {
        app.MapPost($"{PushAddress.Root}/{{marketplace}}/{{shop:guid}}/{{secret}}", TakeAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody)).AllowAnonymous().ExcludeFromDescription();
        return app;
    }

    private static async Task<IResult> TakeAsync(string marketplace, Guid shop, string secret, HttpContext http, ReceivePush receive, TimeProvider clock)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            using var body = new StreamReader(http.Request.Body, Encoding.UTF8);
            var raw = await body.ReadToEndAsync(patience.Token);
            var call = new PushCall(marketplace, new ShopId(shop), secret, http.Connection.RemoteIpAddress, raw);
            var answer = await receive.ExecuteAsync(call, clock.GetUtcNow(), patience.Token);
            return answer.Json is { } json ? Results.Text(json, "application/json", Encoding.UTF8, answer.Status) : Results.StatusCode(answer.Status);
        }
        catch (BadHttpRequestException tooLarge)
        {
            return Results.StatusCode(tooLarge.StatusCode);
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            // Not kept, so not taken: the marketplace pushes again, and the feeds' own beat finds it in any case.
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
