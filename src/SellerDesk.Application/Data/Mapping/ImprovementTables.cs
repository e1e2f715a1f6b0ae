using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Complaints.Recurring;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>Causes that recur, what is done about them, and the rollups that show both.</summary>
internal static class ImprovementTables
{
    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<CauseDay>(day =>
        {
            day.ToTable("cause_days");
            day.HasKey(d => new { d.ShopId, d.ProductId, d.CauseCode, d.Day });
            day.Property(d => d.CauseCode).HasMaxLength(Complaint.CodeMaxLength);
            day.HasIndex(d => new { d.ShopId, d.Day });
            day.OfShop(db, d => d.ShopId);
        });

        builder.Entity<TouchedComplaintDay>(day =>
        {
            day.ToTable("touched_complaint_days");
            day.OfShop(db, d => d.ShopId);
        });

        builder.Entity<CauseLook>(look =>
        {
            look.ToTable("cause_looks");
            look.HasKey(l => l.ShopId);
            look.OfShop(db, l => l.ShopId);
        });

        builder.Entity<RecurringCause>(cause =>
        {
            cause.ToTable("recurring_causes");
            cause.HasKey(c => new { c.Id, c.ShopId });
            cause.Property(c => c.CauseCode).HasMaxLength(Complaint.CodeMaxLength);
            cause.Property(c => c.DismissedWhy).HasMaxLength(RecurringCause.WhyMaxLength);
            cause.HasIndex(c => new { c.ShopId, c.ProductId, c.CauseCode }).IsUnique().HasFilter("ended_on is null");
            cause.HasIndex(c => new { c.ShopId, c.StartedOn });
            cause.HasIndex(c => new { c.ImprovementId, c.ShopId });
            cause.Property<uint>("Version").IsRowVersion();
            cause.OfShop(db, c => c.ShopId);
        });

        builder.Entity<Improvement>(improvement =>
        {
            improvement.ToTable("improvements");
            improvement.HasKey(i => new { i.Id, i.ShopId });
            improvement.Property(i => i.Number).UseIdentityByDefaultColumn();
            improvement.Property(i => i.CauseCode).HasMaxLength(Complaint.CodeMaxLength);
            improvement.Property(i => i.Action).HasMaxLength(Improvement.ActionMaxLength);
            improvement.Property(i => i.Conclusion).HasMaxLength(Improvement.ConclusionMaxLength);
            improvement.HasIndex(i => i.Number).IsUnique();
            improvement.HasIndex(i => new { i.ShopId, i.State, i.DueOn });
            improvement.Property<uint>("Version").IsRowVersion();
            improvement.OfShop(db, i => i.ShopId);
        });
    }
}
