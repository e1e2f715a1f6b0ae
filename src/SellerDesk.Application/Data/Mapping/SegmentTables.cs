using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Segments.Plays;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>Segments of buyers, their members and history, and plays on them: of the desk, not of shops. Members have no foreign key to buyers, who are never deleted: it would cost a look-up for each of a million.</summary>
internal static class SegmentTables
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Segment>(segment =>
        {
            segment.ToTable("segments");
            segment.Property(s => s.Name).HasMaxLength(Segment.NameMaxLength);
            segment.Property(s => s.Description).HasMaxLength(Segment.DescriptionMaxLength);
            segment.Property(s => s.ReadyMade).HasMaxLength(Segment.ReadyMadeMaxLength);
            segment.Property<uint>("Version").IsRowVersion();
        });

        builder.Entity<SegmentMember>(member =>
        {
            member.ToTable("segment_members");
            member.HasKey(m => new { m.SegmentId, m.BuyerId });
            member.HasOne<Segment>().WithMany().HasForeignKey(m => m.SegmentId).OnDelete(DeleteBehavior.Cascade);
            member.HasIndex(m => m.BuyerId);
            member.HasIndex(m => new { m.SegmentId, m.Since, m.BuyerId }).IsDescending(false, true, true);
        });

        builder.Entity<SegmentDay>(day =>
        {
            day.ToTable("segment_days");
            day.HasKey(d => new { d.SegmentId, d.Day });
            day.HasOne<Segment>().WithMany().HasForeignKey(d => d.SegmentId).OnDelete(DeleteBehavior.Cascade);
        });

        builder.Entity<BuyerRfm>(rfm =>
        {
            rfm.ToTable("buyer_rfm");
            rfm.HasKey(r => r.BuyerId);
            rfm.HasIndex(r => new { r.Recency, r.Frequency });
        });

        builder.Entity<RfmCell>(cell =>
        {
            cell.ToTable("rfm_cells");
            cell.Property(c => c.Spent).HasColumnType("jsonb");
            cell.HasOne<Shop>().WithMany().HasForeignKey(c => c.ShopId).OnDelete(DeleteBehavior.Cascade);
        });

        builder.Entity<BuyerCategory>(category =>
        {
            category.ToTable("buyer_categories");
            category.HasKey(c => new { c.Category, c.BuyerId, c.ShopId });
            category.Property(c => c.Category).HasMaxLength(BuyerCategory.CategoryMaxLength);
            category.HasOne<Shop>().WithMany().HasForeignKey(c => c.ShopId).OnDelete(DeleteBehavior.Cascade);
        });

        MapPlays(builder);
    }

    private static void MapPlays(ModelBuilder builder)
    {
        builder.Entity<Play>(play =>
        {
            play.ToTable("plays");
            play.Property(p => p.Name).HasMaxLength(Play.NameMaxLength);
            play.Property(p => p.Offer).HasMaxLength(Play.OfferMaxLength);
            play.Property(p => p.Result).HasColumnType("jsonb");
            play.HasOne<Segment>().WithMany().HasForeignKey(p => p.SegmentId).OnDelete(DeleteBehavior.Restrict);
            play.HasIndex(p => p.State, "ix_plays_running").HasFilter("state = 'Running'");
            play.Property<uint>("Version").IsRowVersion();
        });

        builder.Entity<PlayMember>(member =>
        {
            member.ToTable("play_members");
            member.HasKey(m => new { m.PlayId, m.BuyerId });
            member.HasOne<Play>().WithMany().HasForeignKey(m => m.PlayId).OnDelete(DeleteBehavior.Cascade);
            member.HasOne<Buyer>().WithMany().HasForeignKey(m => m.BuyerId).OnDelete(DeleteBehavior.Cascade);
            member.Property(m => m.Note).HasMaxLength(PlayMember.NoteMaxLength);
            member.HasIndex(m => m.BuyerId);
            member.HasIndex(m => new { m.PlayId, m.Call, m.BuyerId }, "ix_play_members_calls").HasFilter("call is not null and left_at is null");
        });
    }
}
