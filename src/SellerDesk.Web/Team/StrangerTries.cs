using Microsoft.Extensions.Caching.Memory;
using SellerDesk.Application.Team;

namespace SellerDesk.Web.Team;

/// <summary>
/// Counts wrong tries for addresses that nobody has, in the same way as for those of people: the answer must not tell which is which.
/// </summary>
public sealed class StrangerTries(TimeProvider clock) : IDisposable
{
    private readonly MemoryCache tries = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    public SignInOutcome Failed(string email)
    {
        var now = clock.GetUtcNow();
        var key = email.ToUpperInvariant();
        var (count, until) = tries.Get<(int, DateTimeOffset)>(key);
        if (until > now)
        {
            return SignInOutcome.Paused(until - now);
        }

        count = until == default ? count + 1 : 1;
        until = count >= SignInRules.Tries ? now + SignInRules.Pause : default;
        tries.Set(key, (count, until), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(24) });
        return until == default ? SignInOutcome.Wrong(SignInRules.Tries - count) : SignInOutcome.Paused(SignInRules.Pause);
    }

    public void Dispose() => tries.Dispose();
}
