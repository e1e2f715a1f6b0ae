using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Reads the sources of one feed one after another: one that fails does not hold up the others.</summary>
internal sealed class SeveralSources<TName>
    where TName : struct, Enum
{
    private readonly HashSet<TName> worked = [];

    public Dictionary<TName, MarketplaceException> Failures { get; } = [];

    public async IAsyncEnumerable<FeedPage<T>> ReadAsync<T>(TName name, IAsyncEnumerable<FeedPage<T>> pages)
    {
        await using var reading = pages.GetAsyncEnumerator();
        while (await NextAsync(name, reading))
        {
            yield return reading.Current;
        }
    }

    /// <summary>
    /// What the pull must end with: nothing, if all that failed is forgiven, or is a source that the key or the plan does not open beside one that works.
    /// </summary>
    public MarketplaceException? Fatal(Func<TName, MarketplaceException, bool> isForgiven) => Failures
        .Where(failure => !(failure.Value.Failure is MarketplaceFailure.NoScope or MarketplaceFailure.NeedsSubscription && worked.Count > 0))
        .Where(failure => !isForgiven(failure.Key, failure.Value))
        .Select(failure => failure.Value)
        .FirstOrDefault();

    private async Task<bool> NextAsync<T>(TName name, IAsyncEnumerator<FeedPage<T>> reading)
    {
        try
        {
            var more = await reading.MoveNextAsync();
            if (!more)
            {
                worked.Add(name);
            }

            return more;
        }
        catch (MarketplaceException failed) when (failed.Failure is not (MarketplaceFailure.KeyRejected or MarketplaceFailure.KeyExpired))
        {
            Failures[name] = failed;
            return false;
        }
    }
}

/// <summary>Base tokens may ask once an hour or less: a call whose turn has not come is left out quietly once the history is read.</summary>
internal static class Turn
{
    public static async Task<JsonAnswer?> OrNullAsync(Task<JsonAnswer> call, bool mayWait)
    {
        try
        {
            return await call;
        }
        catch (MarketplaceException failed) when (mayWait && failed.Failure == MarketplaceFailure.RateLimited)
        {
            return null;
        }
    }
}
