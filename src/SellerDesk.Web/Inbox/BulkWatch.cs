using SellerDesk.Application.Bulk;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Inbox;

/// <summary>
/// The runs that this window watches: those begun here and those that were under way when it opened. Looked at a few times a second while one of them
/// works, never otherwise.
/// </summary>
public sealed class BulkWatch(BulkRuns runs, ChangeBulkRun change, CurrentPerson current, Toasts toasts, Texts t, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan UndoFor = TimeSpan.FromSeconds(20);

    /// <summary>A run that is over sooner is only told of when it is over.</summary>
    private static readonly TimeSpan Unseen = TimeSpan.FromMilliseconds(600);

    private readonly CancellationTokenSource leaving = new();
    private readonly List<BulkRunCard> watched = [];
    private bool looking;

    /// <summary>Something moved, on a thread of the pool.</summary>
    public event Action? Changed;

    /// <summary>A run has ended: lists are no longer what they were.</summary>
    public event Action<BulkRunCard>? Ended;

    /// <summary>Those that take long enough to be looked at.</summary>
    public IReadOnlyList<BulkRunCard> Shown => [.. watched.Where(run => time.GetUtcNow() - run.CreatedAt > Unseen)];

    public async Task FindAsync()
    {
        var actor = await current.GetActorAsync(leaving.Token);
        if (actor.PersonId is { } me)
        {
            watched.AddRange((await runs.OfAsync(me, time.GetUtcNow(), leaving.Token)).Where(run => run.IsActive && watched.TrueForAll(known => known.Id != run.Id)));
            Look();
        }
    }

    public async Task WatchAsync(BulkRunId id)
    {
        if (await runs.LoadAsync(id, leaving.Token) is { } run)
        {
            watched.Add(run);
            Look();
        }
    }

    public async Task StopAsync(BulkRunCard run) => await change.StopAsync(await current.GetActorAsync(leaving.Token), run.Id, leaving.Token);

    public async Task UndoAsync(BulkRunId id) => await WatchAsync(await change.UndoAsync(await current.GetActorAsync(leaving.Token), id, leaving.Token));

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    private void Look()
    {
        if (!looking && watched.Count > 0)
        {
            looking = true;
            _ = LookAsync();
        }
    }

    private async Task LookAsync()
    {
        try
        {
            while (watched.Count > 0)
            {
                await Task.Delay(Often, time, leaving.Token);
                foreach (var known in watched.ToList())
                {
                    await FollowAsync(known);
                }

                Changed?.Invoke();
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            // The window was closed; the runs go on.
        }
        finally
        {
            looking = false;
        }
    }

    private async Task FollowAsync(BulkRunCard known)
    {
        if (await runs.LoadAsync(known.Id, leaving.Token) is { } now && watched.IndexOf(known) is >= 0 and var place)
        {
            watched[place] = now;
            if (!now.IsActive)
            {
                watched.RemoveAt(place);
                await TellAsync(now);
                Ended?.Invoke(now);
            }
        }
    }

    private async Task TellAsync(BulkRunCard run)
    {
        if (run.State == BulkRunState.Undone)
        {
            return;
        }

        var refused = run.Refused > 0 ? await RefusedAsync(run) : null;
        if (run.Done == 0)
        {
            toasts.Warn(t["inbox.done.nothing"], refused);
        }
        else if (run.UndoOf is not null)
        {
            toasts.Say(t.Ended(run), refused);
        }
        else
        {
            var hold = run.Verb == BulkVerb.Answer ? BulkAnswers.Hold : UndoFor;
            toasts.Undo(t.Ended(run), refused, time.GetUtcNow() + hold, () => UndoAsync(run.Id));
        }
    }

    /// <summary>How many stayed as they were, and why the first of them did.</summary>
    private async Task<string> RefusedAsync(BulkRunCard run)
    {
        var count = t.Count("bulk.ended.refused", run.Refused);
        return await runs.RowsAsync(run.Id, BulkItemState.Refused, -1, 1, leaving.Token) is [{ Reason: { } why }] ? $"{count}: {t.Reason(why)}" : count;
    }
}
