using System.Text.Json;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator;

/// <summary>When the world opened and what its clock showed last.</summary>
internal sealed record KeptClock(DateTimeOffset Start, DateTimeOffset Now);

/// <summary>Notes the clock beside the journal from time to time, so that a restarted simulator goes on with the same world.</summary>
internal sealed class ClockKeeper(Simulation world, IConfiguration configuration) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private readonly string? path = PathOf(configuration["State"]);

    public static KeptClock? Load(string? statePath)
    {
        var path = PathOf(statePath);
        return path is not null && File.Exists(path) ? JsonSerializer.Deserialize<KeptClock>(File.ReadAllText(path)) : null;
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        Keep();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (path is null)
        {
            return;
        }

        using var timer = new PeriodicTimer(Every);
        do
        {
            Keep();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static string? PathOf(string? statePath) => string.IsNullOrWhiteSpace(statePath) ? null : statePath + ".clock";

    private void Keep()
    {
        if (path is null)
        {
            return;
        }

        // A rename is whole or not at all: a killed simulator never leaves half a file.
        var draft = path + ".new";
        File.WriteAllText(draft, JsonSerializer.Serialize(new KeptClock(world.Settings.Start, world.Clock.Now)));
        File.Move(draft, path, overwrite: true);
    }
}
