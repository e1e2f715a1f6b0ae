using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>When shops answer and people work, and what came of it day by day.</summary>
internal static class ServiceLevelTables
{
    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<ShopWeek>(week =>
        {
            week.ToTable("shop_weeks");
            week.HasKey(w => w.ShopId);
            week.Property(w => w.Hours).HasMaxLength(WeekHours.TextMaxLength);
            week.OfShop(db, w => w.ShopId);
        });

        builder.Entity<PersonWeek>(week =>
        {
            week.ToTable("person_weeks");
            week.HasKey(w => w.PersonId);
            week.Property(w => w.TimeZone).HasMaxLength(64);
            week.Property(w => w.Hours).HasMaxLength(WeekHours.TextMaxLength);
        });

        builder.Entity<WorkDay>(day =>
        {
            day.ToTable("work_days");
            day.HasKey(d => new { d.ShopId, d.Day, d.Kind, d.PersonId });
            day.HasIndex(d => d.Day);
            day.OfShop(db, d => d.ShopId);
        });
    }
}
