using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <param name="StaleFeeds">Feeds that should run and have not succeeded for ten times their interval.</param>
/// <param name="ExpiredKeys">Active shops whose key has run out.</param>
public sealed record Lateness(int StaleFeeds, int ExpiredKeys);

/// <summary>How far the desk as a whole is behind the marketplaces, for the health check.</summary>
public sealed class FeedLateness(WholeDb database)
{
    public async Task<Lateness> LoadAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = database.Open();
        var feeds = await db.Feeds.AsNoTracking()
            .Where(f => !f.Paused && db.Shops.Any(s => s.Id == f.ShopId && s.State == ShopState.Active && s.ProtectedKey != null))
            .ToListAsync(cancel);

        // The first walk through a long history takes its time and is no lateness while it moves.
        var stale = feeds.Count(f => (f.HistoryDone || !f.IsRunning(now)) && FeedStates.IsStale(f.LastSuccessAt ?? FeedStates.ConnectedAt(f.Id), PullClock.Every(f.Kind), now));
        var expired = await db.Shops.CountAsync(s => s.State == ShopState.Active && s.KeyExpiresAt < now, cancel);
        return new Lateness(stale, expired);
    }
}
