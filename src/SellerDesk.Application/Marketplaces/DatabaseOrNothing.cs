using Microsoft.Extensions.Logging;
using Npgsql;

namespace SellerDesk.Application.Marketplaces;

/// <summary>
/// Asks the database for what can be done without, too. While it is away it is asked again only now and then, so that nobody waits for it at
/// every step, and the log is told once.
/// </summary>
internal sealed class DatabaseOrNothing(NpgsqlDataSource source, TimeProvider time, ILogger log, string what)
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private DateTimeOffset? awayUntil;

    /// <summary>Null: it is away.</summary>
    public async Task<T?> TryAsync<T>(Func<Task<T>> ask) where T : struct
    {
        if (IsAway())
        {
            return null;
        }

        try
        {
            var answer = await ask();
            IsBack();
            return answer;
        }
        catch (Exception broken) when (broken is NpgsqlException or TimeoutException or ObjectDisposedException)
        {
            Away(broken);
            return null;
        }
    }

    private bool IsAway()
    {
        lock (gate)
        {
            return awayUntil > time.GetUtcNow();
        }
    }

    private void Away(Exception broken)
    {
        lock (gate)
        {
            if (awayUntil is null)
            {
                log.LogWarning("{What} are kept by this node alone, the database at {Host} is away: {Reason}", what, new NpgsqlConnectionStringBuilder(source.ConnectionString).Host, broken.Message);
            }

            awayUntil = time.GetUtcNow() + AskAgainAfter;
        }
    }

    private void IsBack()
    {
        lock (gate)
        {
            if (awayUntil is not null)
            {
                log.LogInformation("{What} are shared by all nodes again", what);
                awayUntil = null;
            }
        }
    }
}
