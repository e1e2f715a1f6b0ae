using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Web.Complaints;

/// <summary>Gathers what changed elsewhere and hands it to the page in one go, at most every third of a second.</summary>
public sealed class ComplaintsLive(DeskChanges changes, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(300);

    private readonly Lock gate = new();
    private readonly HashSet<ComplaintId> arrived = [];
    private readonly HashSet<ComplaintId> changed = [];
    private IDisposable? subscription;
    private ITimer? timer;
    private Func<ComplaintNews, Task>? tell;

    /// <param name="hear">Called on a thread of the pool; the page takes it to its own.</param>
    public void Start(Func<ComplaintNews, Task> hear)
    {
        tell = hear;
        subscription = changes.SubscribeComplaints(Note);
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

    private void Note(ComplaintChange change)
    {
        lock (gate)
        {
            (change.Arrived ? arrived : changed).UnionWith(change.Complaints);
            timer ??= tell is null ? null : time.CreateTimer(_ => Flush(), null, Gather, Timeout.InfiniteTimeSpan);
        }
    }

    private void Flush()
    {
        ComplaintNews news;
        Func<ComplaintNews, Task>? listener;
        lock (gate)
        {
            timer?.Dispose();
            timer = null;
            news = new ComplaintNews([.. arrived], [.. changed.Except(arrived)]);
            arrived.Clear();
            changed.Clear();
            listener = tell;
        }

        _ = listener?.Invoke(news);
    }
}

/// <summary>Which cases came or changed; both empty when there were more than could be named.</summary>
public sealed record ComplaintNews(IReadOnlyCollection<ComplaintId> Arrived, IReadOnlyCollection<ComplaintId> Changed);
