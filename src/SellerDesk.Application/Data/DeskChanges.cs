using Microsoft.Extensions.Logging;
using Npgsql;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data;

/// <summary>A change of the inbox somewhere: on this node or another, by a page, a job or an operator.</summary>
/// <param name="Arrived">New items; otherwise changed ones.</param>
/// <param name="Items">Which; empty when there were too many to name.</param>
public sealed record InboxChange(ShopId ShopId, bool Arrived, IReadOnlyList<WorkItemId> Items);

/// <summary>A change of cases somewhere.</summary>
/// <param name="Arrived">New cases; otherwise changed ones.</param>
/// <param name="Complaints">Which; empty when there were too many to name.</param>
public sealed record ComplaintChange(ShopId ShopId, bool Arrived, IReadOnlyList<ComplaintId> Complaints);

/// <summary>Who is at an item changed.</summary>
public sealed record PresenceChange(ShopId ShopId, WorkItemId Item);

/// <param name="PersonId">Whom it is for; null: everybody who sees the shop.</param>
public sealed record AlertChange(ShopId ShopId, Guid? PersonId);

/// <summary>A key of a program was ended.</summary>
public sealed record TokenChange(Guid TokenId);

/// <summary>
/// Hears of changes through PostgreSQL's LISTEN on one connection of its own and tells whoever subscribed; comes back by itself when the
/// database was away. Subscribers are called on this one thread: they must only note the change and return.
/// </summary>
public sealed class DeskChanges(NpgsqlDataSource source, ILogger<DeskChanges> log)
{
    internal const string PresenceChannel = "desk_presence";
    internal const string AlertChannel = "desk_alerts";
    internal const string TokenChannel = "desk_tokens";

    private readonly Lock gate = new();
    private Action<object>[] subscribers = [];

    /// <summary>Work items came or changed.</summary>
    public IDisposable Subscribe(Action<InboxChange> heard) => Add(heard);

    /// <summary>Cases came or changed.</summary>
    public IDisposable SubscribeComplaints(Action<ComplaintChange> heard) => Add(heard);

    /// <summary>Somebody came to an item, left it, or began or ceased to write there.</summary>
    public IDisposable SubscribePresence(Action<PresenceChange> heard) => Add(heard);

    /// <summary>There is an alert that was not there before.</summary>
    public IDisposable SubscribeAlerts(Action<AlertChange> heard) => Add(heard);

    /// <summary>A key of a program was ended.</summary>
    public IDisposable SubscribeTokens(Action<TokenChange> heard) => Add(heard);

    /// <summary>Listens until cancelled.</summary>
    public async Task ListenAsync(CancellationToken cancel)
    {
        var pause = TimeSpan.FromSeconds(1);
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancel);
                connection.Notification += (_, told) => Tell(told.Channel, told.Payload);
                await using (var command = new NpgsqlCommand($"listen {InboxTriggers.Channel}; listen {PresenceChannel}; listen {AlertChannel}; listen {TokenChannel}; listen {ComplaintTriggers.Channel}", connection))
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

    private static object? Read(string channel, string payload) => channel switch
    {
        PresenceChannel => payload.Split('|') is [var shop, var item] && Guid.TryParse(shop, out var shopId) && Guid.TryParse(item, out var itemId)
            ? new PresenceChange(new ShopId(shopId), new WorkItemId(itemId))
            : null,
        AlertChannel => payload.Split('|') is [var shop, var person] && Guid.TryParse(shop, out var shopId)
            ? new AlertChange(new ShopId(shopId), Guid.TryParse(person, out var personId) ? personId : null)
            : null,
        TokenChannel => Guid.TryParse(payload, out var token) ? new TokenChange(token) : null,
        ComplaintTriggers.Channel => Read(payload) is { } change
            ? new ComplaintChange(change.ShopId, change.Arrived, [.. change.Items.Select(item => ComplaintId.From(item.Value))])
            : null,
        _ => Read(payload),
    };

    private Subscription Add<T>(Action<T> heard) where T : class
    {
        void Hear(object change)
        {
            if (change is T mine)
            {
                heard(mine);
            }
        }

        lock (gate)
        {
            subscribers = [.. subscribers, Hear];
        }

        return new Subscription(this, Hear);
    }

    private void Tell(string channel, string payload)
    {
        if (Read(channel, payload) is not { } change)
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

    private sealed class Subscription(DeskChanges changes, Action<object> heard) : IDisposable
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
