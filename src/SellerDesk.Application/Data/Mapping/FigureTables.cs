using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>What dashboards read.</summary>
internal static class FigureTables
{
    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<FigureMonth>(month =>
        {
            month.ToTable("figure_months");
            month.HasKey(m => new { m.ShopId, m.Source, m.Dimension, m.Month, m.Key, m.Currency });
            month.Property(m => m.Key).HasMaxLength(FigureMonth.KeyMaxLength);
            month.Property(m => m.Currency).HasMaxLength(3);
            month.OfShop(db, m => m.ShopId);
        });

        builder.Entity<MetricTarget>(target =>
        {
            target.ToTable("metric_targets");
            target.HasIndex(t => new { t.Metric, t.Stage, t.ShopId }).IsUnique().AreNullsDistinct(false);
            target.Property(t => t.Metric).HasMaxLength(MetricTarget.CodeMaxLength);
            target.Property(t => t.Stage).HasMaxLength(MetricTarget.CodeMaxLength);
            target.Property(t => t.Value).HasPrecision(18, 6);
            target.HasOne<Domain.Shops.Shop>().WithMany().HasForeignKey(t => t.ShopId).OnDelete(DeleteBehavior.Cascade);
            target.Property<uint>("Row").IsRowVersion();
        });
    }
}
