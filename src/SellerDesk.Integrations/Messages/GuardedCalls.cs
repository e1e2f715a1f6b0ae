using System.Net;
using System.Net.Http.Headers;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Messages;

/// <param name="Verdict">Set where no answer came, or none that may be followed.</param>
internal sealed record GuardedAnswer(HttpStatusCode Status, string Body, TimeSpan? RetryAfter, SendVerdict? Verdict = null);

/// <summary>
/// Calls addresses that people typed in: HTTPS and the open internet alone, but for hosts that whoever runs the desk allows; a bounded wait, a bounded answer. Redirects are not
/// followed: they would carry words and keys to where nobody sent them.
/// </summary>
internal sealed class GuardedCalls(InsideHosts inside) : IDisposable
{
    private const int MostBytes = 256 * 1024;

    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(10);

    private readonly HttpClient guarded = Client(true);
    private readonly HttpClient trusted = Client(false);

    public async Task<GuardedAnswer> CallAsync(HttpRequestMessage request, TimeSpan patience, bool repeatIsKnown, CancellationToken cancel)
    {
        var address = request.RequestUri!;
        var known = inside.Has(address);
        if (!known && address.Scheme != Uri.UriSchemeHttps)
        {
            return Ended(ChannelSaid.Refused(ChannelSaid.Private, "only https"));
        }

        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        inTime.CancelAfter(patience);
        try
        {
            using var answer = await (known ? trusted : guarded).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, inTime.Token);
            return (int)answer.StatusCode is 301 or 302 or 303 or 307 or 308 ? Ended(Redirected(answer, address))
                : new GuardedAnswer(answer.StatusCode, await ReadAsync(answer, inTime.Token), Wait(answer.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Ended(Broken(ChannelSaid.Slow, $"{patience.TotalSeconds:0} s", repeatIsKnown));
        }
        catch (HttpRequestException broken) when (broken.InnerException is PrivateAddressException)
        {
            return Ended(ChannelSaid.Refused(ChannelSaid.Private, address.Host));
        }
        catch (HttpRequestException broken) when (broken.HttpRequestError is HttpRequestError.SecureConnectionError)
        {
            return Ended(ChannelSaid.Later(ChannelSaid.Certificate, Words.Of((broken.InnerException ?? broken).Message), ChannelSaid.TillMended));
        }
        catch (HttpRequestException broken) when (broken.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ProxyTunnelError)
        {
            return Ended(ChannelSaid.Later(ChannelSaid.NoConnection, Words.Of(broken.Message)));
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return Ended(Broken(ChannelSaid.Broken, Words.Of(broken.Message), repeatIsKnown));
        }
    }

    public void Dispose()
    {
        guarded.Dispose();
        trusted.Dispose();
    }

    /// <summary>A receiver that knows repeats apart may simply be called again.</summary>
    private static SendVerdict Broken(string code, string words, bool repeatIsKnown) => repeatIsKnown ? ChannelSaid.Later(code, words) : ChannelSaid.Unknown(code, words);

    private static SendVerdict Redirected(HttpResponseMessage answer, Uri from)
    {
        var to = answer.Headers.Location is { } next ? new Uri(from, next) : null;
        var isInside = to is not null && IPAddress.TryParse(to.IdnHost.Trim('[', ']'), out var ip) && !PublicAddress.Is(ip);
        return ChannelSaid.Refused(isInside ? ChannelSaid.Private : ChannelSaid.Redirect, $"{(int)answer.StatusCode} → {to?.Host}");
    }

    private static GuardedAnswer Ended(SendVerdict verdict) => new(default, "", null, verdict);

    private static TimeSpan? Wait(RetryConditionHeaderValue? asked) => asked?.Delta ?? (asked?.Date is { } until && until - DateTimeOffset.UtcNow is var wait && wait > TimeSpan.Zero ? wait : null);

    private static async Task<string> ReadAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        var buffer = new byte[MostBytes];
        var read = await stream.ReadAtLeastAsync(buffer, MostBytes, throwOnEndOfStream: false, cancel);
        return System.Text.Encoding.UTF8.GetString(buffer, 0, read);
    }

    private static HttpClient Client(bool isGuarded)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = LongestConnect, PooledConnectionLifetime = TimeSpan.FromMinutes(2) };
        handler.ConnectCallback = isGuarded ? PublicConnection.OpenAsync : PublicConnection.OpenInsideAsync;

        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, DefaultRequestHeaders = { { "User-Agent", "SellerDesk" } } };
    }
}
