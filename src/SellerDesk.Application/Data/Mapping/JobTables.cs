using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Data.Mapping;

internal static class JobTables
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<JobRun>(run =>
        {
            run.ToTable("job_runs");
            run.HasIndex(r => new { r.Job, r.StartedAt }).IsDescending(false, true);
        });
        builder.Entity<DataKey>(key =>
        {
            key.ToTable("data_keys");
            key.HasIndex(k => k.Name).IsUnique();
        });
    }
}
