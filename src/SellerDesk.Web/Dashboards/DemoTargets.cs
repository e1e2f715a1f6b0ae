using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Web.Dashboards;

/// <summary>With the demo on, figures have targets: some met, some not. Written once, where there are none; nobody is told of them.</summary>
internal sealed class DemoTargets(IConfiguration configuration, WholeDb database, TimeProvider time, ILogger<DemoTargets> log) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    private static readonly (Metric Metric, decimal Value)[] Wishes =
    [
        (Metrics.Conversion, 0.04m), (Metrics.AverageOrder, 1_300m), (Metrics.ReturnRate, 0.04m), (Metrics.Rating, 4.5m), (Metrics.Nps, 50m), (Metrics.LevelKept, 0.95m), (Metrics.ComplaintRate, 0.06m),
        (Metrics.LateShare, 0.3m), (Metrics.CancelRate, 0.1m), (Metrics.RepeatShare, 0.4m), (Metrics.NegativeShare, 0.1m),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (configuration.GetValue<bool>("Demo:Enabled") && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WriteAsync(stoppingToken);
                return;
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The demo's targets are not written yet: {Reason}", failed.Message);
            }

            await Task.Delay(Again, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WriteAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        if (await db.MetricTargets.AnyAsync(cancel))
        {
            return;
        }

        db.AddRange(Wishes.Select(wish => MetricTarget.Set(wish.Metric, null, wish.Value, alert: false)));
        await db.SaveChangesAsync(cancel);
        log.LogInformation("The demo's targets are written");
    }
}
