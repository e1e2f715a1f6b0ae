using System.Net;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Integrations.Http;

/// <summary>Fetches buyers' pictures; every connection is looked at where it really leads, so that no name and no redirect leads inside.</summary>
internal sealed class BuyerPhotos(PhotoHosts own) : IBuyerPhotos, IDisposable
{
    private const int MostRedirects = 3;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly HttpClient outside = Client(guarded: true);
    private readonly HttpClient inside = Client(guarded: false);

    public async Task<FetchedPhoto> FetchAsync(Shop shop, string address, int most, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(LongestWait);
        try
        {
            return await FollowAsync(shop, address, most, patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return FetchedPhoto.Without(PhotoLack.Silent);
        }
        catch (HttpRequestException broken) when (broken.InnerException is PrivateAddressException)
        {
            return FetchedPhoto.Without(PhotoLack.Address);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return FetchedPhoto.Without(PhotoLack.Silent);
        }
    }

    public void Dispose()
    {
        outside.Dispose();
        inside.Dispose();
    }

    private async Task<FetchedPhoto> FollowAsync(Shop shop, string address, int most, CancellationToken cancel)
    {
        for (var (at, turns) = (Uri.TryCreate(address, UriKind.Absolute, out var first) ? first : null, 0); at is not null && turns <= MostRedirects; turns++)
        {
            var known = own.Has(shop, at);
            if (at.UserInfo.Length > 0 || (!known && (at.Scheme != Uri.UriSchemeHttps || !at.IsDefaultPort)) || at.Scheme is not ("http" or "https"))
            {
                return FetchedPhoto.Without(PhotoLack.Address);
            }

            using var answer = await (known ? inside : outside).GetAsync(at, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!IsRedirect(answer.StatusCode))
            {
                return answer.IsSuccessStatusCode ? await ReadAsync(answer, most, cancel) : FetchedPhoto.Without(PhotoLack.Gone);
            }

            at = answer.Headers.Location is { } next ? new Uri(at, next) : null;
        }

        return FetchedPhoto.Without(PhotoLack.Address);
    }

    private static async Task<FetchedPhoto> ReadAsync(HttpResponseMessage answer, int most, CancellationToken cancel)
    {
        if (answer.Content.Headers.ContentLength > most)
        {
            return FetchedPhoto.Without(PhotoLack.TooBig);
        }

        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        using var kept = new MemoryStream();
        var buffer = new byte[81920];
        for (var read = await stream.ReadAsync(buffer, cancel); read > 0; read = await stream.ReadAsync(buffer, cancel))
        {
            if (kept.Length + read > most)
            {
                return FetchedPhoto.Without(PhotoLack.TooBig);
            }

            kept.Write(buffer, 0, read);
        }

        var content = kept.ToArray();
        return FileType.Of(content, null) is { IsPicture: true } type ? new FetchedPhoto(content, type.Ending, null) : FetchedPhoto.Without(PhotoLack.NoPicture);
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static HttpClient Client(bool guarded)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = LongestWait, PooledConnectionLifetime = TimeSpan.FromMinutes(2) };
        handler.ConnectCallback = guarded ? PublicConnection.OpenAsync : PublicConnection.OpenInsideAsync;

        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, DefaultRequestHeaders = { { "User-Agent", "SellerDesk" } } };
    }
}
