using System.Collections.Concurrent;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Inbox;

/// <summary>
/// What the first paint has read, kept some seconds for the live page that follows it, so that opening the inbox asks the database once and
/// nothing flickers. Without it (another node, a slow line) the live page simply reads again.
/// </summary>
public sealed class InboxHandover(TimeProvider time)
{
    private const int Most = 200;

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(PersonId, string), (InboxBoard Board, long At)> waiting = new();

    public void Put(PersonId person, InboxFilter filter, WorkItemId? item, InboxBoard board)
    {
        if (waiting.Count >= Most)
        {
            foreach (var (key, entry) in waiting)
            {
                if (time.GetElapsedTime(entry.At) > Kept)
                {
                    waiting.TryRemove(key, out _);
                }
            }
        }

        if (waiting.Count < Most)
        {
            waiting[(person, InboxAddress.Of(filter, item))] = (board, time.GetTimestamp());
        }
    }

    /// <summary>Each is taken once.</summary>
    public InboxBoard? Take(PersonId person, InboxFilter filter, WorkItemId? item) =>
        waiting.TryRemove((person, InboxAddress.Of(filter, item)), out var entry) && time.GetElapsedTime(entry.At) <= Kept ? entry.Board : null;
}
