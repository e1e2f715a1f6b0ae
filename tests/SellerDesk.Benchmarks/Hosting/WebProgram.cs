using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SellerDesk.Benchmarks.Hosting;

/// <summary>A web program in a process of its own, from its start until it is disposed of.</summary>
internal sealed class WebProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;

    private WebProgram(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to the first 200 of <c>/health/ready</c>.</summary>
    public double SecondsToReady { get; private set; }

    public double ProcessorSecondsToReady { get; private set; }

    public double ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1024.0 / 1024;
        }
    }

    public double ProcessorSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>The desk as it is published and run; without <c>./desk bench</c>, the one that was built beside this program.</summary>
    public static Task<WebProgram> StartDeskAsync(string database, params IEnumerable<string> settings)
    {
        var program = Environment.GetEnvironmentVariable("SELLERDESK_BENCH_APP") is { Length: > 0 } published
            ? published
            : Path.Combine(AppContext.BaseDirectory, "SellerDesk.Web.dll");
        return StartAsync(program, [$"--ConnectionStrings:SellerDesk={database}", $"--contentRoot={Path.GetDirectoryName(program)}", "--Serilog:MinimumLevel:Default=Warning", .. settings]);
    }

    /// <param name="ready">What answers 200 once it is ready.</param>
    public static async Task<WebProgram> StartAsync(string program, IEnumerable<string> arguments, string ready = "health/ready")
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments, $"--urls={address}"]) { RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var web = new WebProgram(process, address);
        await web.WaitAsync(started, ready);
        web.SecondsToReady = Stopwatch.GetElapsedTime(started).TotalSeconds;
        web.ProcessorSecondsToReady = web.ProcessorSeconds;
        return web;
    }

    public async ValueTask DisposeAsync()
    {
        // Asked to end, as ./desk run does: what it has open is closed, and the next start finds nothing to clean up.
        using (var ask = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            await ask.WaitForExitAsync();
        }

        if (!process.WaitForExit(TimeSpan.FromSeconds(30)))
        {
            process.Kill();
        }

        process.Dispose();
    }

    private async Task WaitAsync(long started, string ready)
    {
        using var http = new HttpClient { BaseAddress = Address };
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(ready);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!process.HasExited && Stopwatch.GetElapsedTime(started) < Patience)
            {
                // Does not listen yet.
            }

            await Task.Delay(10);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
