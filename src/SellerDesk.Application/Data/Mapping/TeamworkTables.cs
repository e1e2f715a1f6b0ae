using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Notifications;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>What people do together around an item: notes, tags, history, presence, deeds on many, alerts.</summary>
internal static class TeamworkTables
{
    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<ItemNote>(note =>
        {
            note.ToTable("item_notes");
            note.HasKey(n => new { n.Id, n.ShopId });
            note.Property(n => n.Text).HasMaxLength(ItemNote.TextMaxLength);
            note.HasOne<WorkItem>().WithMany().HasForeignKey(n => new { n.WorkItemId, n.ShopId }).OnDelete(DeleteBehavior.Cascade);
            note.HasIndex(n => new { n.ShopId, n.WorkItemId, n.CreatedAt });
            note.OfShop(db, n => n.ShopId);
        });

        builder.Entity<ItemEvent>(happened =>
        {
            happened.ToTable("item_events");
            happened.HasKey(e => new { e.Id, e.ShopId });
            happened.Property(e => e.Id).UseIdentityAlwaysColumn();
            happened.HasIndex(e => new { e.ShopId, e.WorkItemId, e.Id });
            happened.HasIndex(e => new { e.ShopId, e.At });
            happened.HasIndex(e => new { e.PersonId, e.At }).HasFilter("person_id is not null");
            happened.HasIndex(e => e.At, "ix_item_events_at");
            happened.OfShop(db, e => e.ShopId);
        });

        builder.Entity<ItemPresence>(presence =>
        {
            presence.ToTable("item_presence").IsUnlogged();
            presence.HasKey(p => new { p.WorkItemId, p.ShopId, p.SessionId });
            presence.HasIndex(p => p.SeenAt);
            presence.OfShop(db, p => p.ShopId);
        });

        builder.Entity<ItemTag>(tag =>
        {
            tag.ToTable("item_tags");
            tag.HasKey(t => t.Name);
            tag.Property(t => t.Name).HasMaxLength(ItemTag.NameMaxLength);
            tag.Property(t => t.Colour).HasMaxLength(20);
        });

        builder.Entity<BulkRun>(run =>
        {
            run.ToTable("bulk_runs");
            run.HasIndex(r => new { r.PersonId, r.CreatedAt }).IsDescending(false, true);
            run.HasIndex(r => r.CreatedAt, "ix_bulk_runs_waiting").HasFilter("state in ('Waiting', 'Running')");
        });

        builder.Entity<BulkItem>(item =>
        {
            item.ToTable("bulk_items");
            item.HasKey(i => new { i.RunId, i.Position, i.ShopId });
            item.HasOne<BulkRun>().WithMany().HasForeignKey(i => i.RunId).OnDelete(DeleteBehavior.Cascade);
            item.Property(i => i.Reason).HasColumnType("jsonb");
            item.Property(i => i.Before).HasColumnType("jsonb");
            item.OfShop(db, i => i.ShopId);
        });

        builder.Entity<Alert>(alert =>
        {
            alert.ToTable("alerts");
            alert.Property(a => a.Subject).HasMaxLength(200);
            alert.HasIndex(a => new { a.ShopId, a.Kind, a.Subject, a.PersonId }).IsUnique().AreNullsDistinct(false);
            alert.HasIndex(a => new { a.CreatedAt, a.Id }).IsDescending();
            alert.HasIndex(a => new { a.PersonId, a.CreatedAt, a.Id }).IsDescending(false, true, true);
            alert.OfShop(db, a => a.ShopId);
        });

        builder.Entity<AlertSeen>(seen =>
        {
            seen.ToTable("alerts_seen");
            seen.HasKey(s => new { s.PersonId, s.AlertId });
            seen.HasOne<Alert>().WithMany().HasForeignKey(s => s.AlertId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
