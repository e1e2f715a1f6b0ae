using Quartz;

namespace SellerDesk.Web.Jobs;

/// <summary>Quartz on PostgreSQL, clustered: each round of each job runs on one node, and a dead node's round is taken over.</summary>
internal static class JobsSetup
{
    public const string SchedulerName = "SellerDesk";

    /// <param name="node">Different for each node that runs at the same time, the same for a node that is started again.</param>
    public static void AddDeskJobs(this IServiceCollection services, string connectionString, string node, bool run)
    {
        if (!run)
        {
            return;
        }

        services.AddQuartz(SchedulerName, quartz =>
        {
            // The same name after a restart: a node that died frees its own jobs when it comes back, instead of waiting until it is missed.
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceId = node);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(Application.Data.DeskData.OnPrimary(connectionString));
                store.ProvisionSchema();
                store.UseClustering(cluster =>
                {
                    cluster.Enabled = true;
                    cluster.CheckinInterval = TimeSpan.FromSeconds(10);
                    cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(20);
                });
            });
            foreach (var job in Schedule.Jobs)
            {
                quartz.AddJob(job.Adapter, detail => detail.WithIdentity(job.Name).StoreDurably());
                quartz.AddTrigger(trigger => trigger.ForJob(job.Name).WithIdentity(job.Name).WithSimpleSchedule(job.Every, repeatCount: null));
            }
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}
