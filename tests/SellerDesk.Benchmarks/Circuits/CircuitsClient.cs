using System.Diagnostics;
using System.Globalization;

namespace SellerDesk.Benchmarks.Circuits;

/// <summary>The running <see cref="CircuitsProgram"/>; its pages stay open until it is disposed of.</summary>
internal sealed class CircuitsClient : IDisposable
{
    private readonly Process process;

    public CircuitsClient(Uri address, string path, string cookie) =>
        process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CircuitsClient).Assembly.Location, CircuitsProgram.Name, address.ToString(), path, cookie])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    public Task<(double Milliseconds, double Kilobytes)> OpenAsync(int count) => AskAsync(count.ToString(CultureInfo.InvariantCulture));

    /// <summary>Median and 95th percentile of a step, in milliseconds.</summary>
    public Task<(double Median, double P95)> BusyAsync(int pages, int rounds, string query) => AskAsync(string.Create(CultureInfo.InvariantCulture, $"busy {pages} {rounds} {query}"));

    private async Task<(double, double)> AskAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
        var parts = (await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The circuits could not be opened; what went wrong stands above.")).Split(' ');
        return (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(30)))
        {
            process.Kill();
        }

        process.Dispose();
    }
}
