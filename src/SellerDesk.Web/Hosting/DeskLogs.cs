using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace SellerDesk.Web.Hosting;

/// <summary>Structured logs: readable lines on the console, JSON in a file when <c>Logs:File</c> names one. They hold ids, never texts, names or keys.</summary>
internal static class DeskLogs
{
    private const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";

    /// <param name="quiet">The command line: only warnings, and those on standard error, because standard output is the answer.</param>
    public static void AddDeskLogs(this WebApplicationBuilder builder, bool quiet)
    {
        var logs = new LoggerConfiguration()
            .MinimumLevel.Is(quiet ? LogEventLevel.Error : LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft", quiet ? LogEventLevel.Error : LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", quiet ? LogEventLevel.Error : LogEventLevel.Information)
            .MinimumLevel.Override("Quartz", quiet ? LogEventLevel.Error : LogEventLevel.Warning)
            // Warns that the keys are not themselves encrypted: they are in the desk's own database, beside what they protect access to (docs/decisions/0007).
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogEventLevel.Error)
            // The page of the desk's state and the probes say it; every probe would say it again here.
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .ReadFrom.Configuration(builder.Configuration)
            .WriteTo.Console(outputTemplate: Line, standardErrorFromLevel: quiet ? LogEventLevel.Verbose : null, formatProvider: CultureInfo.InvariantCulture);
        if (builder.Configuration["Logs:File"] is { Length: > 0 } file)
        {
            logs.WriteTo.File(new JsonFormatter(renderMessage: true), file, rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14);
        }

        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logs.CreateLogger(), dispose: true);
    }
}
