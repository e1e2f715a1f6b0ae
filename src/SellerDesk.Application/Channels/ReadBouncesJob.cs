using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Channels;

/// <summary>Reads the mailbox to which mail servers report, where one is set up.</summary>
public sealed class ReadBouncesJob(IBounceMailbox mailbox, TakeBounce take) : IJob
{
    public async Task<bool> RunAsync(CancellationToken cancel) => await mailbox.ReadAsync(letter => take.ExecuteAsync(letter, cancel), cancel) > 0;
}
