using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Inbox.Teamwork;

/// <summary>
/// This window among those of other people: says which item is open here and whether an answer is being typed, and knows who else is there. One
/// for each circuit.
/// </summary>
public sealed class PresenceWindow(Presence presence, DeskChanges changes, TimeProvider clock, ILogger<PresenceWindow> log) : IDisposable
{
    /// <summary>Whoever has not typed for so long writes no more.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);

    private readonly Guid window = Guid.NewGuid();
    private IDisposable? subscription;
    private ITimer? beat;
    private Actor? actor;
    private WorkItemId? item;
    private DateTimeOffset typedAt;
    private bool writes;
    private bool held;

    /// <summary>Something to show anew; called on a thread of the pool.</summary>
    public event Action? Changed;

    /// <summary>Who is at another item changed.</summary>
    public event Action<WorkItemId>? Elsewhere;

    public ItemPeople People { get; private set; } = ItemPeople.Nobody;

    /// <summary>Somebody took the item over while an answer was typed here.</summary>
    public PersonId? TakenBy { get; private set; }

    /// <summary>Somebody else writes, so that an answer from here has to wait or to take over.</summary>
    public PersonId? HeldBy => People is { Holder: { } holder, Mine: false } ? holder : null;

    /// <summary>The page shows this item now; null: none.</summary>
    public async Task OpenAsync(Actor who, WorkItemId? opened)
    {
        if (opened == item && actor is not null)
        {
            return;
        }

        Listen(who);
        var left = item;
        (item, writes, held, TakenBy, People) = (opened, false, false, null, ItemPeople.Nobody);
        if (left is { } before)
        {
            await presence.LeaveAsync(before, window, CancellationToken.None);
        }

        if (opened is { } now)
        {
            await presence.SayAsync(who, now, window, writes: false, CancellationToken.None);
            await ReadAsync(now);
        }
    }

    /// <summary>The answer's text as it is now.</summary>
    public async Task TypedAsync(string text)
    {
        if (item is not { } here || actor is null)
        {
            return;
        }

        typedAt = clock.GetUtcNow();
        var typing = text.Trim().Length > 0;
        if (typing != writes)
        {
            writes = typing;
            await presence.SayAsync(actor, here, window, writes, CancellationToken.None);
            await ReadAsync(here);
        }
    }

    public async Task TakeOverAsync()
    {
        if (item is { } here && actor is not null)
        {
            await presence.TakeOverAsync(actor, here, window, CancellationToken.None);
            (writes, typedAt, TakenBy) = (true, clock.GetUtcNow(), null);
            await ReadAsync(here);
        }
    }

    public void SeenTaken() => TakenBy = null;

    public Task<IReadOnlyList<SeenAt>> LoadAsync(IReadOnlyCollection<WorkItemId> items) => presence.LoadAsync(items, actor?.PersonId, CancellationToken.None);

    /// <summary>The page is closed: the others need not wait until this window is missed.</summary>
    public async Task CloseAsync()
    {
        Dispose();
        if (item is { } here)
        {
            item = null;
            await TryAsync(() => presence.LeaveAsync(here, window, CancellationToken.None));
        }
    }

    public void Dispose()
    {
        subscription?.Dispose();
        beat?.Dispose();
        (subscription, beat) = (null, null);
    }

    private void Listen(Actor who)
    {
        actor = who;
        subscription ??= changes.SubscribePresence(change => _ = HearAsync(change));
        beat ??= clock.CreateTimer(_ => _ = BeatAsync(), null, Presence.Beat, Presence.Beat);
    }

    private async Task HearAsync(PresenceChange change)
    {
        if (change.Item == item)
        {
            await TryAsync(() => ReadAsync(change.Item));
        }
        else
        {
            Elsewhere?.Invoke(change.Item);
        }
    }

    private async Task BeatAsync() => await TryAsync(async () =>
    {
        if (item is { } here && actor is not null)
        {
            writes &= clock.GetUtcNow() - typedAt < Pause;
            await presence.SayAsync(actor, here, window, writes, CancellationToken.None);
            await ReadAsync(here);
        }
    });

    private async Task ReadAsync(WorkItemId wanted)
    {
        var people = await presence.LoadAsync(wanted, actor?.PersonId, CancellationToken.None);
        if (wanted != item)
        {
            return;
        }

        if (held && writes && people is { Mine: false, Holder: { } other })
        {
            TakenBy = other;
        }

        People = people;
        held = people.Mine;
        Changed?.Invoke();
    }

    /// <summary>Being seen is a courtesy: when it fails, work goes on.</summary>
    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            log.LogDebug(failed, "A sign of life could not be given or taken");
        }
    }
}
