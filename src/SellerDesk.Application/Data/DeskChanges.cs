using Microsoft.Extensions.Logging;
using Npgsql;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data;

/// <summary>A change of the inbox somewhere: on this node or another, by a page, a job or an operator.</summary>
/// <param name="Arrived">New items; otherwise changed ones.</param>
/// <param name="Items">Which; empty when there were too many to name.</param>
public sealed record InboxChange(ShopId ShopId, bool Arrived, IReadOnlyList<WorkItemId> Items);

/// <summary>
/// Hears of changes through PostgreSQL's LISTEN on one connection of its own and tells whoever subscribed; comes back by itself when the
/// database was away. Subscribers are called on this one thread: they must only note the change and return.
/// </summary>
public sealed class DeskChanges(NpgsqlDataSource source, ILogger<DeskChanges> log)
{
    private readonly Lock gate = new();
    private Action<InboxChange>[] subscribers = [];

    public IDisposable Subscribe(Action<InboxChange> heard)
    {
        lock (gate)
        {
            subscribers = [.. subscribers, heard];
        }

        return new Subscription(this, heard);
    }

    /// <summary>Listens until cancelled.</summary>
    public async Task ListenAsync(CancellationToken cancel)
    {
        var pause = TimeSpan.FromSeconds(1);
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancel);
                connection.Notification += (_, told) => Tell(told.Payload);
                await using (var command = new NpgsqlCommand($"listen {InboxTriggers.Channel}", connection))
                {
                    await command.ExecuteNonQueryAsync(cancel);
                }

                pause = TimeSpan.FromSeconds(1);
                while (true)
                {
                    await connection.WaitAsync(cancel);
                }
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception broken) when (broken is NpgsqlException or System.IO.IOException or InvalidOperationException)
            {
                log.LogWarning("Live changes are interrupted, listening again in {Pause}: {Reason}", pause, broken.Message);
                await Task.Delay(pause, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause < TimeSpan.FromSeconds(30) ? pause * 2 : pause;
            }
        }
    }

    internal static InboxChange? Read(string payload)
    {
        var parts = payload.Split('|');
        if (parts.Length != 3 || !Guid.TryParse(parts[1], out var shop))
        {
            return null;
        }

        var ids = parts[2] == "*" ? [] : parts[2].Split(',').Select(Guid.Parse).Select(WorkItemId.From).ToArray();
        return new InboxChange(new ShopId(shop), parts[0] == "insert", ids);
    }

    private void Tell(string payload)
    {
        if (Read(payload) is not { } change)
        {
            log.LogWarning("A change could not be read: {Payload}", payload);
            return;
        }

        foreach (var heard in subscribers)
        {
            try
            {
                heard(change);
            }
            catch (Exception broken) when (broken is not OutOfMemoryException)
            {
                // One page's failure must not silence the others.
                log.LogError(broken, "A page failed to take in a change");
            }
        }
    }

    private sealed class Subscription(DeskChanges changes, Action<InboxChange> heard) : IDisposable
    {
        public void Dispose()
        {
            lock (changes.gate)
            {
                changes.subscribers = [.. changes.subscribers.Where(one => one != heard)];
            }
        }
    }
}
