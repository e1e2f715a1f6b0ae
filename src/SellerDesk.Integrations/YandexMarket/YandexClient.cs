using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>Yandex Market over HTTP: its key, its limits. What the calls are is in <c>YandexClient.Calls.cs</c>.</summary>
internal sealed partial class YandexClient(MarketplaceCalls calls, IConfiguration configuration, TimeProvider clock)
{
    public const string Name = "YandexMarket";

    /// <summary>The vendor refuses a third call of one login while two are under way.</summary>
    private const int MostAtOnce = 2;

    /// <summary>Which cabinet a key opens, for shops whose settings do not tell it yet.</summary>
    public KeptAnswers<YandexAccount> Accounts { get; } = new(clock, TimeSpan.FromMinutes(10));

    public YandexSettings Settings(ShopAccess shop) => new(shop, configuration);

    private Task<JsonAnswer> ReadAsync(ShopAccess shop, YandexCall call, CancellationToken cancel) => calls.ReadAsync(Call(shop, call), cancel);

    private async Task WriteAsync(ShopAccess shop, YandexCall call, CancellationToken cancel)
    {
        using var answer = await calls.WriteAsync(Call(shop, call), cancel);
    }

    private MarketplaceCall Call(ShopAccess shop, YandexCall call)
    {
        var key = YandexApiKey.Read(shop.Key);
        var settings = Settings(shop);
        var address = new Uri(settings.Host, call.Path);
        var isVendors = settings.Host.IsBaseOf(address);
        var account = $"yandex/{settings.BusinessId ?? key.Fingerprint}";
        return new MarketplaceCall(Name, isVendors ? settings.Host : new Uri(address.GetLeftPart(UriPartial.Authority)), () => Request(call, address, isVendors ? key : null), answer => YandexFailures.Of(answer, call.Method, clock.GetUtcNow()))
        {
            Limits = [new RateLimit(new RateKey(account, call.Method.Name), call.Method.Rule)],
            ReadLimit = (answer, limit) => YandexFailures.Limits(answer, limit.Rule, clock.GetUtcNow()),
            Parallel = isVendors ? new ParallelRule(new RateKey($"yandex/{key.Fingerprint}", "parallel"), MostAtOnce) : null,
            Urgency = call.Urgency,
            Timeout = settings.Timeout,
            MayBeMissing = call.MayBeMissing,
            Secrets = [key.Value],
        };
    }

    /// <param name="key">Null for other hosts, which must not get it.</param>
    private static HttpRequestMessage Request(YandexCall call, Uri address, YandexApiKey? key)
    {
        var request = JsonRequest.Of(call.Http, address, call.Body);
        if (call.File is { } file)
        {
            request.Content = FileForm(file);
        }

        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Api-Key", key.Value);
        }

        return request;
    }

    private static MultipartFormDataContent FileForm(OutgoingFile file)
    {
        var content = new ByteArrayContent(file.Content);
        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(file.ContentType, out var type) ? type : new MediaTypeHeaderValue("application/octet-stream");
        return new MultipartFormDataContent { { content, "file", file.Name } };
    }
}
