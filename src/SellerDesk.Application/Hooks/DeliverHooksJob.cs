using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Hooks;

namespace SellerDesk.Application.Hooks;

/// <summary>Calls every webhook for which something waits, all side by side: while one of them is slow the others go on.</summary>
public sealed class DeliverHooksJob(HookSender sender, TimeProvider time) : IJob
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var ready = await sender.ReadyAsync(cancel);
        var busy = new Busy(ready.Count, time.GetTimestamp());
        await Task.WhenAll(ready.Select(hook => SendAsync(hook, busy, cancel)));
        return ready.Count > 0;
    }

    private async Task SendAsync(HookId hook, Busy busy, CancellationToken cancel)
    {
        while (time.GetElapsedTime(busy.Since) < Round && await sender.BatchAsync(hook, cancel) > 0)
        {
            cancel.ThrowIfCancellationRequested();
        }

        Interlocked.Decrement(ref busy.Left);
        while (Volatile.Read(ref busy.Left) > 0 && time.GetElapsedTime(busy.Since) < Round)
        {
            await Task.Delay(Look, cancel);
            await sender.BatchAsync(hook, cancel);
        }
    }

    private sealed class Busy(int left, long since)
    {
        /// <summary>Webhooks that have not come to the end of what waits.</summary>
        public int Left = left;

        public long Since { get; } = since;
    }
}
