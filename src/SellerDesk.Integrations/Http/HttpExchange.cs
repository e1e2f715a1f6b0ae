using System.Net;
using System.Net.Http.Headers;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Http;

/// <summary>One request and its answer, whole; what breaks on the way becomes a <see cref="MarketplaceException"/>.</summary>
internal sealed class HttpExchange(IHttpClientFactory clients)
{
    public async Task<(HttpStatusCode Status, HttpResponseHeaders Headers, byte[] Body)> SendAsync(
        string client, HttpRequestMessage request, TimeSpan timeout, bool isWrite, CancellationToken cancel)
    {
        using var http = clients.CreateClient(isWrite ? MarketplaceSetup.Writes(client) : MarketplaceSetup.Reads(client));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(timeout);
        try
        {
            using var response = await http.SendAsync(request, isWrite ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead, limit.Token);
            return (response.StatusCode, response.Headers, await BodyAsync(response, isWrite, limit.Token));
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new MarketplaceException(MarketplaceFailure.NoAnswer, $"no answer in {timeout.TotalSeconds:0} s", inner: late);
        }
        catch (HttpRequestException broken)
        {
            throw new MarketplaceException(KindOf(broken.HttpRequestError, isWrite), $"connection: {broken.HttpRequestError}", inner: broken);
        }
    }

    private static MarketplaceFailure KindOf(HttpRequestError error, bool isWrite) => error switch
    {
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError =>
            MarketplaceFailure.Unavailable,
        _ when isWrite => MarketplaceFailure.NoAnswer,

        // Longer than any answer may be: asking again would only bring it again.
        HttpRequestError.ConfigurationLimitExceeded => MarketplaceFailure.Unreadable,
        _ => MarketplaceFailure.Unavailable,
    };

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
