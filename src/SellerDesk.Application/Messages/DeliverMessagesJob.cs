using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Messages;

/// <summary>Takes every message whose time has come one step further: made ready in batches, called side by side. Any number of workers may run it at once.</summary>
public sealed class DeliverMessagesJob(PrepareMessages prepare, MessageCaller caller, MessageEndings endings, MessageSettings settings, TimeProvider time) : IJob
{
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        await endings.RunAsync(cancel);
        var did = false;
        while (!cancel.IsCancellationRequested && time.GetElapsedTime(began) < settings.Round)
        {
            var (looked, ready) = await prepare.TakeAsync(cancel);
            await caller.CallAsync(ready, cancel);
            did |= looked > 0;
            if (looked < settings.AtOnce)
            {
                break;
            }
        }

        return did;
    }
}
