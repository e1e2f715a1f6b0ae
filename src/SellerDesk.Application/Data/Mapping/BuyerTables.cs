using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>Buyers and what recognises them belong to the desk; what they did, to shops (docs/decisions/0029). What triggers add is in <see cref="BuyerTriggers"/>.</summary>
internal static class BuyerTables
{
    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<Buyer>(buyer =>
        {
            buyer.ToTable("buyers");
            buyer.Property(b => b.Number).UseIdentityByDefaultColumn();
            buyer.Property(b => b.Name).HasMaxLength(Buyer.NameMaxLength);
            buyer.Property(b => b.NameIsShown).HasDefaultValue(false);
            buyer.Property(b => b.Quality).HasDefaultValue(MatchQuality.Certain).HasSentinel(MatchQuality.Certain);
            foreach (var count in new[] { nameof(Buyer.Orders), nameof(Buyer.Delivered), nameof(Buyer.Returned), nameof(Buyer.Cancelled), nameof(Buyer.Reviews), nameof(Buyer.Stars), nameof(Buyer.BadReviews), nameof(Buyer.Chats), nameof(Buyer.Complaints), nameof(Buyer.Returns) })
            {
                buyer.Property(count).HasDefaultValue(0);
            }

            buyer.Property(b => b.Spent).HasPrecision(18, 4).HasDefaultValue(0m);
            buyer.Property(b => b.Currency).HasMaxLength(3).IsFixedLength();
            buyer.HasIndex(b => b.Number).IsUnique();
            buyer.HasIndex(b => b.MergedInto).HasFilter("merged_into is not null");

            // The list is the latest first, by orders, or by money of one currency.
            buyer.HasIndex(b => new { b.LastAt, b.Id }, "ix_buyers_latest").IsDescending().HasFilter("merged_into is null and last_at is not null");
            buyer.HasIndex(b => new { b.Orders, b.Id }, "ix_buyers_by_orders").IsDescending().HasFilter("merged_into is null and last_at is not null");
            buyer.HasIndex(b => new { b.Currency, b.Spent, b.Id }, "ix_buyers_by_spent").IsDescending(false, true, true).HasFilter("merged_into is null and last_at is not null");
            buyer.HasIndex(b => new { b.Region, b.LastAt, b.Id }, "ix_buyers_region").IsDescending(false, true, true).HasFilter("merged_into is null and last_at is not null");
        });

        builder.Entity<BuyerKey>(key =>
        {
            key.ToTable("buyer_keys");
            key.Property(k => k.Space).HasMaxLength(BuyerKey.SpaceMaxLength);
            key.Property(k => k.Hash).HasMaxLength(BuyerKey.HashMaxLength);
            key.HasOne<Buyer>().WithMany().HasForeignKey(k => k.BuyerId).OnDelete(DeleteBehavior.Cascade);
            key.HasIndex(k => new { k.Hash, k.Kind, k.Space }).IsUnique();
        });

        builder.Entity<BuyerPair>(pair =>
        {
            pair.ToTable("buyer_pairs");
            pair.HasOne<Buyer>().WithMany().HasForeignKey(p => p.OneId).OnDelete(DeleteBehavior.Cascade);
            pair.HasOne<Buyer>().WithMany().HasForeignKey(p => p.OtherId).OnDelete(DeleteBehavior.Cascade);
            pair.HasIndex(p => new { p.OneId, p.OtherId, p.Shared }).IsUnique();
        });

        builder.Entity<BuyerLink>(link =>
        {
            link.ToTable("buyer_links");
            link.HasKey(l => new { l.ThingId, l.Kind, l.ShopId });
            link.HasOne<Buyer>().WithMany().HasForeignKey(l => l.BuyerId).OnDelete(DeleteBehavior.Cascade);
            link.HasIndex(l => new { l.BuyerId, l.At }).IsDescending(false, true);
            link.OfShop(db, l => l.ShopId);
        });

        builder.Entity<BuyerFigures>(figures =>
        {
            figures.ToTable("buyer_figures");
            figures.HasKey(f => new { f.BuyerId, f.ShopId });
            figures.HasOne<Buyer>().WithMany().HasForeignKey(f => f.BuyerId).OnDelete(DeleteBehavior.Cascade);
            figures.HasIndex(f => new { f.ShopId, f.LastAt, f.BuyerId }).IsDescending(false, true, true);
            figures.OfShop(db, f => f.ShopId);
        });

        builder.Entity<BuyerMoney>(money =>
        {
            money.ToTable("buyer_money");
            money.HasKey(m => new { m.BuyerId, m.ShopId, m.Currency });
            money.HasOne<Buyer>().WithMany().HasForeignKey(m => m.BuyerId).OnDelete(DeleteBehavior.Cascade);
            money.Property(m => m.Currency).HasMaxLength(3).IsFixedLength();
            money.Property(m => m.Spent).HasPrecision(18, 4);
            money.OfShop(db, m => m.ShopId);
        });

        builder.Entity<TouchedBuyer>(touched =>
        {
            touched.ToTable("touched_buyers");
            touched.HasIndex(t => t.BuyerId);
        });

        builder.Entity<BuyerCount>(count =>
        {
            count.ToTable("buyer_counts");
            count.HasOne<Shop>().WithMany().HasForeignKey(c => c.ShopId).OnDelete(DeleteBehavior.Cascade);
        });

        MapDecisions(builder);
    }

    private static void MapDecisions(ModelBuilder builder)
    {
        builder.Entity<BuyerMove>(move =>
        {
            move.ToTable("buyer_moves", table => table.HasCheckConstraint("ck_buyer_moves_two", "from_id <> into_id"));
            move.Property(m => m.Why).HasMaxLength(BuyerMove.WhyMaxLength);
            move.Property(m => m.Links).HasColumnType("jsonb");
            move.HasIndex(m => m.FromId);
            move.HasIndex(m => m.IntoId);
        });

        builder.Entity<BuyerConsent>(consent =>
        {
            consent.ToTable("buyer_consents");
            consent.Property(c => c.Source).HasMaxLength(BuyerConsent.SourceMaxLength);
            consent.Property(c => c.TextVersion).HasMaxLength(BuyerConsent.VersionMaxLength);
            consent.HasIndex(c => new { c.BuyerId, c.Channel, c.Purpose, c.At });
            consent.HasIndex(c => c.ImportRunId).HasFilter("import_run_id is not null");
        });

        builder.Entity<BuyerErasure>(erasure =>
        {
            erasure.ToTable("buyer_erasures");
            erasure.Property(e => e.Request).HasMaxLength(BuyerErasure.RequestMaxLength);
            erasure.HasIndex(e => e.BuyerId);
        });

        builder.Entity<BuyerLook>(look =>
        {
            look.ToTable("buyer_looks");
            look.HasIndex(l => new { l.BuyerId, l.At }).IsDescending(false, true);
            look.HasIndex(l => l.At);
        });
    }
}
