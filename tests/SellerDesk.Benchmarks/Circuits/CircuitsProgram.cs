using System.Diagnostics;
using System.Globalization;
using SellerDesk.Benchmarks.Harness;

namespace SellerDesk.Benchmarks.Circuits;

/// <summary>
/// The clients, as a program of their own so that what they cost is not the desk's: <c>circuits-client ADDRESS PATH COOKIE</c>. A number on standard
/// input opens so many more pages and is answered with one line: median milliseconds to the first batch, kilobytes rendered per page. <c>busy PAGES ROUNDS QUERY</c> has
/// so many of them go there and back and answers with the milliseconds of each step, their median and their 95th percentile. The end of the input closes them all.
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
        while (await Console.In.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is ["busy", var pages, var rounds, var query])
            {
                var steps = await BusyAsync(open.Take(int.Parse(pages, CultureInfo.InvariantCulture)), int.Parse(rounds, CultureInfo.InvariantCulture), new Uri(new Uri(address), path), query);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{steps.Median:0.0} {steps.At(0.95):0.0}"));
                continue;
            }

            var count = int.Parse(line, NumberStyles.None, CultureInfo.InvariantCulture);
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

    /// <summary>Each page takes a step about once a second, as busy people do.</summary>
    private static async Task<Sample> BusyAsync(IEnumerable<OpenPage> pages, int rounds, Uri page, string query)
    {
        var steps = new Sample("", "ms");
        await Task.WhenAll(pages.Select(async (one, number) =>
        {
            var random = new Random(number);
            for (var round = 0; round < rounds; round++)
            {
                await Task.Delay(random.Next(500, 1_500));
                var took = await one.GoAsync(round % 2 == 0 ? new Uri(page, query) : page, CancellationToken.None);
                lock (steps)
                {
                    steps.Add(took);
                }
            }
        }));
        return steps;
    }
}
