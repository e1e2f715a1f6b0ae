using SellerDesk.Application.Data;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Notifications;

namespace SellerDesk.Web.Notifications;

/// <summary>
/// How many alerts a person has not seen, kept by the bell and followed by the page of alerts: news of the database are gathered for a moment, and
/// a slow look now and then finds what no news told of.
/// </summary>
public sealed class AlertsLive(AlertList list, MarkAlertsSeen seen, DeskChanges changes, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private IDisposable? subscription;
    private ITimer? timer;
    private ITimer? slow;
    private Actor? actor;

    /// <summary>There may be something new; called on a thread of the pool.</summary>
    public event Action? Changed;

    /// <summary>Unseen, at most <see cref="AlertList.MostCounted"/>.</summary>
    public int Count { get; private set; }

    public async Task StartAsync(Actor who, bool live, CancellationToken cancel)
    {
        actor = who;
        await CountAsync(cancel);
        if (live && subscription is null)
        {
            subscription = changes.SubscribeAlerts(Hear);
            slow = clock.CreateTimer(_ => Note(), null, Slow, Slow);
        }
    }

    public async Task SeenAsync(AlertId alert, CancellationToken cancel)
    {
        await seen.OneAsync(actor!, alert, cancel);
        await CountAsync(cancel);
        Changed?.Invoke();
    }

    public async Task AllSeenAsync(CancellationToken cancel)
    {
        await seen.AllAsync(actor!, cancel);
        await CountAsync(cancel);
        Changed?.Invoke();
    }

    public async Task CountAsync(CancellationToken cancel) => Count = actor is null ? 0 : await list.CountAsync(actor, cancel);

    public void Dispose()
    {
        subscription?.Dispose();
        slow?.Dispose();
        lock (gate)
        {
            timer?.Dispose();
        }
    }

    private void Hear(AlertChange change)
    {
        if (actor is { } me && (change.PersonId is null || change.PersonId == me.PersonId?.Value) && me.Scope.Contains(change.ShopId))
        {
            Note();
        }
    }

    private void Note()
    {
        lock (gate)
        {
            timer ??= clock.CreateTimer(_ => Flush(), null, Gather, Timeout.InfiniteTimeSpan);
        }
    }

    private void Flush()
    {
        lock (gate)
        {
            timer?.Dispose();
            timer = null;
        }

        Changed?.Invoke();
    }
}
