using Npgsql;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <param name="StaleFeeds">Feeds that are open, should run and have not succeeded for ten times their interval.</param>
/// <param name="ExpiredKeys">Active shops whose key has run out.</param>
public sealed record Lateness(int StaleFeeds, int ExpiredKeys);

/// <summary>
/// How far the desk as a whole is behind the marketplaces, for the health check. Straight through Npgsql: the first question that a starting desk
/// is asked must not wait for EF to build its model.
/// </summary>
public sealed class FeedLateness(NpgsqlDataSource source)
{
    private const string Feeds = """
        select f.kind, f.last_success_at, f.id
        from feeds f join shops s on s.id = f.shop_id
        where s.state = 'Active' and s.protected_key is not null and not f.paused and (f.history_done or f.lease_until is null or f.lease_until <= $1)
          and not exists (select 1 from shop_abilities a where a.shop_id = f.shop_id and a.ability = f.kind and a.state not in ('Open', 'Unknown'))
        """;

    private const string ExpiredKeys = "select count(*)::int from shops where state = 'Active' and key_expires_at < $1";

    public async Task<Lateness> LoadAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var batch = source.CreateBatch();
        foreach (var sql in new[] { Feeds, ExpiredKeys })
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime } } });
        }

        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var stale = 0;
        while (await reader.ReadAsync(cancel))
        {
            // The first walk through a long history takes its time and is no lateness while it moves: those rows do not come.
            var every = PullClock.Every(Enum.Parse<FeedKind>(reader.GetString(0)));
            var since = await reader.IsDBNullAsync(1, cancel) ? FeedStates.ConnectedAt(new FeedId(reader.GetGuid(2))) : new DateTimeOffset(reader.GetDateTime(1), TimeSpan.Zero);
            stale += FeedStates.IsStale(since, every, now) ? 1 : 0;
        }

        await reader.NextResultAsync(cancel);
        await reader.ReadAsync(cancel);
        return new Lateness(stale, reader.GetInt32(0));
    }
}
