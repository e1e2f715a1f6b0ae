using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>Where orders lose time, day by day, and how they are packed.</summary>
internal static class OrderTimeTables
{
    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<TouchedOrderDay>(day =>
        {
            day.ToTable("touched_order_days");
            day.Property(d => d.Parts).HasDefaultValue(TouchedOrderDay.EveryPart);
            day.HasIndex(d => new { d.ShopId, d.Day });
            day.OfShop(db, d => d.ShopId);
        });

        builder.Entity<LegDay>(day =>
        {
            day.ToTable("leg_days");
            day.HasKey(d => new { d.ShopId, d.Dimension, d.Leg, d.Day, d.Key });
            day.Property(d => d.Key).HasMaxLength(LegDay.KeyMaxLength);
            day.OfShop(db, d => d.ShopId);
        });

        builder.Entity<LegKeyMonth>(month =>
        {
            month.ToTable("leg_key_months");
            month.HasKey(m => new { m.ShopId, m.Dimension, m.Leg, m.Month, m.Key });
            month.Property(m => m.Key).HasMaxLength(LegDay.KeyMaxLength);
            month.OfShop(db, m => m.ShopId);
        });

        builder.Entity<CarrierRegionMonth>(month =>
        {
            month.ToTable("carrier_region_months");
            month.HasKey(m => new { m.ShopId, m.Month, m.Carrier, m.Region });
            month.Property(m => m.Carrier).HasMaxLength(LegDay.KeyMaxLength);
            month.Property(m => m.Region).HasMaxLength(LegDay.KeyMaxLength);
            month.OfShop(db, m => m.ShopId);
        });

        builder.Entity<SoldDay>(day =>
        {
            day.ToTable("sold_days");
            day.HasKey(d => new { d.ShopId, d.ProductId, d.Day });
            day.HasIndex(d => new { d.ShopId, d.Day });
            day.OfShop(db, d => d.ShopId);
        });

        builder.Entity<CarrierDay>(day =>
        {
            day.ToTable("carrier_days");
            day.HasKey(d => new { d.ShopId, d.Day, d.Carrier, d.Currency });
            day.Property(d => d.Carrier).HasMaxLength(LegDay.KeyMaxLength);
            day.Property(d => d.Currency).HasMaxLength(3);
            day.Property(d => d.Price).HasPrecision(18, 4);
            day.OfShop(db, d => d.ShopId);
        });

        MapPacking(builder, db);
    }

    private static void MapPacking(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<PackingList>(list =>
        {
            list.ToTable("packing_lists", table => table.HasCheckConstraint("ck_packing_lists_scope", "product_id is null or category is null"));
            list.HasKey(l => new { l.Id, l.ShopId });
            list.Property(l => l.Category).HasMaxLength(PackingList.CategoryMaxLength);
            list.Property<uint>("Version").IsRowVersion();
            list.HasOne<Product>().WithMany().HasForeignKey(l => new { l.ProductId, l.ShopId }).OnDelete(DeleteBehavior.Cascade);
            list.HasMany(l => l.Points).WithOne().HasForeignKey(p => new { p.ListId, p.ShopId }).OnDelete(DeleteBehavior.Cascade);
            list.HasIndex(l => new { l.ShopId, l.ProductId, l.Category }).IsUnique().AreNullsDistinct(false);
            list.OfShop(db, l => l.ShopId);
        });

        builder.Entity<PackingPoint>(point =>
        {
            point.ToTable("packing_points");
            point.HasKey(p => new { p.Id, p.ShopId });
            point.Property(p => p.Id).ValueGeneratedNever();
            point.Property(p => p.Text).HasMaxLength(PackingPoint.TextMaxLength);
            point.OfShop(db, p => p.ShopId);
        });

        builder.Entity<PackingTick>(tick =>
        {
            tick.ToTable("packing_ticks");
            tick.HasKey(t => new { t.OrderId, t.ShopId, t.LineNumber, t.Point });
            tick.Property(t => t.Point).HasMaxLength(PackingTick.PointMaxLength);
            tick.Property(t => t.Text).HasMaxLength(PackingPoint.TextMaxLength);
            tick.HasOne<Order>().WithMany().HasForeignKey(t => new { t.OrderId, t.ShopId }).OnDelete(DeleteBehavior.Cascade);
            tick.OfShop(db, t => t.ShopId);
        });
    }
}
