using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Notifications;

namespace SellerDesk.Application.Bulk;

/// <summary>
/// Works off the runs, a slice of each in turn, until none is left. Woken at once on the node where a run is begun; the clock's beat is there for runs
/// whose node died.
/// </summary>
public sealed class RunBulkJob(WholeDb database, BulkSlice slice, InboxCounters counters, TimeProvider time, ILogger<RunBulkJob> log) : IJob, IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private readonly CancellationTokenSource stop = new();

    /// <summary>A run has begun here: it is not left waiting for the clock.</summary>
    public void Wake() => _ = Task.Run(RunQuietlyAsync);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        if (!await gate.WaitAsync(TimeSpan.Zero, cancel))
        {
            return false;
        }

        try
        {
            var did = false;
            while (await RoundAsync(cancel))
            {
                did = true;
            }

            return did;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
        gate.Dispose();
    }

    private async Task RunQuietlyAsync()
    {
        try
        {
            // Whoever is at it looks for further runs before it goes; the wait closes the gap between its last look and its going.
            while (!await RunAsync(stop.Token) && await WaitingAsync(stop.Token))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), time, stop.Token);
            }
        }
        catch (Exception failed) when (failed is OperationCanceledException or ObjectDisposedException)
        {
            // The desk stops; another node, or this one after its start, goes on.
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            log.LogError(failed, "A deed on many items stopped short; the clock will take it up again");
        }
    }

    /// <returns>True when something was done.</returns>
    private async Task<bool> RoundAsync(CancellationToken cancel)
    {
        var did = false;
        foreach (var (run, actor) in await ActiveAsync(cancel))
        {
            // Whoever began it does it, not whoever woke this job.
            using var hand = Hand.Take(new Hand(HandKind.Person, run.PersonId.Value, Session: $"bulk {run.Id.Value}"));
            if (actor is null)
            {
                await EndAsync(run, BulkRunState.Stopped, cancel);
            }
            else if (await slice.RunAsync(run.Id, actor, cancel) == 0)
            {
                await EndAsync(run, BulkRunState.Done, cancel);
            }
            else
            {
                did = true;
            }

            counters.Forget();
        }

        return did;
    }

    private async Task<bool> WaitingAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.BulkRuns.AnyAsync(r => r.State == BulkRunState.Waiting || r.State == BulkRunState.Running, cancel);
    }

    /// <summary>Whoever began it acts, with the rights that they have now; null for somebody who has none any more.</summary>
    private async Task<List<(BulkRun Run, Actor? Actor)>> ActiveAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var runs = await db.BulkRuns.AsNoTracking().Where(r => r.State == BulkRunState.Waiting || r.State == BulkRunState.Running).OrderBy(r => r.CreatedAt).ToListAsync(cancel);
        var active = new List<(BulkRun, Actor?)>(runs.Count);
        foreach (var run in runs)
        {
            var person = await db.Users.AsNoTracking().FirstOrDefaultAsync(p => p.Id == run.PersonId.Value, cancel);
            active.Add((run, person is null || person.Disabled ? null : BulkActor.Of(person)));
        }

        return active;
    }

    private async Task EndAsync(BulkRun run, BulkRunState state, CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow();
        // Items that another node has in hand still wait: the run ends when they do.
        var ended = await db.BulkRuns
            .Where(r => r.Id == run.Id && (r.State == BulkRunState.Waiting || r.State == BulkRunState.Running))
            .Where(r => state == BulkRunState.Stopped || !db.BulkItems.Any(i => i.RunId == r.Id && i.State == BulkItemState.Waiting))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, state).SetProperty(r => r.EndedAt, now), cancel);
        if (ended > 0)
        {
            await AssignedByRun.TellAsync(db, run, now, cancel);
        }

        if (ended > 0 && await db.BulkItems.Where(i => i.RunId == run.Id).OrderBy(i => i.Position).Select(i => (Guid?)i.ShopId.Value).FirstOrDefaultAsync(cancel) is { } shop && run.Total > 1)
        {
            var done = await db.BulkRuns.Where(r => r.Id == run.Id).Select(r => r.Done).FirstAsync(cancel);
            await RaiseAlert.ExecuteAsync(db, new Alert
            {
                Id = AlertId.New(),
                PersonId = run.PersonId,
                ShopId = new Domain.Shops.ShopId(shop),
                Kind = AlertKind.BulkEnded,
                Severity = AlertSeverity.Notice,
                Subject = run.Id.Value.ToString(),
                CreatedAt = now,
                Link = $"/inbox/bulk/{run.Id.Value}",
                Arguments = new() { ["verb"] = run.Verb.ToString(), ["done"] = Said(done), ["total"] = Said(run.Total) },
            }, cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private static string Said(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
