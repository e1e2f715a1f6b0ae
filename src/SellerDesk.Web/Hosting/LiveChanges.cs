using SellerDesk.Application.Data;

namespace SellerDesk.Web.Hosting;

/// <summary>Keeps this node listening for changes as long as it runs.</summary>
internal sealed class LiveChanges(DeskChanges changes) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => changes.ListenAsync(stoppingToken);
}
