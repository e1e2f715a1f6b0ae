using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Keys;
using SellerDesk.Application.Operating;
using SellerDesk.Web.Jobs;

namespace SellerDesk.Web.Operating;

/// <summary>Every ten seconds: this node says that it lives and how its jobs went, and hears whether another changed the keys.</summary>
internal sealed class Pulse(KeepBeats keep, JobBoard board, DeskGauges gauges, IKeyRing ring, OpenCircuits circuits, DeskNode node, DeskVersion version, JobPlan plan, TimeProvider time, ILogger<Pulse> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    private (int Newest, int Count)? known;

    private readonly DateTimeOffset startedAt = time.GetUtcNow();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        try
        {
            do
            {
                await SayAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node stops.
        }
    }

    private async Task SayAsync(CancellationToken cancel)
    {
        try
        {
            var beat = new NodeBeat
            {
                Node = node.Name,
                Version = version.Number,
                StartedAt = startedAt,
                SeenAt = time.GetUtcNow(),
                RunsJobs = plan.Runs,
                Circuits = circuits.Count,
                Memory = Environment.WorkingSet,
            };
            var keys = await keep.ExecuteAsync(beat, board.TakeChanged(), cancel);
            if (known is { } before && before != keys)
            {
                ring.Renew();
            }

            known = keys;
            await gauges.ReadAsync(cancel);
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            log.LogWarning("This node could not say that it lives: {Reason}", away.Message);
        }
    }
}
