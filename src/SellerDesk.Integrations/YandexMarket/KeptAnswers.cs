using System.Collections.Concurrent;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>Keeps for a while what would otherwise be asked at every page. Failures are not kept.</summary>
internal sealed class KeptAnswers<T>(TimeProvider clock, TimeSpan keptFor)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, T Answer)> kept = new();

    public async Task<T> GetAsync(string key, Func<Task<T>> ask)
    {
        if (kept.TryGetValue(key, out var known) && clock.GetUtcNow() - known.At < keptFor)
        {
            return known.Answer;
        }

        var answer = await ask();
        kept[key] = (clock.GetUtcNow(), answer);
        return answer;
    }
}
