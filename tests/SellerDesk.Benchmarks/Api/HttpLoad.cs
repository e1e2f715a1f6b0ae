using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using SellerDesk.Benchmarks.Harness;

namespace SellerDesk.Benchmarks.Api;

/// <summary>Some clients that each call, read the whole answer and call again.</summary>
internal sealed class HttpLoad(Uri call, string token, int clients)
{
    private readonly HttpClient[] http = [.. Enumerable.Range(0, clients).Select(_ => Client(token))];

    /// <returns>What the call answers; it must hold so many items.</returns>
    public async Task<byte[]> CheckAsync(int items)
    {
        var answer = await http[0].GetByteArrayAsync(call);
        using var read = JsonDocument.Parse(answer);
        var found = read.RootElement.GetProperty("items").GetArrayLength();
        return found == items ? answer : throw new InvalidOperationException($"{call} answers with {found} items instead of {items}.");
    }

    /// <returns>Milliseconds of every call.</returns>
    public async Task<Sample> RunAsync(TimeSpan duration)
    {
        var took = new Sample("", "ms");
        var parts = await Task.WhenAll(http.Select(client => Task.Run(() => CallAsync(client, duration))));
        foreach (var milliseconds in parts.SelectMany(part => part))
        {
            took.Add(milliseconds);
        }

        return took;
    }

    private async Task<List<double>> CallAsync(HttpClient client, TimeSpan duration)
    {
        var took = new List<double>();
        var sink = new byte[256 * 1024];
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < duration)
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(call, HttpCompletionOption.ResponseHeadersRead);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                throw new InvalidOperationException($"{call} answers with {(int)answer.StatusCode}.");
            }

            await using var body = await answer.Content.ReadAsStreamAsync();
            while (await body.ReadAsync(sink) > 0)
            {
                // Read to the end, so that the connection is used again.
            }

            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return took;
    }

    private static HttpClient Client(string token)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
