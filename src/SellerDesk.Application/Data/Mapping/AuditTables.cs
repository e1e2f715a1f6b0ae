using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Audit;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>The audit log belongs to the desk; what triggers add is in <see cref="AuditTriggers"/>.</summary>
internal static class AuditTables
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("audit_entries");
            entry.Property(e => e.Id).UseIdentityAlwaysColumn();

            // Of the database's clock: the same for every node, and it cannot be set by whoever writes.
            entry.Property(e => e.At).HasDefaultValueSql("clock_timestamp()").ValueGeneratedOnAdd();
            entry.Property(e => e.Kind).HasMaxLength(AuditEntry.KindMaxLength);
            entry.Property(e => e.Thing).HasMaxLength(AuditEntry.ThingMaxLength);

            // As it was written, letter by letter: its hash is in the chain.
            entry.Property(e => e.Details).HasColumnType("text");
            entry.HasIndex(e => e.Place).IsUnique();
            entry.HasIndex(e => e.Id, "ix_audit_entries_waiting").HasFilter("place is null");
            entry.HasIndex(e => new { e.HandId, e.Id }).IsDescending(false, true);
            entry.HasIndex(e => new { e.Kind, e.Thing, e.Id }).IsDescending(false, false, true);
            entry.HasIndex(e => e.At);
        });
        builder.Entity<AuditHead>(head =>
        {
            head.ToTable("audit_heads", table => table.HasCheckConstraint("ck_audit_heads_one", "id = 1"));
            head.Property(h => h.Id).ValueGeneratedNever();
        });
        builder.Entity<AuditProof>(proof => proof.ToTable("audit_proofs"));
    }
}
