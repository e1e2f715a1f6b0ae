using SellerDesk.Simulator.Life;

namespace SellerDesk.Simulator.Marketplaces;

/// <summary>Looks a few times a second whether there is something to tell; a target that does not answer delays nobody but itself.</summary>
internal sealed class PushPost(PushOutbox outbox, Simulation world) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(400);

    private readonly Dictionary<string, Task> underWay = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var target in world.PushTargets)
            {
                if (!underWay.TryGetValue(target.Key, out var before) || before.IsCompleted)
                {
                    underWay[target.Key] = outbox.TellAsync(target, stoppingToken);
                }
            }
        }
    }
}
