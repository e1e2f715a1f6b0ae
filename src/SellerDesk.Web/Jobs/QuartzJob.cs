using Quartz;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using IJob = SellerDesk.Application.Jobs.IJob;

namespace SellerDesk.Web.Jobs;

/// <summary>
/// The one place where the scheduler meets the desk's jobs: one run at a time over all nodes, in a scope of its own; a failure is logged,
/// kept as a <see cref="JobRun"/> and thrown on, so that the scheduler knows of it too.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class QuartzJob<TJob>(IServiceScopeFactory scopes, WholeDb database, DeskNode node, JobBoard board, TimeProvider time, ILogger<TJob> log) : Quartz.IJob
    where TJob : class, IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        using var run = board.Begin(typeof(TJob).Name);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<TJob>().RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failed)
        {
            run.Fail(failed.Message);
            log.LogError(failed, "Job {Job} failed", typeof(TJob).Name);
            await KeepAsync(started, failed);
            throw new JobExecutionException(failed);
        }
    }

    private async Task KeepAsync(DateTimeOffset started, Exception failed)
    {
        try
        {
            await using var db = database.Open();
            db.JobRuns.Add(new JobRun { Job = typeof(TJob).Name, Node = node.Name, StartedAt = started, FinishedAt = time.GetUtcNow(), Error = failed.Message });
            await db.SaveChangesAsync();
        }
        catch (Exception away) when (away is Npgsql.NpgsqlException or Microsoft.EntityFrameworkCore.DbUpdateException or InvalidOperationException)
        {
            // Without the database the log has to do.
            log.LogWarning("The failure could not be kept: {Reason}", away.Message);
        }
    }
}
