using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Buyers.Lifetimes;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>What is to be expected of buyers; made anew every night.</summary>
internal static class LifetimeTables
{
    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<ShopLifetimes>(shop =>
        {
            shop.ToTable("shop_lifetimes");
            shop.HasKey(s => s.ShopId);
            shop.Property(s => s.Report).HasColumnType("jsonb");
            shop.OfShop(db, s => s.ShopId);
        });

        builder.Entity<BuyerLifetime>(life =>
        {
            life.ToTable("buyer_lifetimes");
            life.HasKey(l => new { l.BuyerId, l.ShopId });
            life.HasOne<Buyer>().WithMany().HasForeignKey(l => l.BuyerId).OnDelete(DeleteBehavior.Cascade);
            life.Property(l => l.Value).HasPrecision(18, 2);
            life.Property(l => l.AtRisk).HasPrecision(18, 2);
            life.Property(l => l.UsualSum).HasPrecision(18, 4);
            life.Property(l => l.LastSum).HasPrecision(18, 4);

            // The list: what is at risk, the most first; of one sign by itself too.
            life.HasIndex(l => new { l.ShopId, l.AtRisk, l.BuyerId }, "ix_buyer_lifetimes_at_risk").IsDescending(false, true, true).HasFilter("at_risk > 0");
            life.HasIndex(l => new { l.ShopId, l.AtRisk, l.BuyerId }, "ix_buyer_lifetimes_slower").IsDescending(false, true, true).HasFilter("is_slower");
            life.HasIndex(l => new { l.ShopId, l.AtRisk, l.BuyerId }, "ix_buyer_lifetimes_smaller").IsDescending(false, true, true).HasFilter("is_smaller");
            life.HasIndex(l => new { l.ShopId, l.AtRisk, l.BuyerId }, "ix_buyer_lifetimes_bad").IsDescending(false, true, true).HasFilter("has_bad_experience");
            life.OfShop(db, l => l.ShopId);
        });
    }
}
