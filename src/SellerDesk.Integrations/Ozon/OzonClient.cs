using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>Ozon's Seller API over HTTP: its two headers, its limits. What the calls are is in the other parts of this class.</summary>
internal sealed partial class OzonClient(MarketplaceCalls calls, IConfiguration configuration, TimeProvider clock)
{
    public const string Name = "Ozon";

    private Task<JsonAnswer> ReadAsync(ShopAccess shop, OzonCall call, CancellationToken cancel) => calls.ReadAsync(Call(shop, call), cancel);

    private Task<JsonAnswer> WriteAsync(ShopAccess shop, OzonCall call, CancellationToken cancel) => calls.WriteAsync(Call(shop, call), cancel);

    private MarketplaceCall Call(ShopAccess shop, OzonCall call)
    {
        var settings = new OzonSettings(shop, configuration);
        var host = settings.Host;
        var (clientId, key) = (settings.ClientId, OzonKeyText.Read(shop.Key));
        return new MarketplaceCall(Name, host, () => Request(HttpMethod.Post, new Uri(host, call.Path), call.Body, clientId, key), answer => OzonFailures.Of(answer, call, clock.GetUtcNow()))
        {
            Limits = OzonLimits.Of(clientId, call),
            Urgency = call.Urgency,
            Timeout = settings.Timeout,
            MayBeMissing = call.MayBeMissing,
            Secrets = [key],
        };
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri address, object? body, string clientId, string key)
    {
        var request = JsonRequest.Of(method, address, body);
        request.Headers.TryAddWithoutValidation("Client-Id", clientId);
        request.Headers.TryAddWithoutValidation("Api-Key", key);
        return request;
    }

    /// <summary>What has no value is not sent.</summary>
    private static Dictionary<string, object> Body(params (string Name, object? Value)[] fields) =>
        fields.Where(field => field.Value is not null).ToDictionary(field => field.Name, field => field.Value!);

    private static Dictionary<string, object>? Period(string from, string to, DateTimeOffset? begin, DateTimeOffset? end) =>
        begin is null && end is null ? null : Body((from, Time(begin)), (to, Time(end)));

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Ozon's numbers are numbers when sent, text when kept.</summary>
    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.NotFound"/> for what can be no number of Ozon's.</exception>
    private static long Number(string text) =>
        long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : throw new MarketplaceException(MarketplaceFailure.NotFound, $"\"{text}\" is no number of Ozon's");
}
