using SellerDesk.Application.Shops;

namespace SellerDesk.Web.Shops;

/// <summary>What is seen to once at start, beside the running desk: feeds that this version added, and the demo shops. A simulator that is slow or gone holds nothing up.</summary>
internal sealed class ShopsStart(DemoShops demo, DemoPushes pushes, OfferNewFeeds newFeeds, TimeProvider time, ILogger<ShopsStart> log) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await newFeeds.ExecuteAsync(time.GetUtcNow(), stoppingToken);
                await demo.EnsureAsync(stoppingToken);
                await pushes.EnsureAsync(stoppingToken);
                return;
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The shops are not ready yet: {Reason}", failed.Message);
                await Task.Delay(Again, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
