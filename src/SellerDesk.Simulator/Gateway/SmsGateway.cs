using System.Collections.Concurrent;
using System.Text.Json.Serialization;

namespace SellerDesk.Simulator.Gateway;

/// <summary>An SMS to send.</summary>
/// <param name="Receipt">Where to tell what became of it; null: nowhere.</param>
public sealed record SmsBody(string Phone, string Text, string Id, string? Receipt = null);

/// <summary>An SMS that the gateway took.</summary>
public sealed record SmsTaken(string Id, string Phone, string Text, DateTimeOffset At);

/// <summary>
/// A gateway of SMS and a receiver of webhooks, so that messages of a demo and of tests arrive somewhere. A phone that ends in 7 is not in service, one that ends in 13 is told to come again;
/// the others get their SMS, and the receipt follows some seconds later: one that ends in 9 could not be reached.
/// </summary>
internal sealed class SmsGateway(IHttpClientFactory clients, TimeProvider time)
{
    private const int Kept = 500;

    private readonly ConcurrentQueue<SmsTaken> taken = new();
    private int last;

    public IReadOnlyList<SmsTaken> Taken => [.. taken.Reverse()];

    public IResult Take(SmsBody body)
    {
        if (body.Phone.EndsWith("13", StringComparison.Ordinal))
        {
            return Results.Json(new { error = "busy, come again" }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        if (body.Phone.EndsWith('7'))
        {
            return Results.Json(new { error = "number is not in service" }, statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        var id = $"sms-{Interlocked.Increment(ref last)}-{body.Id[..Math.Min(8, body.Id.Length)]}";
        taken.Enqueue(new SmsTaken(id, body.Phone, body.Text, time.GetUtcNow()));
        while (taken.Count > Kept)
        {
            taken.TryDequeue(out _);
        }

        if (body.Receipt is { Length: > 0 } receipt)
        {
            _ = TellAsync(receipt, new Receipt(id, body.Phone.EndsWith('9') ? "undelivered" : "delivered"));
        }

        return Results.Ok(new { id });
    }

    /// <summary>Whoever does not listen hears nothing: a receipt is told once.</summary>
    private async Task TellAsync(string address, Receipt receipt)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(2 + (receipt.Id.Length % 3)), time);
            using var client = clients.CreateClient();
            using var answer = await client.PostAsJsonAsync(address, receipt);
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException or UriFormatException or InvalidOperationException)
        {
        }
    }

    private sealed record Receipt([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("status")] string Status);
}

internal static class GatewayRoutes
{
    public static void MapGateway(this WebApplication app)
    {
        app.MapPost("/gateway/sms", (SmsBody body, SmsGateway gateway) => gateway.Take(body));
        app.MapGet("/gateway/sms", (SmsGateway gateway) => gateway.Taken);
        app.MapPost("/gateway/hook", () => Results.NoContent());
    }
}
