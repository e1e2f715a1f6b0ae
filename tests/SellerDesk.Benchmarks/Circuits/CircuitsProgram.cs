using System.Diagnostics;
using System.Globalization;
using SellerDesk.Benchmarks.Harness;

namespace SellerDesk.Benchmarks.Circuits;

/// <summary>
/// The clients, as a program of their own so that what they cost is not the desk's: <c>circuits-client ADDRESS PATH COOKIE</c>. A number on standard
/// input opens so many more pages and is answered with one line: median milliseconds to the first batch, kilobytes rendered per page. The end of the
/// input closes them all.
/// </summary>
internal static class CircuitsProgram
{
    public const string Name = "circuits-client";

    private const int AtOnce = 4;

    public static async Task<int> RunAsync(string address, string path, string cookie)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        var open = new List<OpenPage>();
        while (await Console.In.ReadLineAsync() is { } line && int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            var took = new Sample("", "ms");
            var before = open.Count;
            await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (_, cancel) =>
            {
                var started = Stopwatch.GetTimestamp();
                var page = await OpenPage.OpenAsync(http, cookie, path, cancel);
                lock (open)
                {
                    open.Add(page);
                    took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            });
            foreach (var page in open)
            {
                await page.SettleAsync(CancellationToken.None);
            }

            var kilobytes = open.Skip(before).Average(page => page.Rendered) / 1024;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{took.Median:0.0} {kilobytes:0.0}"));
        }

        foreach (var page in open)
        {
            await page.CloseAsync(http);
        }

        return 0;
    }
}
