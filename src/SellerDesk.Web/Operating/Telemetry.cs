using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Web.Jobs;

namespace SellerDesk.Web.Operating;

/// <summary>
/// Metrics by OpenTelemetry to where <c>Telemetry:Endpoint</c> says; without it nothing is sent. No traces: their addresses would hold the secrets of surveys and pushes.
/// </summary>
internal sealed class Telemetry(IConfiguration configuration, DeskNode node, DeskVersion version) : IHostedService, IDisposable
{
    /// <summary>Of the framework: requests by route, calls to marketplaces by host, connections of the database, open pages, memory.</summary>
    private static readonly string[] Meters =
    [
        DeskGauges.MeterName, JobBoard.MeterName, DeskFlow.MeterName, "Npgsql", "System.Net.Http", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Components.Server.Circuits",
    ];

    private MeterProvider? provider;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration["Telemetry:Endpoint"] is { Length: > 0 } endpoint)
        {
            provider = Sdk.CreateMeterProviderBuilder()
                .ConfigureResource(resource => resource.AddService("sellerdesk", serviceVersion: version.Number, serviceInstanceId: node.Name))
                .AddMeter(Meters)
                .AddOtlpExporter((exporter, reader) =>
                {
                    exporter.Protocol = configuration.GetValue("Telemetry:Protocol", "grpc") == "http" ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
                    exporter.Endpoint = new Uri(endpoint);
                    exporter.Headers = configuration["Telemetry:Headers"];
                    reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)configuration.GetValue("Telemetry:Every", TimeSpan.FromSeconds(30)).TotalMilliseconds;
                })
                .Build();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        provider?.Shutdown(3_000);
        return Task.CompletedTask;
    }

    public void Dispose() => provider?.Dispose();
}
