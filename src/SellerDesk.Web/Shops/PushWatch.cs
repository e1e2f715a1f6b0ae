using SellerDesk.Application.Shops;

namespace SellerDesk.Web.Shops;

/// <summary>Wakes the work that follows from a push without waiting for the jobs' beat. The beat finds what this misses, and keeps what fails.</summary>
internal sealed class PushWatch(PushBell bell, ProcessPushesJob process, PullFeedsJob pull, ILogger<PushWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await bell.HearAsync(stoppingToken);
                await process.RunAsync(stoppingToken);
                await pull.StartDueAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failed) when (failed is not OutOfMemoryException)
            {
                log.LogWarning("Pushes wait for the next beat: {Reason}", failed.Message);
            }
        }
    }
}
