using System.Collections.Concurrent;
using SellerDesk.Application.Channels;

namespace SellerDesk.Integrations.Messages;

/// <summary>Connections to the mail server that wait for the next letter: opening one costs more than a letter.</summary>
internal sealed class MailConnections(TimeProvider time) : IDisposable
{
    private const int MostIdle = 4;

    /// <summary>Servers hang up on whoever says nothing for some minutes.</summary>
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(20);

    private readonly ConcurrentStack<MailConnection> idle = [];

    /// <exception cref="MailRefusal">The connection cannot be had.</exception>
    public async Task<MailConnection> TakeAsync(ChannelOptions options, CancellationToken cancel)
    {
        while (idle.TryPop(out var kept))
        {
            if (kept.Mark == options.Mark && kept.Usable && time.GetElapsedTime(kept.UsedAt) < LongestIdle)
            {
                return kept;
            }

            kept.Dispose();
        }

        return await MailConnection.OpenAsync(options, cancel);
    }

    public void GiveBack(MailConnection connection)
    {
        connection.UsedAt = time.GetTimestamp();
        if (connection.Usable && idle.Count < MostIdle)
        {
            idle.Push(connection);
        }
        else
        {
            connection.Dispose();
        }
    }

    public void Dispose()
    {
        while (idle.TryPop(out var kept))
        {
            kept.Dispose();
        }
    }
}
