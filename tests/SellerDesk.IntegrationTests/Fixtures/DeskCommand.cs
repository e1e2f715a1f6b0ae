using System.Diagnostics;

namespace SellerDesk.IntegrationTests.Fixtures;

/// <param name="Exit">As the shell sees it.</param>
public sealed record CommandResult(int Exit, string Output, string Error, TimeSpan Took);

/// <summary>The desk's command line as a process of its own, as <c>./desk cli</c> starts it.</summary>
public static class DeskCommand
{
    public static async Task<CommandResult> RunAsync(string connectionString, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SellerDesk.Web.dll"), "cli", .. arguments])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__SellerDesk"] = connectionString;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment.Remove("LC_ALL");
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new CommandResult(process.ExitCode, await output, await error, watch.Elapsed);
    }
}
