namespace SellerDesk.Application.Jobs;

/// <summary>Work done by the clock. Knows no scheduler: one adapter in Web runs every job and keeps its failures.</summary>
public interface IJob
{
    /// <returns>False when there was nothing to do, so that idle rounds leave no trace.</returns>
    Task<bool> RunAsync(CancellationToken cancel);
}
