using System.Collections.Concurrent;

namespace SellerDesk.Web.Shell;

/// <summary>
/// What the first paint of a page has read, kept some seconds for the live page that follows it, so that opening it asks the database once and
/// nothing flickers. Without it (another node, a slow line) the live page simply reads again.
/// </summary>
public sealed class Handover<TKey, TRead>(TimeProvider time) where TKey : notnull where TRead : class
{
    private const int Most = 200;

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<TKey, (TRead Read, long At)> waiting = new();

    public void Put(TKey key, TRead read)
    {
        if (waiting.Count >= Most)
        {
            foreach (var (old, entry) in waiting)
            {
                if (time.GetElapsedTime(entry.At) > Kept)
                {
                    waiting.TryRemove(old, out _);
                }
            }
        }

        if (waiting.Count < Most)
        {
            waiting[key] = (read, time.GetTimestamp());
        }
    }

    /// <summary>Each is taken once.</summary>
    public TRead? Take(TKey key) => waiting.TryRemove(key, out var entry) && time.GetElapsedTime(entry.At) <= Kept ? entry.Read : null;
}
