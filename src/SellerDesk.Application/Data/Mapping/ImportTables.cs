using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Imports;

namespace SellerDesk.Application.Data.Mapping;

internal static class ImportTables
{
    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<ImportRun>(run =>
        {
            run.ToTable("import_runs", table => table.HasCheckConstraint("ck_import_runs_counts", "read >= accepted + unchanged + rejected"));
            run.HasKey(r => new { r.Id, r.ShopId });
            run.HasIndex(r => new { r.ShopId, r.StartedAt }).IsDescending(false, true);
            run.OfShop(db, r => r.ShopId);
        });

        builder.Entity<ImportRejection>(rejection =>
        {
            rejection.ToTable("import_rejections");
            rejection.Property<long>("Id");
            rejection.HasKey("Id", nameof(ImportRejection.ShopId));
            rejection.Property("Id").ValueGeneratedOnAdd();
            rejection.HasIndex(r => new { r.ShopId, r.RunId, r.Line });
            rejection.HasOne<ImportRun>().WithMany().HasForeignKey(r => new { r.RunId, r.ShopId }).OnDelete(DeleteBehavior.Cascade);
            rejection.OfShop(db, r => r.ShopId);
        });

        builder.Entity<ImportPreset>(preset =>
        {
            preset.ToTable("import_presets");
            preset.Property(p => p.Name).HasMaxLength(ImportPreset.NameMaxLength);
            preset.HasIndex(p => new { p.Kind, p.Name }).IsUnique();
        });
    }
}
