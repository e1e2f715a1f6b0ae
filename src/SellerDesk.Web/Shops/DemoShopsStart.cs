namespace SellerDesk.Web.Shops;

/// <summary>Sees to the demo shops beside the running desk: a simulator that is slow or gone holds nothing up.</summary>
internal sealed class DemoShopsStart(DemoShops shops, ILogger<DemoShopsStart> log) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await shops.EnsureAsync(stoppingToken);
                return;
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                log.LogWarning("The demo shops are not connected yet: {Reason}", failed.Message);
                await Task.Delay(Again, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
