using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Hooks;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>
/// Events for other people's programs and their deliveries. No foreign keys lead out of them: they are written inside the transactions of pulls, which must not fail because somebody
/// removes a webhook at that moment; what is left over is swept.
/// </summary>
internal static class HookTables
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Hook>(hook =>
        {
            hook.ToTable("hooks");
            hook.Property(h => h.Name).HasMaxLength(Hook.NameMaxLength);
            hook.Property(h => h.Url).HasMaxLength(Hook.UrlMaxLength);
        });

        builder.Entity<HookEvent>(told =>
        {
            told.ToTable("hook_events");
            told.Property(e => e.Id).HasDefaultValueSql("gen_random_uuid()");
            told.Property(e => e.Place).UseIdentityAlwaysColumn();
            told.Property(e => e.Kind).HasMaxLength(HookEvents.WordMaxLength);
            told.Property(e => e.At).HasDefaultValueSql("now()");
            told.Property(e => e.Facts).HasColumnType("jsonb");
            told.HasIndex(e => e.Place).IsUnique();
            told.HasIndex(e => e.At);
        });

        builder.Entity<HookDelivery>(delivery =>
        {
            delivery.ToTable("hook_deliveries");
            delivery.Property(d => d.Id).HasDefaultValueSql("gen_random_uuid()");
            delivery.Property(d => d.State).HasDefaultValueSql("'Waiting'");
            delivery.Property(d => d.DueAt).HasDefaultValueSql("now()");
            delivery.Property(d => d.CreatedAt).HasDefaultValueSql("now()");
            delivery.Property(d => d.Tries).HasDefaultValue(0);
            delivery.Property(d => d.IsReplay).HasDefaultValue(false);
            delivery.Property(d => d.Code).HasMaxLength(HookDelivery.CodeMaxLength);
            delivery.HasIndex(d => new { d.HookId, d.DueAt, d.Place }, "ix_hook_deliveries_due").HasFilter("state in ('Waiting', 'Sending')");
            delivery.HasIndex(d => new { d.HookId, d.SubjectId, d.Place }, "ix_hook_deliveries_line").HasFilter("state in ('Waiting', 'Sending')");
            delivery.HasIndex(d => new { d.HookId, d.CreatedAt, d.Id }).IsDescending(false, true, true);
            delivery.HasIndex(d => new { d.HookId, d.State, d.CreatedAt, d.Id }).IsDescending(false, false, true, true);
            delivery.HasIndex(d => d.EventId);
        });

        builder.Entity<HookAttempt>(attempt =>
        {
            attempt.ToTable("hook_attempts");
            attempt.HasKey(a => new { a.DeliveryId, a.Try });
            attempt.Property(a => a.Code).HasMaxLength(HookDelivery.CodeMaxLength);
            attempt.Property(a => a.Said).HasMaxLength(HookAttempt.SaidMaxLength);
            attempt.HasOne<HookDelivery>().WithMany().HasForeignKey(a => a.DeliveryId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
