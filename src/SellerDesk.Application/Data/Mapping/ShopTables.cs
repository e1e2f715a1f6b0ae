using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data.Mapping;

internal static class ShopTables
{
    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<Shop>(shop =>
        {
            shop.ToTable("shops");
            shop.Property(s => s.Name).HasMaxLength(Shop.NameMaxLength);
            shop.Property(s => s.TimeZone).HasMaxLength(64);
            shop.Property(s => s.Currency).HasMaxLength(3).IsFixedLength();
            shop.HasIndex(s => s.Name).IsUnique();
            shop.Property<uint>("Version").IsRowVersion();
            shop.HasQueryFilter(SellerDeskDb.ShopFilter, s => db.ScopeIsAll || db.ScopeShops.Contains(s.Id));
        });

        builder.Entity<Feed>(feed =>
        {
            feed.ToTable("feeds", table =>
            {
                table.HasCheckConstraint("ck_feeds_progress", "progress_done >= 0 and (progress_total is null or progress_total >= 0)");
                table.HasCheckConstraint("ck_feeds_lease", "(lease_owner is null) = (lease_until is null)");
            });
            feed.HasKey(f => new { f.Id, f.ShopId });
            feed.HasIndex(f => new { f.ShopId, f.Kind }).IsUnique();
            feed.HasIndex(f => f.NextRunAt);
            feed.OfShop(db, f => f.ShopId);
            feed.Property<uint>("Version").IsRowVersion();
        });

        builder.Entity<FeedRun>(run =>
        {
            run.ToTable("feed_runs");
            run.HasKey(r => new { r.Id, r.ShopId });
            run.HasIndex(r => new { r.ShopId, r.Kind, r.StartedAt }).IsDescending(false, false, true);
            run.OwnsOne(r => r.Counts, counts =>
            {
                counts.Property(c => c.Read).HasColumnName("read_count");
                counts.Property(c => c.New).HasColumnName("new_count");
                counts.Property(c => c.Changed).HasColumnName("changed_count");
                counts.Property(c => c.Unchanged).HasColumnName("unchanged_count");
                counts.Property(c => c.SetAside).HasColumnName("set_aside_count");
            });
            run.Navigation(r => r.Counts).IsRequired();
            run.OfShop(db, r => r.ShopId);
        });

        builder.Entity<SetAsidePayload>(payload =>
        {
            payload.ToTable("set_aside_payloads");
            payload.HasKey(p => new { p.Id, p.ShopId });
            payload.HasIndex(p => new { p.ShopId, p.Kind, p.Digest }).IsUnique();
            payload.HasIndex(p => new { p.ShopId, p.ReceivedAt }).HasFilter("resolved_at is null").HasDatabaseName("ix_set_aside_payloads_waiting");
            payload.OfShop(db, p => p.ShopId);
        });

        builder.Entity<ShopAbility>(ability =>
        {
            ability.ToTable("shop_abilities");
            ability.HasKey(a => new { a.ShopId, a.Ability });
            ability.Property(a => a.Need).HasMaxLength(ShopAbility.NeedMaxLength);
            ability.Ignore(a => a.IsShut);
            ability.OfShop(db, a => a.ShopId);
        });

        builder.Entity<IncomingPush>(push =>
        {
            push.ToTable("incoming_pushes");
            push.HasKey(p => new { p.Id, p.ShopId });
            push.HasIndex(p => new { p.ShopId, p.Digest }).IsUnique();
            push.HasIndex(p => p.ReceivedAt).HasFilter("processed_at is null").HasDatabaseName("ix_incoming_pushes_waiting");
            push.Property(p => p.Times).HasDefaultValue(1);
            push.OfShop(db, p => p.ShopId);
        });

        builder.Entity<QualityFigure>(figure =>
        {
            figure.ToTable("quality_figures");
            figure.HasKey(f => new { f.ShopId, f.Code, f.Day });
            figure.Property(f => f.Code).HasMaxLength(QualityFigure.CodeMaxLength);
            figure.Property(f => f.Value).HasPrecision(18, 4);
            figure.Property(f => f.Limit).HasPrecision(18, 4);
            figure.OfShop(db, f => f.ShopId);
        });
    }
}
