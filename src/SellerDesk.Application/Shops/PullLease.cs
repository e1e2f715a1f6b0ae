using Microsoft.Extensions.Logging;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>
/// One node pulls one feed at a time. The lease is renewed while the node lives and runs out soon after it died, so another takes over from
/// the saved cursor.
/// </summary>
internal sealed class PullLease : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task renewing;

    private PullLease(WholeDb database, FeedId feed, TimeSpan length, ILogger log, TimeProvider time) => renewing = RenewAsync(database, feed, length, log, time);

    /// <summary>Unlike a process id, never met twice.</summary>
    public static string Me { get; } = $"{Environment.MachineName}/{Guid.NewGuid():N}";

    public static PullLease Keep(WholeDb database, FeedId feed, TimeSpan length, ILogger log, TimeProvider time) => new(database, feed, length, log, time);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await renewing;
        stop.Dispose();
    }

    private async Task RenewAsync(WholeDb database, FeedId feed, TimeSpan length, ILogger log, TimeProvider time)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(length / 3, time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await using var db = database.Open();
                await FeedRows.RenewLeaseAsync(db, feed, Me, time.GetUtcNow() + length, stop.Token);
            }
            catch (Exception broken) when (broken is NpgsqlException or OperationCanceledException or InvalidOperationException)
            {
                // The database is away for a moment; the pull itself will notice if it stays away.
                log.LogWarning("The lease of a feed could not be renewed: {Reason}", broken.Message);
            }
        }
    }
}
