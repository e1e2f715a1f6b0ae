using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Polly;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// Wildberries over HTTP: the token, the limits, the retries of reads, the one try of writes. What the calls are is in <c>WildberriesClient.Calls.cs</c>.
/// </summary>
internal sealed partial class WildberriesClient(IHttpClientFactory clients, IConfiguration configuration, RateGovernor governor, TimeProvider clock)
{
    public const string ForReads = "wildberries-reads";
    public const string ForWrites = "wildberries-writes";

    /// <summary>How often a refusal for the limit is waited out within one call.</summary>
    private const int LimitTries = 3;

    private static readonly JsonSerializerOptions Strict = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TimeSpan PauseBeforeSecondLook = TimeSpan.FromMilliseconds(500);

    private readonly ResiliencePipeline retry = ReadRetry.Make(clock);

    /// <summary>A broken body is asked for once more, then handed over with its <see cref="JsonAnswer.Problem"/>.</summary>
    private async Task<JsonAnswer> ReadAsync(ShopAccess shop, WildberriesCall call, CancellationToken cancel)
    {
        var first = await ReadOnceAsync(shop, call, cancel);
        if (first.Problem is null)
        {
            return first;
        }

        first.Dispose();
        await Task.Delay(PauseBeforeSecondLook, clock, cancel);
        return await ReadOnceAsync(shop, call, cancel);
    }

    private async Task<JsonAnswer> ReadOnceAsync(ShopAccess shop, WildberriesCall call, CancellationToken cancel) =>
        await retry.ExecuteAsync(async token => await SendAsync(shop, call, isWrite: false, token), cancel);

    /// <summary>One try, whatever happens.</summary>
    private async Task WriteAsync(ShopAccess shop, WildberriesCall call, CancellationToken cancel)
    {
        using var answer = await SendAsync(shop, call, isWrite: true, cancel);
    }

    private async Task<JsonAnswer> SendAsync(ShopAccess shop, WildberriesCall call, bool isWrite, CancellationToken cancel)
    {
        var token = WildberriesToken.Read(shop.Key);
        var settings = new WildberriesSettings(shop, configuration);
        Check(token, call, isWrite);
        var key = new RateKey(token.Account, call.LimitName);
        var rule = WildberriesLimits.Of(call.Group, token.IsLimited);
        for (var tries = 1; ; tries++)
        {
            await governor.TakeAsync(key, rule, call.Urgency, cancel);
            var report = default(RateReport);
            try
            {
                using var request = Request(settings, token, call);
                var (status, body, limits) = await ExchangeAsync(request, settings.Timeout, isWrite, rule, cancel);
                report = limits;
                if (status != HttpStatusCode.TooManyRequests)
                {
                    return Judge(status, body, token, call, isWrite);
                }
            }
            finally
            {
                governor.Report(key, report);
            }

            if (tries == LimitTries)
            {
                throw new MarketplaceException(MarketplaceFailure.RateLimited, null, clock.GetUtcNow() + (report.RetryAfter ?? rule.Interval));
            }
        }
    }

    private JsonAnswer Judge(HttpStatusCode status, byte[] body, WildberriesToken token, WildberriesCall call, bool isWrite)
    {
        if (call.MayBeMissing && status is HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity)
        {
            return JsonAnswer.Of("{}"u8.ToArray());
        }

        var answer = JsonAnswer.Of(body);
        if (WildberriesFailures.Of(status, answer, token, call, isWrite, clock.GetUtcNow()) is { } failed)
        {
            answer.Dispose();
            throw failed;
        }

        return answer;
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

    private static HttpRequestMessage Request(WildberriesSettings settings, WildberriesToken token, WildberriesCall call)
    {
        var request = new HttpRequestMessage(call.Method, settings.Url(call.Host, call.Path));
        request.Headers.TryAddWithoutValidation("Authorization", settings.AuthorizationPrefix + token.Value);
        if (call.Body is not null)
        {
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(call.Body, Strict)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        return request;
    }

    private async Task<(HttpStatusCode Status, byte[] Body, RateReport Limits)> ExchangeAsync(HttpRequestMessage request, TimeSpan timeout, bool isWrite, RateRule rule, CancellationToken cancel)
    {
        using var http = clients.CreateClient(isWrite ? ForWrites : ForReads);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(timeout);
        try
        {
            using var response = await http.SendAsync(request, isWrite ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead, limit.Token);
            var limits = WildberriesFailures.Limits(response, rule);
            var body = await BodyAsync(response, isWrite, limit.Token);
            return (response.StatusCode, body, limits);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new MarketplaceException(MarketplaceFailure.NoAnswer, $"no answer in {timeout.TotalSeconds:0} s", inner: late);
        }
        catch (HttpRequestException broken)
        {
            var surelyNotSent = broken.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
            throw new MarketplaceException(isWrite && !surelyNotSent ? MarketplaceFailure.NoAnswer : MarketplaceFailure.Unavailable, $"connection: {broken.HttpRequestError}", inner: broken);
        }
    }

    /// <summary>After a write the status line has said it all: a body that breaks off changes nothing about it.</summary>
    private static async Task<byte[]> BodyAsync(HttpResponseMessage response, bool isWrite, CancellationToken cancel)
    {
        try
        {
            return await response.Content.ReadAsByteArrayAsync(cancel);
        }
        catch (HttpRequestException) when (isWrite)
        {
            return [];
        }
    }
}
