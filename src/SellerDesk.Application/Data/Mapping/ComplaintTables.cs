using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>Cases, their lines, their trail, their files; what triggers add is in <see cref="ComplaintTriggers"/>.</summary>
internal static class ComplaintTables
{
    /// <summary>The marketplace's last moment hurries nobody once the seller has done what it is for.</summary>
    private const string Nearest = "case when ball = 'Seller' and stage in ('Collecting', 'Analysing', 'Deciding', 'Arbitration') then least(due_at, marketplace_due_at) else due_at end";

    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<Complaint>(complaint =>
        {
            complaint.ToTable("complaints", table =>
            {
                table.HasCheckConstraint("ck_complaints_closed", "(stage = 'Closed') = (closed_at is not null)");
                table.HasCheckConstraint("ck_complaints_carried", "(carried_out is null) = (carried_out_at is null)");
                table.HasCheckConstraint("ck_complaints_merged", "merged_into is null or stage = 'Closed'");
                table.HasCheckConstraint("ck_complaints_resolved", "stage <> 'CarryingOut' or resolution is not null");
                table.HasCheckConstraint("ck_complaints_given", "coalesce(points, 1) > 0 and coalesce(discount_percent, 1) between 0 and 100");
            });
            complaint.HasKey(c => new { c.Id, c.ShopId });
            complaint.Property(c => c.Number).UseIdentityByDefaultColumn();
            complaint.Property(c => c.OrderNumber).HasMaxLength(MarketplaceRef.NumberMaxLength);
            complaint.Property(c => c.Words).HasMaxLength(Complaint.WordsMaxLength);
            complaint.Property(c => c.DiscountPercent).HasPrecision(5, 2);
            complaint.Property(c => c.FirstInLine).HasDefaultValue(false);
            complaint.Property(c => c.LineAt).HasComputedColumnSql($"case when first_in_line then date_bin('01:00:00'::interval, {Nearest}, '2000-01-01 00:00:00+00'::timestamptz) else {Nearest} end", stored: true);
            complaint.Property(c => c.Evidence).HasDefaultValueSql("'{}'");
            complaint.Property<uint>("Version").IsRowVersion();
            complaint.Property<NpgsqlTsVector>(InboxTables.Search).HasComputedColumnSql(
                "to_tsvector('russian', number::text || ' ' || coalesce(order_number, '') || ' ' || coalesce(buyer, '') || ' ' || words || ' ' || coalesce(reason_raw, ''))", stored: true);
            complaint.HasMany(c => c.Lines).WithOne().HasForeignKey(l => new { l.ComplaintId, l.ShopId }).OnDelete(DeleteBehavior.Cascade);
            complaint.OfShop(db, c => c.ShopId);
            Index(complaint);
        });

        builder.Entity<ComplaintLine>(line =>
        {
            line.ToTable("complaint_lines", table => table.HasCheckConstraint("ck_complaint_lines_counted", "quantity between 0 and asked_quantity and amount >= 0 and coalesce(asked_amount, 0) >= 0"));
            line.HasKey(l => new { l.ComplaintId, l.Number, l.ShopId });
            line.Property(l => l.Amount).HasPrecision(18, 4);
            line.Property(l => l.AskedAmount).HasPrecision(18, 4);
            line.Property(l => l.Currency).HasMaxLength(3).IsFixedLength();
            line.HasIndex(l => new { l.ShopId, l.OrderId, l.OrderLineNumber }).HasFilter("order_line_number is not null");
            line.OfShop(db, l => l.ShopId);
        });

        builder.Entity<ComplaintMove>(move =>
        {
            move.ToTable("complaint_moves");
            move.HasKey(m => new { m.Id, m.ShopId });
            move.Property(m => m.Id).UseIdentityAlwaysColumn();
            move.Property(m => m.Why).HasMaxLength(ComplaintMove.WhyMaxLength);
            move.Property(m => m.Details).HasDefaultValueSql("'{}'");
            move.Property(m => m.Before).HasColumnType("jsonb");
            move.HasIndex(m => new { m.ShopId, m.ComplaintId, m.Id });
            move.HasIndex(m => m.Together).HasFilter("together is not null");
            move.HasIndex(m => new { m.ShopId, m.At });
            move.OfShop(db, m => m.ShopId);
        });

        builder.Entity<ComplaintFile>(file =>
        {
            file.ToTable("complaint_files");
            file.HasKey(f => new { f.Id, f.ShopId });
            file.Property(f => f.Name).HasMaxLength(ComplaintFile.NameMaxLength);
            file.Property(f => f.ContentType).HasMaxLength(100);
            file.Property(f => f.Sha256).HasMaxLength(64).IsFixedLength();
            file.HasOne<Complaint>().WithMany().HasForeignKey(f => new { f.ComplaintId, f.ShopId }).OnDelete(DeleteBehavior.Cascade);
            file.OfShop(db, f => f.ShopId);
        });

        builder.Entity<ComplaintTelling>(telling =>
        {
            telling.ToTable("complaint_tellings");
            telling.HasKey(t => new { t.Id, t.ShopId });
            telling.Property(t => t.Id).UseIdentityAlwaysColumn();
            telling.HasIndex(t => new { t.ShopId, t.ComplaintId, t.Id });
            telling.HasIndex(t => t.DueAt, "ix_complaint_tellings_waiting").HasFilter("state = 'Waiting'");
            telling.OfShop(db, t => t.ShopId);
        });

        builder.Entity<ComplaintCount>(count =>
        {
            count.ToTable("complaint_counts");
            count.HasIndex(c => new { c.ShopId, c.Stage });
            count.OfShop(db, c => c.ShopId);
        });

        builder.Entity<TreeNode>(node =>
        {
            node.ToTable("complaint_tree");
            node.HasKey(n => new { n.Tree, n.Code });
            node.Property(n => n.Code).HasMaxLength(Complaint.CodeMaxLength);
            node.Property(n => n.NameRu).HasMaxLength(TreeNode.NameMaxLength);
            node.Property(n => n.NameEn).HasMaxLength(TreeNode.NameMaxLength);
        });

        builder.Entity<EvidenceItem>(item =>
        {
            item.ToTable("complaint_evidence");
            item.Property(i => i.Id).UseIdentityAlwaysColumn();
            item.Property(i => i.Ground).HasMaxLength(Complaint.CodeMaxLength);
            item.Property(i => i.Code).HasMaxLength(Complaint.CodeMaxLength);
            item.Property(i => i.NameRu).HasMaxLength(EvidenceItem.NameMaxLength);
            item.Property(i => i.NameEn).HasMaxLength(EvidenceItem.NameMaxLength);
            item.HasIndex(i => new { i.Ground, i.Code, i.Marketplace }).IsUnique().AreNullsDistinct(false);
        });

        builder.Entity<ReasonWord>(word =>
        {
            word.ToTable("complaint_words");
            word.HasKey(w => new { w.Marketplace, w.Word });
            word.Property(w => w.Word).HasMaxLength(ReasonWord.WordMaxLength);
            word.HasIndex(w => w.FirstSeenAt, "ix_complaint_words_unmapped").HasFilter("reason_code is null");
        });

        builder.Entity<StageTemplate>(template =>
        {
            template.ToTable("complaint_templates");
            template.Property(t => t.Text).HasMaxLength(StageTemplate.TextMaxLength);
            template.HasIndex(t => new { t.ShopId, t.Stage }).IsUnique().AreNullsDistinct(false);
        });
    }

    /// <summary>What waits goes deadline first, what is over newest first; each over all shops, of one stage and of one owner.</summary>
    private static void Index(EntityTypeBuilder<Complaint> complaint)
    {
        complaint.HasIndex(c => c.Number).IsUnique();
        complaint.HasIndex(c => new { c.LineAt, c.Id }, "ix_complaints_due").HasFilter("stage <> 'Closed'");
        complaint.HasIndex(c => c.MarketplaceDueAt, "ix_complaints_line").HasFilter("stage <> 'Closed' and marketplace_due_at is not null");
        complaint.HasIndex(c => new { c.Stage, c.LineAt, c.Id }, "ix_complaints_stage_due").HasFilter("stage <> 'Closed'");
        complaint.HasIndex(c => new { c.ShopId, c.Stage, c.LineAt, c.Id }, "ix_complaints_shop_due").HasFilter("stage <> 'Closed'");
        complaint.HasIndex(c => new { c.OwnerId, c.LineAt, c.Id }, "ix_complaints_owner_due").HasFilter("stage <> 'Closed' and owner_id is not null");
        complaint.HasIndex(c => new { c.OpenedAt, c.Id }, "ix_complaints_newest").IsDescending();
        complaint.HasIndex(c => new { c.ShopId, c.OpenedAt, c.Id }, "ix_complaints_shop_newest").IsDescending(false, true, true);
        complaint.HasIndex(c => new { c.CauseCode, c.OpenedAt, c.Id }, "ix_complaints_cause").IsDescending(false, true, true);
        complaint.HasIndex(c => new { c.ShopId, c.ProductId, c.OpenedAt }, "ix_complaints_product").HasFilter("product_id is not null");
        complaint.HasIndex(c => new { c.ShopId, c.OrderNumber }, "ix_complaints_order").HasFilter("order_number is not null");
        complaint.HasIndex(c => new { c.ShopId, c.SourceItemId }, "ix_complaints_source").HasFilter("source_item_id is not null");
        complaint.HasIndex(c => new { c.ShopId, c.MergedInto }, "ix_complaints_merged_into").HasFilter("merged_into is not null");
        complaint.HasIndex([InboxTables.Search], "ix_complaints_search").HasMethod("gin");
    }
}
