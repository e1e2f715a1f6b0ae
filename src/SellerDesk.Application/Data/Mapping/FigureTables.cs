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

        foreach (var (entity, table) in new[] { ("TouchedFunnelDay", "touched_funnel_days"), ("TouchedDeadlineDay", "touched_deadline_days"), ("TouchedWorkDay", "touched_work_days"), ("TouchedBuyerDay", "touched_buyer_days") })
        {
            builder.SharedTypeEntity<TouchedFigureDay>(entity, day =>
            {
                day.ToTable(table);
                day.HasIndex(d => new { d.ShopId, d.Day });
                day.OfShop(db, d => d.ShopId);
            });
        }

        builder.Entity<CohortMonth>(month =>
        {
            month.ToTable("cohort_months");
            month.HasKey(m => new { m.ShopId, m.Cohort, m.Age, m.Currency });
            month.Property(m => m.Currency).HasMaxLength(3);
            month.OfShop(db, m => m.ShopId);
        });

        builder.Entity<CohortMaking>(making =>
        {
            making.ToTable("cohort_makings");
            making.HasKey(m => m.ShopId);
            making.OfShop(db, m => m.ShopId);
        });

        Reports(builder);
    }

    private static void Reports(ModelBuilder builder)
    {
        builder.Entity<Report>(report =>
        {
            report.ToTable("reports");
            report.Property(r => r.Name).HasMaxLength(Report.NameMaxLength);
            report.Property(r => r.Query).HasMaxLength(Report.QueryMaxLength);
            report.Property(r => r.Zone).HasMaxLength(Report.ZoneMaxLength);
            report.Ignore(r => r.Schedule);
            report.HasIndex(r => r.NextAt, "ix_reports_next").HasFilter("not paused");
            report.Property<uint>("Row").IsRowVersion();
        });

        builder.Entity<ReportLetter>(letter =>
        {
            letter.ToTable("report_letters");
            letter.Property(l => l.Address).HasMaxLength(Report.AddressMaxLength);
            letter.Property(l => l.Detail).HasMaxLength(ReportLetter.DetailMaxLength);
            letter.HasOne<Report>().WithMany().HasForeignKey(l => l.ReportId).OnDelete(DeleteBehavior.Cascade);
            letter.HasIndex(l => new { l.ReportId, l.RoundAt, l.PersonId, l.Address }, "ix_report_letters_once").IsUnique().AreNullsDistinct(false);
            letter.HasIndex(l => l.DueAt, "ix_report_letters_due").HasFilter("state in ('Waiting', 'Sending')");
            letter.Property<uint>("Row").IsRowVersion();
        });
    }
}
