using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Inbox;

/// <summary>
/// Gathers what changed elsewhere and hands it to the page in one go, at most every third of a second: a burst of a hundred reviews is one visit
/// to the database, not a hundred.
/// </summary>
/// <param name="gather">How long it gathers, where a third of a second is not enough.</param>
public sealed class InboxLive(DeskChanges changes, TimeProvider time, TimeSpan? gather = null) : IDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(300);

    private readonly Lock gate = new();
    private readonly HashSet<WorkItemId> arrived = [];
    private readonly HashSet<WorkItemId> changed = [];
    private IDisposable? subscription;
    private ITimer? timer;
    private Func<LiveNews, Task>? tell;
    private bool many;

    /// <param name="hear">Called on a thread of the pool; the page takes it to its own.</param>
    public void Start(Func<LiveNews, Task> hear)
    {
        tell = hear;
        subscription = changes.Subscribe(Note);
    }

    public void Dispose()
    {
        subscription?.Dispose();
        lock (gate)
        {
            tell = null;
            timer?.Dispose();
        }
    }

    private void Note(InboxChange change)
    {
        lock (gate)
        {
            many |= change.Items.Count == 0;
            (change.Arrived ? arrived : changed).UnionWith(change.Items);
            timer ??= tell is null ? null : time.CreateTimer(_ => Flush(), null, gather ?? Gather, Timeout.InfiniteTimeSpan);
        }
    }

    private void Flush()
    {
        LiveNews news;
        Func<LiveNews, Task>? listener;
        lock (gate)
        {
            timer?.Dispose();
            timer = null;
            news = new LiveNews([.. arrived], [.. changed.Except(arrived)], many);
            arrived.Clear();
            changed.Clear();
            many = false;
            listener = tell;
        }

        _ = listener?.Invoke(news);
    }
}

/// <param name="Many">More than could be named: whatever is shown may be stale.</param>
public sealed record LiveNews(IReadOnlyCollection<WorkItemId> Arrived, IReadOnlyCollection<WorkItemId> Changed, bool Many);
