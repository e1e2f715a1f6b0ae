using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Wildberries over HTTP: its token, its hosts, its limits. What the calls are is in <c>WildberriesClient.Calls.cs</c>.</summary>
internal sealed partial class WildberriesClient(MarketplaceCalls calls, IConfiguration configuration, TimeProvider clock)
{
    public const string Name = "Wildberries";

    public string SchemeOf(ShopAccess shop, WildberriesHost host) => new WildberriesSettings(shop, configuration).Host(host).Scheme;

    private Task<JsonAnswer> ReadAsync(ShopAccess shop, WildberriesCall call, CancellationToken cancel) => calls.ReadAsync(Call(shop, call, isWrite: false), cancel);

    private Task<byte[]> ReadBytesAsync(ShopAccess shop, WildberriesCall call, CancellationToken cancel) => calls.ReadBytesAsync(Call(shop, call, isWrite: false), cancel);

    private async Task WriteAsync(ShopAccess shop, WildberriesCall call, CancellationToken cancel)
    {
        using var answer = await WriteForAnswerAsync(shop, call, cancel);
    }

    private Task<JsonAnswer> WriteForAnswerAsync(ShopAccess shop, WildberriesCall call, CancellationToken cancel) => calls.WriteAsync(Call(shop, call, isWrite: true), cancel);

    private MarketplaceCall Call(ShopAccess shop, WildberriesCall call, bool isWrite)
    {
        var token = WildberriesToken.Read(shop.Key);
        Check(token, call, isWrite);
        var settings = new WildberriesSettings(shop, configuration);
        var host = settings.Host(call.Host);
        var rule = WildberriesLimits.Of(call.Group, token.IsLimited);
        return new MarketplaceCall(Name, host, () => Request(settings, host, token, call), answer => WildberriesFailures.Of(answer, token, call, clock.GetUtcNow()))
        {
            Limits = [new RateLimit(new RateKey(token.Account, call.LimitName), rule)],
            ReadLimit = (answer, limit) => WildberriesFailures.Limits(answer, limit.Rule, clock.GetUtcNow()),
            Urgency = call.Urgency,
            Timeout = settings.Timeout,
            MayBeMissing = call.MayBeMissing,
            Secrets = [token.Value],
        };
    }

    private void Check(WildberriesToken token, WildberriesCall call, bool isWrite)
    {
        if (token.ExpiresAt <= clock.GetUtcNow())
        {
            throw new MarketplaceException(MarketplaceFailure.KeyExpired, $"since {token.ExpiresAt:yyyy-MM-dd HH:mm} UTC");
        }

        if ((call.Scope is { } scope && !token.Allows(scope)) || (isWrite && token.IsReadOnly))
        {
            throw new MarketplaceException(MarketplaceFailure.NoScope, isWrite && token.IsReadOnly ? "the key may only read" : WildberriesFailures.ScopeOf(call));
        }
    }

    private static HttpRequestMessage Request(WildberriesSettings settings, Uri host, WildberriesToken token, WildberriesCall call)
    {
        var request = JsonRequest.Of(call.Method, new Uri(host, call.Path), call.Body);
        request.Content ??= call.Content?.Invoke();
        request.Headers.TryAddWithoutValidation("Authorization", settings.AuthorizationPrefix + token.Value);
        return request;
    }
}
