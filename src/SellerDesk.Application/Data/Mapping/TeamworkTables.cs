using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
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
            run.Property(r => r.Steps).HasConversion<MacroSteps, MacroStepsComparer>().HasColumnType("jsonb").HasDefaultValueSql("'[]'");
            run.HasIndex(r => new { r.PersonId, r.CreatedAt }).IsDescending(false, true);
            run.HasIndex(r => r.CreatedAt, "ix_bulk_runs_waiting").HasFilter("state in ('Waiting', 'Running')");
        });

        builder.Entity<Macro>(macro =>
        {
            macro.ToTable("macros");
            macro.Property(m => m.Name).HasMaxLength(Macro.NameMaxLength);
            macro.Property(m => m.Letter).HasMaxLength(1);
            macro.Property(m => m.Steps).HasConversion<MacroSteps, MacroStepsComparer>().HasColumnType("jsonb");
            macro.HasIndex(m => new { m.OwnerId, m.Letter }).IsUnique().AreNullsDistinct(false).HasFilter("letter is not null");
        });

        builder.Entity<BulkItem>(item =>
        {
            item.ToTable("bulk_items");
            item.HasKey(i => new { i.RunId, i.Position, i.ShopId });
            item.HasIndex(i => new { i.RunId, i.Position }, "ix_bulk_items_waiting").HasFilter("state = 'Waiting'");
            item.HasIndex(i => new { i.RunId, i.Position }, "ix_bulk_items_refused").HasFilter("state = 'Refused'");
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
            alert.HasIndex(a => new { a.CreatedAt, a.Id }, "ix_alerts_unspread").HasFilter("spread_at is null");
            alert.OfShop(db, a => a.ShopId);
        });

        builder.Entity<AlertSeen>(seen =>
        {
            seen.ToTable("alerts_seen");
            seen.HasKey(s => new { s.PersonId, s.AlertId });
            seen.HasOne<Alert>().WithMany().HasForeignKey(s => s.AlertId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private sealed class MacroSteps() : ValueConverter<IReadOnlyList<MacroStep>, string>(steps => Write(steps), text => Read(text))
    {
        private static string Write(IReadOnlyList<MacroStep> steps) => JsonSerializer.Serialize(steps.Select(step => new[] { step.Verb.ToString(), step.Value }));

        private static IReadOnlyList<MacroStep> Read(string text) =>
            [.. (JsonSerializer.Deserialize<string[][]>(text) ?? []).Select(step => new MacroStep(Enum.Parse<BulkVerb>(step[0]), step[1]))];
    }

    private sealed class MacroStepsComparer() : ValueComparer<IReadOnlyList<MacroStep>>((a, b) => a!.SequenceEqual(b!), steps => steps.Count, steps => steps);
}
