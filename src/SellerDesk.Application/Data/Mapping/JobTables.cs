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
        builder.Entity<JobBeat>(beat =>
        {
            beat.ToTable("job_beats");
            beat.HasKey(b => new { b.Job, b.Node });
            beat.Property(b => b.Node).HasMaxLength(NodeBeat.NameMaxLength);
        });
        builder.Entity<NodeBeat>(beat =>
        {
            beat.ToTable("node_beats");
            beat.HasKey(b => b.Node);
            beat.Property(b => b.Node).HasMaxLength(NodeBeat.NameMaxLength);
        });
        builder.Entity<BackupRun>(run =>
        {
            run.ToTable("backup_runs");
            run.Property(r => r.Node).HasMaxLength(NodeBeat.NameMaxLength);
            run.Property(r => r.File).HasMaxLength(BackupRun.FileMaxLength);
        });
        builder.Entity<KeyRotation>().ToTable("key_rotations");
        builder.Entity<DataKey>(key =>
        {
            key.ToTable("data_keys");
            key.HasIndex(k => k.Name).IsUnique();
        });
        builder.Entity<DeskSecret>(secret =>
        {
            secret.ToTable("desk_secrets");
            secret.HasKey(s => s.Name);
            secret.Property(s => s.Name).HasMaxLength(DeskSecret.NameMaxLength);
        });
        builder.Entity<DeskOption>(option =>
        {
            option.ToTable("desk_options");
            option.HasKey(o => o.Name);
            option.Property(o => o.Name).HasMaxLength(DeskOption.NameMaxLength);
            option.Property(o => o.Value).HasColumnType("jsonb");
        });
        builder.Entity<RateBudgetRow>(budget =>
        {
            // What is lost in a crash is made anew from the published limits.
            budget.ToTable("rate_budgets").IsUnlogged();
            budget.HasKey(b => new { b.Account, b.BudgetGroup });
            budget.Property(b => b.InFlight).HasDefaultValue(0);
        });
    }
}
